#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/indicators/indicator.hpp"

namespace boligsim::analysis {

/// When the tables of letting read a measure.
enum class Timing {
    over_years, ///< all years since the scenarios' lettings differ, added up before dividing
    at_the_end, ///< the last 31 December
};

/// Where they read it.
enum class Scope {
    departments, ///< the groups of departments
    everyone,    ///< the population: who waits lives anywhere
};

/// A number of the tables of letting.
struct LettingMeasure {
    Indicator indicator;
    std::optional<Indicator> less; ///< taken off `indicator`
    Timing timing = Timing::over_years;
    Scope scope = Scope::departments;
};

/// The letting tools by the labels of the axis `tool`, and what a table calls them.
struct ToolName {
    char const* label;
    char const* title;
};
std::vector<ToolName> const& tool_names();

/// Labels of the axis `household_work`, then `household_origin`, of each group of households.
struct HouseholdGroupName {
    char const* work;
    char const* origin;
    /// Ends the names of measures: "someone_in_work_danish".
    std::string suffix() const { return std::string(work) + "_" + origin; }
};
std::vector<HouseholdGroupName> const& household_group_names();

/// Why a household waits: labels of the axis `reason`.
std::vector<std::string> const& reason_names();

/// All of them. Names are those of `indicators()` where it has them.
std::vector<LettingMeasure> const& letting_measures();

} // namespace boligsim::analysis
