#pragma once

#include "sim/parameters/parameter_book.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {

/// What ListUpkeep must leave of a market's queue, one application after the other.
std::vector<Application> keep_queue_plainly(World const& world, sim::ParameterBook const& book,
                                            sim::Streams const& streams, std::size_t market);

} // namespace boligsim::testing
