#pragma once

#include "models/process/process.hpp"
#include "models/record/measures.hpp"
#include "tests/support/tiny_world.hpp"

namespace boligsim::testing {

/// A tiny world, and all that a process is given to run for a month of it.
struct TinyMonth {
    World world = tiny_world();
    sim::Streams streams{1, 0};
    sim::ThreadPool threads{2};
    sim::MeasureCatalogue catalogue;
    FlowMeasures measures = declare_flows(catalogue);
    sim::YearCounts counts{catalogue, world.places()};

    MonthContext context() { return {world.now, streams, threads, measures, counts}; }
};

} // namespace boligsim::testing
