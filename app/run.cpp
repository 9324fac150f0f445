#include <algorithm>
#include <chrono>
#include <iostream>
#include <ostream>

#include <fmt/format.h>
#include <sys/resource.h>

#include "analysis/report/format_value.hpp"
#include "analysis/show/asked_margins.hpp"
#include "app/options.hpp"
#include "app/process.hpp"
#include "app/progress_line.hpp"
#include "app/run_needs.hpp"
#include "app/shell_words.hpp"
#include "app/study_input.hpp"
#include "app/study_run.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/numbers.hpp"

namespace boligsim {

namespace {

namespace po = boost::program_options;

po::options_description run_options()
{
    po::options_description options;
    auto add = options.add_options();
    add("study", po::value<std::string>());
    add("scenario,s", po::value<std::vector<std::string>>()->composing());
    add("output,o", po::value<std::string>());
    add("replicates,n", po::value<std::string>());
    add("seed", po::value<std::string>());
    add("threads,j", po::value<int>());
    add("set", po::value<std::vector<std::string>>()->composing());
    add("scale-parameter", po::value<std::vector<std::string>>()->composing());
    add("progress", po::value<std::string>());
    add("check-books", po::bool_switch());
    add("events", po::bool_switch());
    add("dry-run", po::bool_switch());
    add("force", po::bool_switch());
    add("quiet", po::bool_switch());
    return options;
}

template <class T> std::vector<T> list_of(po::variables_map const& values, std::string const& name)
{
    return values.count(name) ? values[name].as<std::vector<T>>() : std::vector<T>();
}

/// The study, with -n and --seed as values that win like those of --set.
Study read_run_study(po::variables_map const& values, Vocabulary const& vocabulary,
                     sim::Diagnostics& said)
{
    auto sets = list_of<std::string>(values, "set");
    if (values.count("replicates"))
        sets.push_back("defaults.replicates=" + values["replicates"].as<std::string>());
    if (values.count("seed"))
        sets.push_back("defaults.seed=" + values["seed"].as<std::string>());
    return load_study(load_source(required_option(values, "study", "STUDY"), std::move(sets)),
                      vocabulary, said);
}

std::vector<Scenario> chosen_scenarios(po::variables_map const& values, Study const& study)
{
    auto const names = list_of<std::string>(values, "scenario");
    if (names.empty())
        return study.scenarios;
    std::vector<std::string> known;
    for (Scenario const& s : study.scenarios)
        known.push_back(s.name);
    std::vector<Scenario> chosen;
    for (std::string const& name : names) {
        auto const found = std::find(known.begin(), known.end(), name);
        if (found == known.end()) {
            auto const near = sim::suggest(name, known);
            throw UsageError(fmt::format("the study has no scenario '{}' ({})", name,
                                         near ? fmt::format("did you mean '{}'?", *near)
                                              : fmt::format("it has {}", fmt::join(known, ", "))));
        }
        if (std::count(names.begin(), names.end(), name) > 1)
            throw UsageError(fmt::format("-s {} more than once (a scenario has one file)", name));
        chosen.push_back(study.scenarios[static_cast<std::size_t>(found - known.begin())]);
    }
    return chosen;
}

/// A usage error where a factor does not fit a parameter of the book.
void check_factor(sim::ParameterBook const& book, std::string const& text, std::string const& name,
                  double factor, sim::ParameterBook::Cells cells)
{
    sim::ParameterOverride change;
    change.name = name;
    change.kind = sim::ParameterOverride::Kind::factor;
    change.number = factor;
    if (auto const wrong = sim::find_wrong(*book.contents().find(name), change, cells))
        throw UsageError(
            fmt::format("--scale-parameter {}: {}; {}", text, wrong->problem, wrong->hint));
}

/// A usage error where a scenario's own settings do not fit the scaled parameters.
void check_settings(Study const& study, sim::ParameterBook const& book)
{
    for (Scenario const& scenario : study.scenarios) {
        sim::ParameterBook changed = book;
        for (sim::ParameterOverride const& change : scenario.parameters) {
            if (!changed.has(change.name))
                continue;
            if (auto const wrong = sim::find_wrong(*changed.contents().find(change.name), change))
                throw UsageError(fmt::format("--scale-parameter with {} of scenario {}: {}; {}",
                                             change.key(), scenario.name, wrong->problem,
                                             wrong->hint));
            changed = changed.with(std::span(&change, 1));
        }
    }
}

/// The parameters with `--scale-parameter NAME=FACTOR` carried out. NAME:2 means every second cell
/// of the table.
sim::ParameterBook scaled_parameters(po::variables_map const& values, sim::ParameterBook book)
{
    for (std::string const& text : list_of<std::string>(values, "scale-parameter")) {
        std::size_t const equals = text.find('=');
        std::string name = text.substr(0, equals);
        auto cells = sim::ParameterBook::Cells::all;
        if (name.ends_with(":2")) {
            cells = sim::ParameterBook::Cells::every_second;
            name.resize(name.size() - 2);
        }
        if (equals == std::string::npos || !book.has(name))
            throw UsageError(fmt::format("--scale-parameter {} (NAME=FACTOR of a parameter that "
                                         "'boligsim explain STUDY parameters' lists)",
                                         text));
        auto const factor = sim::read_number(text.substr(equals + 1));
        constexpr double greatest = 1e6;
        if (!factor || *factor < 1 / greatest || *factor > greatest)
            throw UsageError(fmt::format("--scale-parameter {} (the factor is a number from {} to "
                                         "{})",
                                         text, 1 / greatest, greatest));
        check_factor(book, text, name, *factor, cells);
        book = book.scaled(name, *factor, cells);
    }
    return book;
}

double expected_person_months(Study const& study, std::size_t scenarios)
{
    constexpr double residents = 5.6e6;
    double const months =
        12.0 * settling_years + static_cast<double>(scenarios) * study.period.months();
    return residents * study.scale * months * study.replicates;
}

double peak_memory_mb()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void say_result(StudyRun const& run, double seconds, int threads, std::ostream& out)
{
    for (ScenarioFile const& file : run.files)
        out << fmt::format("{:<20} {}  digest {}\n", file.scenario, file.path.string(),
                           file.digest);
    double const persons = static_cast<double>(std::max<std::int64_t>(1, run.result.persons_max));
    out << fmt::format(
        "\n{:.1f} million person-months in {:.1f} s on {} thread{}: {:.1f} million a "
        "second\n",
        run.result.person_months / 1e6, seconds, threads, threads == 1 ? "" : "s",
        run.result.person_months / seconds / 1e6);
    out << fmt::format(
        "memory: {:.0f} MB at most; a world's tables {:.0f} MB, {:.0f} bytes a person\n",
        peak_memory_mb(), static_cast<double>(run.result.table_bytes_max) / 1e6,
        static_cast<double>(run.result.table_bytes_max) / persons);
}

} // namespace

ExitCode run_run(Arguments const& arguments, std::ostream& out, std::ostream& err)
{
    po::positional_options_description positional;
    positional.add("study", 1);
    po::variables_map const values = parse_options(arguments, run_options(), positional);
    std::string const progress_choice =
        choice_option(values, "progress", {"auto", "always", "never", "json"});
    int const threads = thread_count(values);

    Vocabulary const vocabulary = shipped_vocabulary();
    sim::Diagnostics said;
    Study const study = read_run_study(values, vocabulary, said);
    std::vector<Scenario> const scenarios = chosen_scenarios(values, study);
    ModelData data =
        with_interventions({vocabulary.parameters, vocabulary.catalogue}, study.interventions);
    data.parameters = scaled_parameters(values, data.parameters);
    if (values.count("scale-parameter"))
        check_settings(study, data.parameters);
    std::filesystem::path const folder =
        values.count("output") ? std::filesystem::path(values["output"].as<std::string>())
                               : std::filesystem::path("results") / study.name;
    if (folder.empty())
        throw UsageError("-o without a folder (its name is empty)");
    EventRecording const events =
        values["events"].as<bool>() ? EventRecording::on : EventRecording::off;
    RunNeeds const needs = estimate_needs(study, scenarios.size(), threads, events);
    std::string const no_room = lack_of_room(needs, folder);
    ProgressStyle const style = progress_style(progress_choice, values["quiet"].as<bool>());
    if (style == ProgressStyle::line || style == ProgressStyle::tenths)
        err << as_typed(said.to_text());
    if (values["dry-run"].as<bool>()) {
        out << fmt::format("{}: {}, {}, {} to {}, scale {}; would write to {}\n", study.name,
                           analysis::counted(std::ssize(scenarios), "scenario"),
                           analysis::counted(study.replicates, "replicate"),
                           sim::to_string(study.period.first), sim::to_string(study.period.last),
                           study.scale, folder.string())
            << fmt::format("needs {}\n", to_text(needs, threads));
        if (!no_room.empty())
            out << fmt::format("but {}\n", no_room);
        return ExitCode::ok;
    }

    RunTarget const target{folder,
                           values["force"].as<bool>() ? sim::TrajectoryWriter::Existing::replace
                                                      : sim::TrajectoryWriter::Existing::refuse,
                           "boligsim run " + shell_words(arguments)};
    if (style == ProgressStyle::line || style == ProgressStyle::tenths)
        err << fmt::format("needs {}\n", to_text(needs, threads));
    if (!no_room.empty())
        err << fmt::format("warning: {}\n", no_room);
    // The line is drawn with characters that the terminal acts on, which std::cerr writes out.
    ProgressLine line(style, expected_person_months(study, scenarios.size()),
                      style == ProgressStyle::line ? std::clog : err);
    RunOptions options;
    options.recording.books =
        values["check-books"].as<bool>() ? BookKeeping::checked : BookKeeping::unchecked;
    options.recording.events = events;
    options.control.on_progress = [&](Progress const& progress) { line.update(progress); };
    options.control.stop = &stop_on_signals();

    auto const start = std::chrono::steady_clock::now();
    sim::ThreadPool const pool(threads);
    StudyRun const run = run_to_files(study, data, scenarios, pool, target, options);
    double const seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    line.finish();
    if (!run.result.complete) {
        err << fmt::format("Stopped. What was finished is in {}/*.h5.part; to run again from the "
                           "start:\n   {}\n",
                           folder.string(), program_as_typed() + " run " + shell_words(arguments));
        return ExitCode::interrupted;
    }
    say_result(run, seconds, threads, out);
    // Every scenario begins with the same worlds.
    bool const asks = std::any_of(study.departments.begin(), study.departments.end(),
                                  [](OwnDepartment const& d) { return d.has_margins(); });
    if (asks)
        out << "\n"
            << analysis::asked_margins_text(
                   analysis::read_asked_margins(*analysis::open_trajectory(run.files.front().path)),
                   analysis::AskedMarginRows::missed);
    if (scenarios.size() > 1)
        out << fmt::format("\nNext: {} compare {}\n", program_as_typed(),
                           shell_word(folder.string()));
    else
        out << fmt::format("\nNext: {} show {}\n", program_as_typed(),
                           shell_word(run.files.front().path.string()));
    return ExitCode::ok;
}

} // namespace boligsim
