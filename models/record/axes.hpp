#pragma once

#include "sim/record/measures.hpp"

namespace boligsim {

/// Adds the axes that measures are counted by: ages, origins, kinds of household, ... Their labels
/// are in the order of the enums in study/categories.hpp.
void add_axes(sim::MeasureCatalogue& catalogue);

} // namespace boligsim
