#pragma once

#include <string>
#include <vector>

#include "analysis/findings/assessment.hpp"

namespace boligsim::analysis {

/// "input", "calibration", "check", "not_modelled".
std::string role_name(Role role);

/// Which findings a text lists.
enum class Listed {
    answered, ///< those that the files answer; of the rest how many there are
    all,      ///< every one, with its reason
};

/// A paragraph and a table for each finding, failures first, at most 80 characters wide; then how
/// many there are of each verdict, by role. `scale` is the files' share of Denmark's households: of
/// a sample an evaluator sees less, which is said beside effects.
std::string findings_text(std::vector<Assessment> const& assessments, double scale,
                          Listed listed = Listed::answered);

/// A JSON list of objects with id, fact, role, reported, simulated, interval, verdict, why, and the
/// estimates behind them.
std::string findings_json(std::vector<Assessment> const& assessments);

/// A line for each estimate or figure of a finding, or one where it has none.
std::string findings_csv(std::vector<Assessment> const& assessments);

/// Whether a check came out otherwise than reported.
bool any_contradicted(std::vector<Assessment> const& assessments);

} // namespace boligsim::analysis
