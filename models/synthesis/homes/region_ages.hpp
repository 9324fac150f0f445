#pragma once

#include <vector>

#include "models/synthesis/families/families.hpp"
#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Residents of the first population by the location class of their household.
struct ClassResidents {
    std::vector<double> all;    ///< [class]
    std::vector<double> of_age; ///< [class][band of location.region_share]
};
ClassResidents count_residents(std::vector<PopulationBlock> const& blocks,
                               sim::ParameterBook const& book, sim::Month start);

/// Spreads the residents of each class over municipalities, [class][municipality], keeping the odds
/// ratios of `seed` as far as margins allow.
///
/// Margins: residents of each class; residents of each region by age, as published; residents of
/// each municipality, its region's spread as in 2020. Households move as a whole, so a region's age
/// is fitted by its classes: the factor of a class is the geometric mean of its residents' factors
/// (after Ye et al. 2009, iterative proportional updating). At strength 0 regions are fitted to
/// their residents of 2020 only, between 0 and 1 they lie between both.
///
/// Parameters  location.region_share, .region_age_strength
std::vector<double> fit_settlement(std::vector<double> seed, ClassResidents const& residents,
                                   std::vector<Municipality> const& municipalities,
                                   sim::ParameterBook const& book, sim::Month start);

} // namespace boligsim
