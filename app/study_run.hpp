#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "models/month/world_run.hpp"
#include "sim/files/trajectory/trajectory_writer.hpp"

namespace boligsim {

/// Where a run writes, and what it says of itself in the files.
struct RunTarget {
    std::filesystem::path folder;
    sim::TrajectoryWriter::Existing existing = sim::TrajectoryWriter::Existing::refuse;
    std::string command_line;
};

/// A finished scenario's file.
struct ScenarioFile {
    std::string scenario;
    std::filesystem::path path;
    std::string digest; ///< empty where the run was stopped
};

struct StudyRun {
    RunResult result;
    std::vector<ScenarioFile> files;
};

/// Runs scenarios of a study and writes a file each, `folder/NAME.h5`. Where the run is stopped
/// through `options.control.stop`, the .part files stay.
///
/// Throws sim::RunFailed; files that exist and are not to be replaced are found before anything
/// runs.
StudyRun run_to_files(Study const& study, ModelData const& shipped,
                      std::vector<Scenario> const& scenarios, sim::ThreadPool const& threads,
                      RunTarget const& target, RunOptions const& options);

} // namespace boligsim
