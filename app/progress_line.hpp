#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

#include "models/month/world_run.hpp"

namespace boligsim {

/// How a run says how far it is.
enum class ProgressStyle {
    none,
    line,   ///< one line that is written over, for a terminal
    tenths, ///< a line every tenth of the work, for a log
    json,   ///< a JSON object a line, every tenth
};

/// The style for `auto`, `always`, `never` or `json`.
ProgressStyle progress_style(std::string const& choice, bool quiet);

/// Says on `err` how far a run is: worlds done, month, person-months a second, time left.
class ProgressLine {
public:
    /// `expected_person_months` is an estimate of the whole run's work.
    ProgressLine(ProgressStyle style, double expected_person_months, std::ostream& err);

    void update(Progress const& progress);

    /// Ends the line, if one is standing.
    void finish();

private:
    ProgressStyle style_;
    double expected_;
    std::ostream& err_;
    std::chrono::steady_clock::time_point start_;
    int tenths_said_ = 0;
};

} // namespace boligsim
