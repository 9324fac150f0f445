#include "models/month/world_run.hpp"

namespace boligsim {

namespace {

/// Tables of the whole country, with a copy for a scenario; a world of a part of it has its share.
constexpr double country_bytes = 2 * 430e6;
/// What worlds that run side by side may take together.
constexpr std::size_t side_by_side_bytes = std::size_t{1} << 30;

} // namespace

RunResult run_all(Model const& model, std::vector<sim::TrajectorySink*> const& sinks,
                  sim::ThreadPool const& threads, sim::RunControl const& control)
{
    auto const replicates = static_cast<std::size_t>(model.study().replicates);
    sim::RunWatch watch(control, model.study().replicates * static_cast<int>(sinks.size()));
    auto const bytes = static_cast<std::size_t>(country_bytes * model.study().scale);
    std::size_t const side_by_side =
        sim::worlds_side_by_side(bytes, side_by_side_bytes, threads.threads());
    sim::run_replicates(threads, replicates, side_by_side, watch, [&](std::size_t replicate) {
        model.run_world(static_cast<int>(replicate), sinks, threads, watch);
    });
    return watch.result();
}

RunResult run_study(Study const& study, ModelData const& data,
                    std::vector<Scenario> const& scenarios,
                    std::vector<sim::TrajectorySink*> const& sinks, sim::ThreadPool const& threads,
                    RunOptions const& options)
{
    Model const model(study, data, options.recording, scenarios);
    return run_all(model, sinks, threads, options.control);
}

} // namespace boligsim
