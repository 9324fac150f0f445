#pragma once

#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// Throws sim::InvalidInput where the two files are not runs of the same worlds.
void require_same_worlds(Trajectory const& scenario, Trajectory const& baseline);

} // namespace boligsim::analysis
