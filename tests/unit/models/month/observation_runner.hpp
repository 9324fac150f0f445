#pragma once

#include "models/month/measures.hpp"
#include "models/month/observers.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {

/// Observes worlds on 31 December with all observers of the month, and keeps the year's counts.
struct ObservationRunner {
    sim::YearCounts run(World& world) const
    {
        sim::ThreadPool const pool(1);
        sim::Streams const streams(1, 0);
        sim::YearCounts counts(catalogue, world.places());
        observation.run(world, {world.now, streams, pool, ids.flows, counts});
        return counts;
    }

    sim::MeasureCatalogue catalogue;
    MeasureIds ids = declare_measures(catalogue);
    Observation observation{std::make_shared<Observers const>(
        make_observers(default_parameters(), {sim::Month(2003, 1), sim::Month(2021, 12)}))};
};

} // namespace boligsim::testing
