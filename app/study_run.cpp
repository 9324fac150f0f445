#include "app/study_run.hpp"

#include <memory>

#include <fmt/format.h>

#include "boligsim_version.hpp"
#include "sim/core/diagnostics.hpp"
#include "study/catalogue.hpp"

namespace boligsim {

namespace {

sim::Provenance provenance_of(Study const& study, Scenario const& scenario, ModelData const& data,
                              std::string const& command_line)
{
    sim::ParameterBook const in_force = parameters_of(scenario, data.parameters, study.period);
    sim::Provenance p;
    p.version = version;
    p.git_commit = git_commit;
    p.study_name = study.name;
    p.scenario = scenario.name;
    p.seed = study.seed;
    p.scale = study.scale;
    p.study_text = study.resolved_text;
    p.parameters_text = in_force.to_text();
    p.parameters_hash = in_force.hash();
    p.parameters_before_text = data.parameters.to_text(data.parameters.changed_names(in_force));
    p.interventions_text = write_catalogue(data.catalogue);
    p.interventions_hash = sim::hash_of_text(p.interventions_text);
    p.command_line = command_line;
    return p;
}

void require_free(std::filesystem::path const& path, sim::TrajectoryWriter::Existing existing)
{
    if (existing == sim::TrajectoryWriter::Existing::refuse && std::filesystem::exists(path))
        throw sim::RunFailed(fmt::format(
            "{} exists (nothing is overwritten without being asked); --force replaces it, -o DIR "
            "writes elsewhere",
            path.string()));
    if (std::filesystem::is_directory(path))
        throw sim::RunFailed(fmt::format("{} is a folder, and a result is to be written there; "
                                         "move it away, or -o DIR writes elsewhere",
                                         path.string()));
}

} // namespace

StudyRun run_to_files(Study const& study, ModelData const& shipped,
                      std::vector<Scenario> const& scenarios, sim::ThreadPool const& threads,
                      RunTarget const& target, RunOptions const& options)
{
    ModelData const data = with_interventions(shipped, study.interventions);
    StudyRun run;
    for (Scenario const& scenario : scenarios) {
        run.files.push_back({scenario.name, target.folder / (scenario.name + ".h5"), {}});
        require_free(run.files.back().path, target.existing);
    }
    std::error_code failed;
    std::filesystem::create_directories(target.folder, failed);
    if (failed)
        throw sim::RunFailed(fmt::format("the folder {} cannot be made ({}); -o DIR names another",
                                         target.folder.string(), failed.message()));

    Model const model(study, data, options.recording, scenarios);
    sim::TrajectoryLayout const layout = model.layout();
    std::vector<std::unique_ptr<sim::TrajectoryWriter>> writers;
    std::vector<sim::TrajectorySink*> sinks;
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        writers.push_back(std::make_unique<sim::TrajectoryWriter>(
            run.files[s].path, layout,
            provenance_of(study, scenarios[s], data, target.command_line), target.existing));
        sinks.push_back(writers.back().get());
    }
    run.result = run_all(model, sinks, threads, options.control);
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        if (run.result.complete)
            run.files[s].digest = writers[s]->finish();
        else
            run.files[s].path = writers[s]->part_path();
    }
    return run;
}

} // namespace boligsim
