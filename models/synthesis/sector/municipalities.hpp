#pragma once

#include <vector>

#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// The municipalities with their regions and residents of 2020, by code.
///
/// Parameters  municipality.code, .region, .population_2020
std::vector<Municipality> read_municipalities(sim::ParameterBook const& book, sim::Month at);

} // namespace boligsim
