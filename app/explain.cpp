#include <algorithm>
#include <ostream>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/options.hpp"
#include "app/study_input.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/parameters/parameter_contents.hpp"

namespace boligsim {

namespace {

std::string place_text(sim::SourcePosition const& at)
{
    return at.line > 0 ? fmt::format("{}:{}:{}", at.file, at.line, at.column) : at.file;
}

/// Whether a path is the key, or lies below it.
bool lies_below(std::string const& path, std::string const& key)
{
    return key.empty() || path == key || (path.starts_with(key) && path[key.size()] == '.');
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

    bool write(std::string const& key) const
    {
        bool any = false;
        for (sim::FieldValue const& value : values_) {
            if (!lies_below(value.path, key) || !belongs(value.path))
                continue;
            any = true;
            out_ << fmt::format("{} = {}{}\n    {}\n    {}\n", value.path, value.value,
                                value.unit.empty() ? "" : " [" + value.unit + "]",
                                value.description,
                                value.at ? "set at " + place_text(*value.at)
                                         : "by default: the study leaves it out");
        }
        return any;
    }

    /// Where a parameter is set for the scenario, the last word first: its `set`, its blocks, the
    /// defaults.
    sim::FieldValue const* find_parameter(std::string const& name) const
    {
        std::string const in_set = fmt::format("scenarios.{}.set.{}", scenario_, name);
        sim::FieldValue const* found = nullptr;
        for (sim::FieldValue const& value : values_) {
            if (!scenario_.empty() && value.path == in_set)
                return &value;
            bool const in_block = !scenario_.empty() && value.path.starts_with("blocks.") &&
                                  value.path.ends_with(".parameters." + name) &&
                                  belongs(value.path);
            if (in_block || (!found && value.path == "defaults.parameters." + name))
                found = &value;
        }
        return found;
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

void write_parameter(sim::Parameter const& parameter, StudyListing const& listing,
                     sim::Period const& period, std::ostream& out)
{
    out << fmt::format("{} [{}]\n    {}\n", parameter.name, parameter.unit, parameter.description);
    if (sim::FieldValue const* const set = listing.find_parameter(parameter.name)) {
        out << fmt::format("    {} at every date, set at {}\n", set->value,
                           set->at ? place_text(*set->at) : std::string("the defaults"));
        return;
    }
    std::string said;
    for (sim::ParameterEntry const& entry : parameter.entries) {
        bool const in_force =
            &entry == &parameter.in_force(period.first) || period.contains(entry.from);
        if (!in_force)
            continue;
        out << fmt::format("    from {}: {}\n", sim::to_string(entry.from),
                           values_text(parameter, entry));
        std::string const papers =
            fmt::format("        allowed {} to {}; {}: {}\n        set at {}\n", entry.lowest,
                        entry.highest, entry.status, entry.source, place_text(entry.at));
        if (papers != said)
            out << papers;
        said = papers;
    }
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
        "scenario,s", po::value<std::string>())("set",
                                                po::value<std::vector<std::string>>()->composing());
    po::positional_options_description positional;
    positional.add("study", 1).add("key", 1);
    po::variables_map const values = parse_options(arguments, options, positional);
    std::string const path = required_option(values, "study", "STUDY");
    std::string const key = values.count("key") ? values["key"].as<std::string>() : std::string();
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
    bool any = key != "parameters" && listing.write(key);
    std::size_t parameters = 0;
    for (auto const& [name, parameter] : vocabulary.parameters.contents().parameters) {
        ++parameters;
        if (key == "parameters" || (!key.empty() && lies_below(name, key))) {
            write_parameter(*parameter, listing, study.period, out);
            any = true;
        }
    }
    if (key.empty())
        out << fmt::format(
            "\nThe model has {} parameters: boligsim explain {} parameters lists them all.\n",
            parameters, path);
    if (!any)
        refuse(path, fmt::format("'{}' is no key of the study and no parameter", key),
               sim::allowed_hint(key, vocabulary.parameters.names()));
    return ExitCode::ok;
}

} // namespace boligsim
