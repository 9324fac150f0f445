#pragma once

#include <string>

#include "sim/files/trajectory/trajectory_reader.hpp"

namespace boligsim::analysis {

/// What is in a trajectory file: where it came from, its dimensions, its measures; lines of text.
/// The file may be incomplete, and the text says so.
std::string describe_file(sim::TrajectoryReader const& file);

} // namespace boligsim::analysis
