#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/report/format_value.hpp"
#include "app/options.hpp"
#include "app/shell_words.hpp"
#include "app/study_input.hpp"
#include "models/month/world_run.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/parameters/parameter_contents.hpp"
#include "study/settings.hpp"

namespace boligsim {

namespace {

std::string place_text(sim::SourcePosition const& at)
{
    return at.line > 0 ? fmt::format("{}:{}:{}", at.file, at.line, at.column) : at.file;
}

/// Whether a path is the key, or lies below it.
bool lies_below(std::string const& path, std::string const& key)
{
    return key.empty() || path == key ||
           (path.starts_with(key) && (path[key.size()] == '.' || path[key.size()] == '['));
}

/// Which of the paths a key means: itself and what lies below it, or, where there is nothing, all
/// that hold its letters.
enum class Match { below, part };

bool matches(std::string const& path, std::string const& key, Match match)
{
    return match == Match::below ? lies_below(path, key) : path.find(key) != std::string::npos;
}

/// Writes the values of a study.
class StudyListing {
public:
    StudyListing(StudyTree const& tree, std::string const& scenario, std::ostream& out)
        : values_(sim::list_values(tree.root, tree.fields)), scenario_(scenario), out_(out)
    {
        if (scenario.empty())
            return;
        if (sim::YamlNode const* const use =
                tree.root.find("scenarios")->find(scenario)->find("use"))
            for (sim::YamlNode const& block : use->items)
                blocks_.insert(block.text);
    }

    bool write(std::string const& key, Match match) const
    {
        bool any = false;
        for (sim::FieldValue const& value : values_) {
            if (!matches(value.path, key, match) || !belongs(value.path))
                continue;
            any = true;
            out_ << fmt::format("{} = {}{}\n    {}\n    {}\n", value.path, value.value,
                                value.unit.empty() ? "" : " [" + value.unit + "]",
                                value.description,
                                value.at ? "set at " + place_text(*value.at)
                                         : "by default: the study leaves it out");
            if (std::string const source = source_of(value); !source.empty())
                out_ << fmt::format("    source: {}\n", source);
        }
        return any;
    }

    /// Where a parameter, or cells of it, are set for the scenario, in the order in which that is
    /// carried out: the defaults, its blocks, its `set`.
    std::vector<std::string> places_of(std::string const& name) const
    {
        std::vector<std::string> places;
        auto const add = [&](auto const& is_layer) {
            for (sim::FieldValue const& value : values_) {
                std::size_t const at = value.path.find("." + name);
                if (at == std::string::npos || !is_layer(value.path.substr(0, at)) ||
                    !belongs(value.path))
                    continue;
                std::string const key = value.path.substr(at + 1);
                if (lies_below(key, name))
                    places.push_back(fmt::format("{} = {}, set at {}", key, value.value,
                                                 value.at ? place_text(*value.at) : "defaults"));
            }
        };
        add([](std::string const& path) { return path == "defaults.parameters"; });
        if (scenario_.empty())
            return places;
        add([](std::string const& path) {
            return path.starts_with("blocks.") && path.ends_with(".parameters");
        });
        add([&](std::string const& path) { return path == "scenarios." + scenario_ + ".set"; });
        return places;
    }

private:
    /// Whether the scenario asked for uses what stands at the path.
    bool belongs(std::string const& path) const
    {
        if (scenario_.empty())
            return true;
        if (path.starts_with("blocks."))
            return std::any_of(blocks_.begin(), blocks_.end(), [&](std::string const& block) {
                return lies_below(path, "blocks." + block);
            });
        return !path.starts_with("scenarios.") || lies_below(path, "scenarios." + scenario_);
    }

    /// What stands as `source` beside a number.
    std::string source_of(sim::FieldValue const& value) const
    {
        if (value.unit.empty())
            return {};
        std::string const beside = value.path.substr(0, value.path.rfind('.')) + ".source";
        auto const found = std::find_if(values_.begin(), values_.end(),
                                        [&](auto const& other) { return other.path == beside; });
        return found == values_.end() ? std::string() : found->value;
    }

