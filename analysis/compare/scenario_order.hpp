#pragma once

#include <cstddef>
#include <vector>

#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// Indices of the files in the order of a table's rows: the baseline first, the others as they are
/// given. A folder and a pattern of the shell give them by name: then the order in which the study
/// lists its scenarios says more, and those that it does not list come last.
std::vector<std::size_t> order_of_scenarios(std::vector<Trajectory const*> const& files,
                                            std::size_t baseline);

} // namespace boligsim::analysis
