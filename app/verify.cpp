#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <ostream>
#include <system_error>

#include <fmt/format.h>

#include "app/options.hpp"
#include "app/process.hpp"
#include "app/study_input.hpp"
#include "app/study_run.hpp"
#include "app/supervised.hpp"
#include "models/month/month.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/compare_trajectories.hpp"
#include "sim/files/trajectory/digest.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"
#include "sim/parameters/parameter_contents.hpp"
#include "study/catalogue.hpp"

namespace boligsim {

namespace {

namespace po = boost::program_options;

/// A folder of its own under the system's temporary files, gone with the object.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        char const* const chosen = std::getenv("TMPDIR");
        std::string const place = chosen != nullptr && *chosen != '\0' ? chosen : "/tmp";
        std::string name = place + "/boligsim-XXXXXX";
        if (!mkdtemp(name.data()))
            throw sim::RunFailed(
                fmt::format("no temporary folder can be made in {} ({}); set TMPDIR to a folder "
                            "that can be written",
                            place, std::generic_category().message(errno)));
        path_ = name;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct Embedded {
    Study study;
    ModelData data;
    std::vector<Scenario> scenario; ///< the one of the file
};

/// A text of the file's provenance that files have since the format keeps all that was in force.
std::string provenance_text(sim::TrajectoryReader const& file, std::string const& name)
{
    if (!file.has_attribute(name))
        throw sim::RunFailed(fmt::format(
            "{} does not say all that it was run from (no attribute '{}'; it was written by "
            "version {}, commit {}); verify it with that version, or run the study again",
            file.path().string(), name, file.text_attribute("version"),
            file.text_attribute("git_commit")));
    return file.text_attribute(name);
}

/// The parameters before the scenario's own settings: those in force, and what these changed.
sim::ParameterBook parameters_before(sim::TrajectoryReader const& file)
{
    sim::Diagnostics diagnostics;
    std::string const in_force = file.text_attribute("parameters_text");
    std::string const before = provenance_text(file, "parameters_before_text");
    auto const read = [&](std::string const& text) {
        return text.empty() // The scenario sets nothing.
                   ? sim::ParameterBook()
                   : sim::read_parameters({{"embedded.parameters.yaml", text}}, diagnostics);
    };
    std::vector<sim::Parameter> changed;
    sim::ParameterBook const own_before = read(before);
    for (auto const& [name, parameter] : own_before.contents().parameters)
        changed.push_back(*parameter);
    sim::ParameterBook book = read(in_force).with_parameters(std::move(changed));
    if (!diagnostics.ok())
        throw sim::InvalidInput(std::move(diagnostics));
    return book;
}

/// The catalogue of the file, without the entries that its study brings itself.
std::vector<Intervention> catalogue_of(sim::TrajectoryReader const& file,
                                       std::string const& study_text)
{
    sim::Diagnostics diagnostics;
    auto entries = read_catalogue_text(provenance_text(file, "interventions_text"),
                                       file.path().string() + " (its interventions)", diagnostics,
                                       entry_names());
    auto const study = sim::read_yaml(study_text, "study", diagnostics);
    if (!diagnostics.ok())
        throw sim::InvalidInput(std::move(diagnostics));
    if (sim::YamlNode const* const own = study ? study->find("interventions") : nullptr)
        std::erase_if(entries, [&](Intervention const& entry) { return own->find(entry.id); });
    return entries;
}

/// What the file says it was run from; nothing of this program's own numbers.
Embedded read_embedded(sim::TrajectoryReader const& file)
{
    std::string const study_text = file.text_attribute("study_text");
    ModelData data{parameters_before(file), catalogue_of(file, study_text)};
    Vocabulary const vocabulary = make_vocabulary(data.parameters, data.catalogue, entry_names());
    Study study =
        load_study({file.path().string() + " (its study)", study_text, {}, {}}, vocabulary);
    std::vector<Scenario> scenario;
    std::copy_if(study.scenarios.begin(), study.scenarios.end(), std::back_inserter(scenario),
                 [&](Scenario const& s) { return s.name == file.scenario(); });
    if (scenario.empty())
        throw sim::RunFailed(
            fmt::format("{} names the scenario '{}', which its study has not; run the study again",
                        file.path().string(), file.scenario()));
    return {std::move(study), std::move(data), std::move(scenario)};
}

/// What a file's numbers and events give, whatever it says of itself.
struct Held {
    std::string digest;
    std::string events_digest; ///< empty without events

    bool operator==(Held const&) const = default;
};

Held held_by(sim::TrajectoryReader const& file)
{
    return {sim::compute_digest(file.path()).file,
            file.has_events() ? file.compute_events_digest() : std::string{}};
}

} // namespace

ExitCode run_verify(Arguments const& arguments, std::ostream& out, std::ostream& err)
{
    po::options_description options;
    options.add_options()("file", po::value<std::string>())("threads,j", po::value<int>());
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map const values = parse_options(arguments, options, positional);
    std::filesystem::path const path = required_option(values, "file", "FILE.h5");
    int const threads = thread_count(values);

    auto const read_all = [&] {
        try {
            held_by(sim::TrajectoryReader(path, sim::TrajectoryReader::Accept::changed_too));
        } catch (sim::RunFailed const&) {
            // Met again, and said, below.
        }
        return ExitCode::ok;
    };
    ExitCode const readable = supervised(read_all, most_reading_time({path.string()}), err);
    if (readable != ExitCode::ok)
        return readable;

    sim::TrajectoryReader const file(path, sim::TrajectoryReader::Accept::changed_too);
    if (!file.complete())
        throw sim::UnreadableFile(fmt::format("{}: is not complete (the run was stopped before its "
                                              "end); run the study again",
                                              path.string()));
    Held const held = held_by(file);
    std::string const claimed = file.text_attribute("digest");
    bool changed = held.digest != claimed;
    if (changed)
        out << fmt::format(
            "{} was changed after it was written: its digest is {}, its numbers give "
            "{}\n",
            path.string(), claimed, held.digest);
    if (file.has_attribute("events_digest") &&
        held.events_digest != file.text_attribute("events_digest")) {
        changed = true;
        out << fmt::format("{} was changed after it was written: its events do not fit their "
                           "digest\n",
                           path.string());
    }

    Embedded const embedded = read_embedded(file);
    err << fmt::format("running scenario '{}' of '{}' again\n", file.scenario(),
                       embedded.study.name);
    RunOptions run_options;
    run_options.control.stop = &stop_on_signals();
    run_options.recording.events = file.has_events() ? EventRecording::on : EventRecording::off;
    TemporaryFolder const folder;
    sim::ThreadPool const pool(threads);
    StudyRun const again = run_to_files(
        embedded.study, embedded.data, embedded.scenario, pool,
        {folder.path(), sim::TrajectoryWriter::Existing::refuse, "boligsim verify"}, run_options);
    if (!again.result.complete) {
        err << "Stopped. Nothing can be said of the file.\n";
        return ExitCode::interrupted;
    }
    sim::TrajectoryReader const rerun(again.files.front().path);
    Held const held_again = held_by(rerun);
    if (held_again == held && !changed) {
        out << fmt::format("{}: equal ({})\n", path.string(), held.digest);
        return ExitCode::ok;
    }
    for (sim::Difference const& difference : sim::compare_trajectories(file, rerun))
        out << sim::to_text(difference) << "\n";
    out << fmt::format(
        "{}: not equal to what it says it was run from (first: the file, second: run "
        "again)\n",
        path.string());
    return ExitCode::results_differ;
}

} // namespace boligsim
