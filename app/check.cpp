#include <cmath>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/report/format_value.hpp"
#include "app/options.hpp"
#include "app/shell_words.hpp"
#include "app/study_input.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim {

namespace {

nlohmann::ordered_json to_json(std::vector<sim::Diagnostic> const& diagnostics)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (sim::Diagnostic const& d : diagnostics)
        list.push_back({{"file", d.at.file},
                        {"line", d.at.line},
                        {"column", d.at.column},
                        {"message", d.message},
                        {"hint", as_typed(d.hint)}});
    return list;
}

std::string to_json(sim::Diagnostics const& diagnostics)
{
    return nlohmann::ordered_json{{"errors", to_json(diagnostics.errors())},
                                  {"warnings", to_json(diagnostics.warnings())}}
               .dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
           "\n";
}

/// How much of the user's own departments a world at the study's scale holds.
std::string own_departments_text(Study const& study)
{
    /// Fewer dwellings than this say nothing of a department.
    constexpr double readable = 50;
    std::size_t dwellings = 0;
    std::size_t small = 0;
    for (OwnDepartment const& d : study.departments) {
        dwellings += d.dwellings();
        small += static_cast<double>(d.dwellings()) * study.scale < readable ? 1u : 0u;
    }
    auto const simulated = std::lround(static_cast<double>(dwellings) * study.scale);
    std::string text = fmt::format(
        "{} with {} dwellings, {} of them simulated in a world\n",
        analysis::counted(std::ssize(study.departments), "own department"), dwellings, simulated);
    if (small > 0)
        text += fmt::format("{} of them {} under {} simulated dwellings: read groups of "
                            "departments, or raise the scale\n",
                            small, small == 1 ? "has" : "have", readable);
    return text;
}

} // namespace

ExitCode run_check(Arguments const& arguments, std::ostream& out, std::ostream&)
{
    namespace po = boost::program_options;
    po::options_description options;
    options.add_options()("study", po::value<std::string>())("format", po::value<std::string>())(
        "set", po::value<std::vector<std::string>>()->composing());
    po::positional_options_description positional;
    positional.add("study", 1);
    po::variables_map const values = parse_options(arguments, options, positional);
    std::string const path = required_option(values, "study", "STUDY");
    bool const as_json = choice_option(values, "format", {"text", "json"}) == "json";
    auto const sets = values.count("set") ? values["set"].as<std::vector<std::string>>()
                                          : std::vector<std::string>();
    try {
        sim::Diagnostics said;
        Study const study = load_study(load_source(path, sets), shipped_vocabulary(), said);
        std::ptrdiff_t const warnings = std::ssize(said.warnings());
        if (as_json)
            out << to_json(said);
        else
            out << as_typed(said.to_text())
                << fmt::format("{}: no errors{}. {}, {} to {}, {} at scale {}\n", path,
                               warnings > 0 ? ", " + analysis::counted(warnings, "warning") : "",
                               analysis::counted(std::ssize(study.scenarios), "scenario"),
                               sim::to_string(study.period.first),
                               sim::to_string(study.period.last),
                               analysis::counted(study.replicates, "replicate"), study.scale);
        if (!as_json && !study.departments.empty())
            out << own_departments_text(study);
        return ExitCode::ok;
    } catch (sim::InvalidInput const& e) {
        if (!as_json)
            throw;
        out << to_json(e.diagnostics());
        return ExitCode::invalid_input;
    }
}

} // namespace boligsim
