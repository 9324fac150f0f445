#pragma once

#include <vector>

#include "models/month/month.hpp"
#include "models/synthesis/synthesis.hpp"

namespace boligsim::testing {

/// Where everybody lives after two years, by the households' rows.
inline std::vector<std::uint32_t> homes_after_two_years(sim::ParameterBook const& book)
{
    sim::Period const period{sim::Month(2005, 1), sim::Month(2006, 12)};
    Study study;
    study.scale = 0.004;
    study.period = period;
    Scenario const scenario;
    ModelShape const shape = shape_of();
    BuiltMonth const month = build_month({scenario, book, {}, period});
    sim::ThreadPool const threads(2);
    sim::Streams const streams(20060101, 0);
    World world =
        synthesise(study, book, streams, threads, period.first, {month.schema, *month.starters});
    for (world.now = period.first; world.now <= period.last; world.now = world.now + 1) {
        sim::YearCounts counts(shape.schema.measures(), world.places());
        MonthContext const context{world.now, streams, threads, shape.measures.flows, counts};
        for (auto const& process : month.schedule)
            process->run(world, context);
        world.end_month();
    }
    std::vector<std::uint32_t> homes;
    for (std::size_t h = 0; h < world.households.rows(); ++h)
        homes.push_back(world.households.place[h].raw());
    return homes;
}

} // namespace boligsim::testing
