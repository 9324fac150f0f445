#pragma once

#include "sim/files/trajectory/trajectory_reader.hpp"

namespace boligsim::analysis {

/// Holds a file against what analysis takes for granted beyond what the reader checks: departments
/// and segments, each measure by the right one of them, columns beside the right axis.
///
/// Throws sim::UnreadableFile with a sentence.
void require_places(sim::TrajectoryReader const& file);

/// Holds rows of events against it too: months that exist, places that the file names.
///
/// Throws sim::UnreadableFile with a sentence.
void require_sound_events(sim::TrajectoryReader const& file, sim::ReadEvents const& events);

} // namespace boligsim::analysis
