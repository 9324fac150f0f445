#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/indicators/totals.hpp"

namespace boligsim::analysis {

/// The name by which targets ask for it.
constexpr std::string_view stay_months_a_room = "stay_months_a_room";

/// How many months longer households of a group have lived in dwellings of one room more, a value a
/// world: the slope of the mean months in the dwelling on rooms, weighted by households (measures
/// `households_rooms` and `stay_years_rooms`). Empty where the file has no such measures.
std::vector<double> stay_slopes(GroupTotals& totals, std::size_t group, std::size_t year);

} // namespace boligsim::analysis
