#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

/// How far a simulated number may be from a published one.
enum class ToleranceKind { relative, absolute };

/// Which places a target counts.
enum class TargetPlace { population, public_housing, outside_public_housing };

/// A published number to hold the model against, on 31 December of its year or over it.
struct Target {
    std::string id;
    std::string measure; ///< an indicator, or a measure of the file that is added up
    /// Axes with the labels that count: {"age", {"0-9"}}.
    std::vector<std::pair<std::string, std::vector<std::string>>> categories;
    std::string dwelling_kind; ///< "family", "youth", "elderly"; empty for all
    TargetPlace place = TargetPlace::population;
    int year = 0;
    double value = 0; ///< at full scale
    std::string unit;
    double tolerance = 0;
    ToleranceKind tolerance_kind = ToleranceKind::relative;
    std::string source;
    std::string role; ///< "input", "calibration", "check"
};

/// "residents age=0-9;sex=women, population": targets of one series differ in their year only.
std::string series_name(Target const& target);

/// Reads targets from CSV: id, measure, group ("kind=family", or axes with labels,
/// "age=0-9;sex=women", several labels divided by |), place, year, value, unit, tolerance,
/// tolerance_kind, source, role. What is wrong goes to `diagnostics`.
std::vector<Target> read_targets(std::string_view text, std::string const& file,
                                 sim::Diagnostics& diagnostics);

/// The targets that are built into the program.
std::vector<Target> shipped_targets();

} // namespace boligsim::analysis
