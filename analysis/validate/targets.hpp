#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

/// How far a simulated number may be from a published one.
enum class ToleranceKind { relative, absolute };

/// What came of holding the model against a published figure or ordering.
enum class TargetVerdict { missed, met, not_in_file };

/// Which places a target counts: one of the three, or how much of the population's count is public
/// housing's.
enum class TargetPlace {
    population,
    public_housing,
    outside_public_housing,
    public_housing_of_population
};

/// What a target is about.
enum class TargetTheme { population, employment, sector, places };
/// Their names, in that order: "population", "employment", "sector" (public housing as a whole),
/// "places" (who lives where: concentration, areas, regions).
std::vector<std::string> const& theme_names();

/// A published number to hold the model against, on 31 December of its year or over it.
struct Target {
    std::string id;
    TargetTheme theme = TargetTheme::population;
    /// An indicator, a measure of concentration, `stay_months_a_room`, or a measure of the file that
    /// is added up.
    std::string measure;
    /// Axes with the labels that count: {"age", {"0-9"}}.
    std::vector<std::pair<std::string, std::vector<std::string>>> categories;
    /// Columns beside the places with the texts that count: {"region", {"hovedstaden"}}, or of
    /// departments, in targets of public housing only, {"kind", {"family"}}.
    std::vector<std::pair<std::string, std::vector<std::string>>> columns;
    TargetPlace place = TargetPlace::population;
    int year = 0;     ///< of the simulation
    double value = 0; ///< at full scale
    std::string unit;
    double tolerance = 0;
    ToleranceKind tolerance_kind = ToleranceKind::relative;
    std::string source;
    std::string role;      ///< "input", "calibration", "check"
    std::string label;     ///< what it is in a reader's words; empty for series_name
    std::string published; ///< of when the number is, where that is said; as text: "2022-01"
    std::string note;      ///< in what the number and what is simulated differ
};

/// "residents age=0-9;sex=women, population": targets of one series differ in their year only.
std::string series_name(Target const& target);

/// Reads targets from CSV: id, theme, measure, group (axes with labels, "age=0-9;sex=women", or
/// "region=..." of places, "kind=family" of departments; several labels divided by |), place, year, value,
/// unit, tolerance, tolerance_kind, source, role, and
/// perhaps label, published and note. What is wrong
/// goes to `diagnostics`.
std::vector<Target> read_targets(std::string_view text, std::string const& file,
                                 sim::Diagnostics& diagnostics);

/// The targets that are built into the program.
std::vector<Target> shipped_targets();

} // namespace boligsim::analysis
