#pragma once

#include <memory>
#include <vector>

#include "models/intervention/catalogue.hpp"
#include "models/world/process.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/study.hpp"

namespace boligsim {

/// The processes of a month, in order.
using Schedule = std::vector<std::unique_ptr<Process const>>;

/// The month, in order. The order is a modelling decision and is decided only here.
///
/// `simulated` is all the time that the processes will be asked for, settling years included.
Schedule build_month(Scenario const& scenario, sim::ParameterBook const& parameters,
                     std::vector<Intervention> const& catalogue, sim::Period simulated);

} // namespace boligsim
