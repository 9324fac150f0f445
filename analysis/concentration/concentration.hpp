#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/concentration/composition.hpp"

namespace boligsim::analysis {

/// Something that is known of all places together, not of one: how unevenly people live.
/// docs/place-figures.md says what each counts.
struct ConcentrationMeasure {
    std::string name;
    std::string description;
    std::string unit; ///< "share", "areas"
    double (*value)(Composition const& composition, std::size_t year, Worlds worlds);
};

/// In the order in which tables show them.
std::vector<ConcentrationMeasure> const& concentration_measures();
/// The one of that name; null where there is none.
ConcentrationMeasure const* find_concentration_measure(std::string_view name);

/// The years that have to be in the composition for the measure in a year: that one and, for what
/// is compared with the start, the first.
std::vector<std::size_t> years_of(ConcentrationMeasure const& measure, std::size_t year);

/// One value a world whose mean is the measure of all worlds together, and whose scatter is its
/// uncertainty: the jackknife's (Efron & Stein 1981), moved to that mean.
std::vector<double> by_world(ConcentrationMeasure const& measure, Composition const& composition,
                             std::size_t year);

/// Duncan's index of dissimilarity: half the sum over places of how much the shares of the two
/// groups that live there differ, from 0 (alike everywhere) to 1 (never together). Zero where a
/// group has nobody. The spans are of the same places.
double dissimilarity(std::vector<std::int64_t> const& group,
                     std::vector<std::int64_t> const& others);

/// The areas that are deprived in a year, by area: of 150 dwellings and more, with the largest sum
/// of the standardised shares outside work and education and in the lowest fifth of income; as many
/// as VIVE counts in that year.
///
/// Simplifies: VIVE ranks by education too, and not areas of public housing alone.
std::vector<bool> deprived_areas(Composition const& composition, std::size_t year, Worlds worlds);

/// How many deprived areas VIVE counts: 128 in 1985, 358 in 2015 (Udsatte boligomraader i Danmark
/// 1985-2015, 2020), on a straight line between; as many after 2015.
std::size_t published_deprived_areas(int year);

} // namespace boligsim::analysis
