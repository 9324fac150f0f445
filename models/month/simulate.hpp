#pragma once

#include <functional>
#include <vector>

#include "models/month/model.hpp"
#include "models/month/month.hpp"
#include "models/record/measures.hpp"
#include "models/world/world.hpp"
#include "sim/random/philox.hpp"
#include "sim/run/runner.hpp"

namespace boligsim {

class EventRecord;

/// What is counted while months run.
struct Counting {
    sim::MeasureCatalogue const& measures; ///< with those recorded that are counted
    FlowMeasures const& flows;
    Recording const& recording;
};

/// What a world's months are given from outside.
struct Surroundings {
    sim::Streams const& streams;
    sim::ThreadPool const& threads;
    sim::RunWatch& watch;
    Counting const& counting;
};

/// Whether the books are checked: as asked, and always in builds with assertions.
bool checks_books(BookKeeping books);

/// What has to be counted for the books.
std::vector<sim::MeasureId> book_measures(FlowMeasures const& flows);

/// Simulates `world` through the months of `period`; `on_year(year, counts)` takes each year's
/// numbers. `events`, where there is one, takes what happens. Ends after a year where the run is
/// stopped.
///
/// Throws sim::RunFailed where the books are checked and do not balance.
void simulate(World& world, Schedule const& schedule, sim::Period period,
              Surroundings const& around, EventRecord* events,
              std::function<void(int year, sim::YearCounts const& counts)> const& on_year);

} // namespace boligsim
