#pragma once

#include "models/month/observation.hpp"
#include "sim/core/time.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// What is counted on 31 December, by subject. Ids are those of `declare_measures`.
Observers make_observers(sim::ParameterBook const& parameters, sim::Period simulated);

} // namespace boligsim