    std::vector<sim::FieldValue> values_;
    std::string scenario_;
    std::set<std::string> blocks_;
    std::ostream& out_;
};

std::string values_text(sim::Parameter const& parameter, sim::ParameterEntry const& entry)
{
    if (parameter.is_scalar())
        return fmt::format("{}", entry.values.front());
    constexpr std::size_t most_listed = 12;
    if (parameter.axes.size() == 1 && entry.values.size() <= most_listed) {
        std::vector<std::string> listed;
        for (std::size_t i = 0; i < entry.values.size(); ++i)
            listed.push_back(
                fmt::format("{} {}", parameter.axes.front().labels[i], entry.values[i]));
        return fmt::format("by {}: {}", parameter.axes.front().name, fmt::join(listed, ", "));
    }
    std::string axes;
    for (sim::ParameterAxis const& axis : parameter.axes)
        axes += fmt::format("{}{} {}", axes.empty() ? "" : " x ", axis.labels.size(), axis.name);
    auto const [lowest, highest] = std::minmax_element(entry.values.begin(), entry.values.end());
    return fmt::format("{} values ({}), {} to {}", entry.values.size(), axes, *lowest, *highest);
}

/// The entries that are in force in some month of the period.
std::vector<sim::ParameterEntry const*> entries_in(sim::Parameter const& parameter,
                                                   sim::Period const& period)
{
    std::vector<sim::ParameterEntry const*> entries;
    for (sim::ParameterEntry const& entry : parameter.entries)
        if (&entry == &parameter.in_force(period.first) || period.contains(entry.from))
            entries.push_back(&entry);
    return entries;
}

void write_parameter(sim::Parameter const& parameter, StudyListing const& listing,
                     sim::Period const& period, std::ostream& out)
{
    out << fmt::format("{} [{}]\n    {}\n", parameter.name, parameter.unit, parameter.description);
    for (std::string const& place : listing.places_of(parameter.name))
        out << fmt::format("    {}\n", place);
    std::string said;
    for (sim::ParameterEntry const* const entry : entries_in(parameter, period)) {
        out << fmt::format("    from {}: {}\n", sim::to_string(entry->from),
                           values_text(parameter, *entry));
        std::string const papers =
            fmt::format("        allowed {} to {}; {}: {}\n        from {}\n", entry->lowest,
                        entry->highest, entry->status, entry->source, place_text(entry->at));
        if (papers != said)
            out << papers;
        said = papers;
    }
}

/// "213 parameters when the period begins: 41 register, ...".
std::string status_counts(std::vector<sim::Parameter const*> const& parameters,
                          sim::Period const& period)
{
    std::map<std::string, std::size_t> counts;
    for (sim::Parameter const* const parameter : parameters)
        ++counts[parameter->in_force(period.first).status];
    std::vector<std::string> parts;
    for (auto const& [status, count] : counts)
        parts.push_back(fmt::format("{} {}", count, status));
    return fmt::format("{} by status in {}: {}\n",
                       analysis::counted(std::ssize(parameters), "parameter"),
                       sim::to_string(period.first), fmt::join(parts, ", "));
}

/// The parameters in force: of a scenario, or with the study's defaults.
sim::ParameterBook book_in_force(StudyTree const& tree, Study const& study,
                                 std::string const& scenario)
{
    sim::ParameterBook const& book = tree.vocabulary.parameters;
    for (Scenario const& s : study.scenarios)
        if (s.name == scenario)
            return parameters_of(s, book, study.period);
    sim::YamlNode const* const defaults = tree.root.find("defaults");
    sim::YamlNode const* const node = defaults ? defaults->find("parameters") : nullptr;
    sim::Diagnostics said_already;
    Scenario everywhere;
    for (Setting const& setting :
         read_settings(node, *tree.fields.find("defaults")->find("parameters"), book, said_already))
        everywhere.parameters.insert(everywhere.parameters.end(), setting.changes.begin(),
                                     setting.changes.end());
    return parameters_of(everywhere, book, study.period);
}

/// The parameters that a key means; all for "parameters".
std::vector<sim::Parameter const*> chosen(sim::ParameterBook const& book, std::string const& key,
                                          Match match)
{
    std::vector<sim::Parameter const*> parameters;
    for (auto const& [name, parameter] : book.contents().parameters)
        if (key == "parameters" || (!key.empty() && matches(name, key, match)))
            parameters.push_back(parameter.get());
    return parameters;
}

/// Those that somebody assumed, at some date of the period.
void keep_assumed(std::vector<sim::Parameter const*>& parameters, sim::Period const& period)
{
    std::erase_if(parameters, [&](sim::Parameter const* parameter) {
        auto const entries = entries_in(*parameter, period);
        return std::none_of(entries.begin(), entries.end(), [](sim::ParameterEntry const* entry) {
            return entry->status == "assumed";
        });
    });
}

[[noreturn]] void refuse(std::string const& file, std::string message, std::string hint)
{
    sim::Diagnostics diagnostics;
    diagnostics.error({file, 0, 0}, std::move(message), std::move(hint));
    throw sim::InvalidInput(std::move(diagnostics));
}

} // namespace

ExitCode run_explain(Arguments const& arguments, std::ostream& out, std::ostream&)
{
    namespace po = boost::program_options;
    po::options_description options;
    options.add_options()("study", po::value<std::string>())("key", po::value<std::string>())(
        "scenario,s", po::value<std::string>())("assumed", po::bool_switch())(
        "set", po::value<std::vector<std::string>>()->composing());
    po::positional_options_description positional;
    positional.add("study", 1).add("key", 1);
    po::variables_map const values = parse_options(arguments, options, positional);
    std::string const path = required_option(values, "study", "STUDY");
    bool const only_assumed = values["assumed"].as<bool>();
    std::string const key = values.count("key") ? values["key"].as<std::string>()
                            : only_assumed      ? "parameters"
                                                : "";
    std::string const scenario =
        values.count("scenario") ? values["scenario"].as<std::string>() : std::string();
    auto const sets = values.count("set") ? values["set"].as<std::vector<std::string>>()
                                          : std::vector<std::string>();

    Vocabulary const vocabulary = shipped_vocabulary();
    StudySource const source = load_source(path, sets);
    Study const study = load_study(source, vocabulary);
    std::vector<std::string> scenarios;
    for (Scenario const& s : study.scenarios)
        scenarios.push_back(s.name);
    if (!scenario.empty() &&
        std::find(scenarios.begin(), scenarios.end(), scenario) == scenarios.end())
        refuse(path, fmt::format("unknown scenario '{}'", scenario),
               sim::allowed_hint(scenario, scenarios));

    sim::Diagnostics diagnostics;
    auto const tree = read_study_tree(source, vocabulary, diagnostics);
    StudyListing const listing(*tree, scenario, out);
    sim::ParameterBook const book = book_in_force(*tree, study, scenario);
    Match match = Match::below;
    bool any = !only_assumed && key != "parameters" && listing.write(key, match);
    std::vector<sim::Parameter const*> parameters = chosen(book, key, match);
    if (!any && parameters.empty()) {
        match = Match::part;
        any = !only_assumed && listing.write(key, match);
        parameters = chosen(book, key, match);
    }
    if (!any && parameters.empty())
        refuse(path, fmt::format("'{}' is no key of the study and no parameter", key),
               sim::allowed_hint(key, book.names()));
    if (only_assumed)
        keep_assumed(parameters, study.period);
    for (sim::Parameter const* const parameter : parameters)
        write_parameter(*parameter, listing, study.period, out);
    if (!parameters.empty() || only_assumed)
        out << "\n" << status_counts(parameters, study.period);
    if (key.empty())
        out << fmt::format("\n{}{} explain {} parameters lists them all.\n",
                           status_counts(chosen(book, "parameters", match), study.period),
                           program_as_typed(), shell_word(path));
    return ExitCode::ok;
}

} // namespace boligsim
