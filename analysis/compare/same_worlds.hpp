#pragma once

#include <cstddef>
#include <vector>

#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// Throws sim::InvalidInput where the two files are not runs of the same worlds.
void require_same_worlds(Trajectory const& scenario, Trajectory const& baseline);

/// Throws sim::InvalidInput where the files are not all runs of the same worlds, each of a scenario
/// of its own; says so of every file.
void require_one_run(std::vector<Trajectory const*> const& files, std::size_t baseline);

} // namespace boligsim::analysis
