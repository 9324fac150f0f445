#pragma once

#include <cstdint>
#include <vector>

#include "models/synthesis/families/families.hpp"
#include "models/world/world.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// A household of a block.
struct HouseholdRef {
    std::uint32_t block = 0;
    std::uint32_t household = 0;
};

/// Says in which municipality every household lives: a list a municipality.
///
/// Each municipality gets its share of its region's residents of 2020, each region its residents
/// of each age (fit_settlement). Of each class of households (stage of life, origin and age) a
/// municipality gets as many as large cities and much public housing attract of it, fitted to all
/// these margins. Within a class every municipality is met as exactly, in every stretch of the
/// blocks' order (so of ages), as an equidistributed sequence does.
///
/// Parameters  municipality.public_dwellings, location.city_ratio, .origin_city_ratio,
///             .origin_public_exponent, .least_public_share, .region_share, .region_age_strength
/// Simplifies  residents of a region are spread over its municipalities as in 2020
std::vector<std::vector<HouseholdRef>> settle(std::vector<PopulationBlock> const& blocks,
                                              std::vector<Municipality> const& municipalities,
                                              sim::ParameterBook const& parameters,
                                              sim::Month start);

} // namespace boligsim
