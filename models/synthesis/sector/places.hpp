#pragma once

#include "models/world/world.hpp"
#include "sim/record/trajectory.hpp"

namespace boligsim {

/// Departments as an axis of the trajectory file, with what is known of each.
sim::PlaceGroup describe_departments(World const& world);

/// The other homes of each municipality: "København owner", "København private_rental", ...
sim::PlaceGroup describe_segments(World const& world);

} // namespace boligsim
