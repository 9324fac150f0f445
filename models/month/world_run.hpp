#pragma once

#include <vector>

#include "models/month/model.hpp"
#include "sim/run/runner.hpp"

namespace boligsim {

using sim::Progress;
using sim::RunResult;

/// How a study is run: what is recorded, and how the run is watched and stopped.
struct RunOptions {
    Recording recording = {};
    sim::RunControl control = {};
};

/// Runs all replicates of the model's study. Sink `i` takes the years of the model's scenario `i`.
/// Small worlds run side by side, as many as fit into a gigabyte; large ones run one at a time with
/// all threads inside.
///
/// Throws sim::RunFailed where the books do not balance (BookKeeping::checked).
RunResult run_all(Model const& model, std::vector<sim::TrajectorySink*> const& sinks,
                  sim::ThreadPool const& threads, sim::RunControl const& control);

/// Makes the model of some scenarios of a study and runs it.
RunResult run_study(Study const& study, ModelData const& data,
                    std::vector<Scenario> const& scenarios,
                    std::vector<sim::TrajectorySink*> const& sinks, sim::ThreadPool const& threads,
                    RunOptions const& options);

} // namespace boligsim
