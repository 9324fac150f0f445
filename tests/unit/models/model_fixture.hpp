#pragma once

#include "models/process/process.hpp"
#include "models/record/measures.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/embedded.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_models_data();
}

namespace boligsim::testing {

inline constexpr sim::Period years{sim::Month(2003, 1), sim::Month(2021, 12)};

/// The model's own parameters.
inline sim::ParameterBook const& default_book()
{
    static sim::ParameterBook const book = [] {
        sim::Diagnostics diagnostics;
        return sim::read_parameters(sim::embedded_models_data(), diagnostics);
    }();
    return book;
}

/// Runs a process in one month.
inline void run_in(Process const& process, World& world, sim::Month month, int threads = 1)
{
    sim::MeasureCatalogue catalogue;
    FlowMeasures const measures = declare_flows(catalogue);
    sim::YearCounts counts(catalogue, world.places());
    sim::Streams const streams(20060101, 0);
    sim::ThreadPool const pool(threads);
    process.run(world, {month, streams, pool, measures, counts});
}

} // namespace boligsim::testing
