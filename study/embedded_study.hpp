#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/time.hpp"
#include "study/study.hpp"

namespace boligsim {

/// A line of a scenario: one thing that its policy does.
struct PolicyLine {
    enum class Kind { letting, renovation, intervention };

    Kind kind = Kind::letting;
    std::string what; ///< the letting tool, the intervention, or "renovation"
    Where where;
    sim::Month from;
    sim::Month to; ///< the period's last month where the line is open
    /// Share of the vacancies, reach of an intervention where the line gives one, or share of the
    /// dwellings that are emptied for a renovation.
    std::optional<double> share;
    std::string text; ///< all that the line says; equal for equal lines

    bool operator==(PolicyLine const& other) const
    {
        return kind == other.kind && text == other.text;
    }
};

/// A scenario as a result file holds it.
struct EmbeddedScenario {
    std::string name;
    std::vector<PolicyLine> lines; ///< of its blocks, in their order
};

/// What a result file says of the study that it was run from.
struct EmbeddedStudy {
    std::string name;
    std::string against; ///< empty: not said
    std::optional<sim::Period> period;
    std::vector<EmbeddedScenario> scenarios;
    std::vector<Question> questions;

    /// The scenario of that name; null where there is none.
    EmbeddedScenario const* find(std::string_view scenario) const;
};

/// Reads a study's resolved text (the attribute `study_text`). It needs no names of the model's, so
/// that files of other versions can be read. What cannot be read is left out; nothing is thrown.
EmbeddedStudy read_embedded_study(std::string_view text);

/// From the first month in which one of the lines is in force to the last; empty without lines.
std::optional<sim::Period> months_of(std::vector<PolicyLine> const& lines);

/// Those of `all` that are not among the known ones.
std::vector<PolicyLine> beyond(std::vector<PolicyLine> const& all,
                               std::vector<PolicyLine> const& known);

} // namespace boligsim
