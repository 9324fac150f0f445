#pragma once

#include <vector>

#include "models/world/world.hpp"

namespace boligsim {

/// The 98 municipalities with their regions and residents of 2020 (municipalities.csv), by code.
std::vector<Municipality> read_municipalities();

} // namespace boligsim
