#include "study/resolved_text.hpp"

#include <fmt/format.h>

#include "sim/files/yaml.hpp"
#include "study/lines.hpp"
#include "study/read_departments.hpp"

namespace boligsim {

namespace {

using sim::to_yaml;

template <class Rule>
std::string write_rules(std::string const& key, std::vector<Rule> const& rules,
                        sim::Record<Rule> const& record)
{
    if (rules.empty())
        return {};
    std::string text = fmt::format("    {}:\n", key);
    for (Rule const& rule : rules)
        text += fmt::format("      - {}\n", record.encode(rule));
    return text;
}

std::string write_block(Scenario const& scenario)
{
    std::string text = write_rules("letting", scenario.letting, letting_record()) +
                       write_rules("rent", scenario.rent, renovation_record()) +
                       write_rules("interventions", scenario.interventions, intervention_record());
    if (!scenario.parameters.empty()) {
        text += "    parameters:\n";
        for (auto const& [name, value] : scenario.parameters)
            text += fmt::format("      {}: {}\n", to_yaml(name), to_yaml(value));
    }
    return text.empty() ? fmt::format("  {}: {{}}\n", to_yaml(scenario.name))
                        : fmt::format("  {}:\n{}", to_yaml(scenario.name), text);
}

/// The user's own departments go in as text, so that nothing but the study is needed to run again.
std::string write_world(Study const& study)
{
    if (study.departments.empty())
        return fmt::format("  world: {{population: {}, scale: {}}}\n", study.population,
                           to_yaml(study.scale));
    std::string text = fmt::format("  world:\n    population: {}\n    scale: {}\n"
                                   "    departments: |\n",
                                   study.population, to_yaml(study.scale));
    std::string const table = write_departments(study.departments);
    for (std::size_t begin = 0; begin < table.size();) {
        std::size_t const end = table.find('\n', begin);
        text += fmt::format("      {}\n", table.substr(begin, end - begin));
        begin = end + 1;
    }
    return text;
}

} // namespace

std::string write_study(Study const& study)
{
    std::string text =
        fmt::format("format: 1\nstudy: {}\ndefaults:\n{}"
                    "  period: {{from: {}, to: {}}}\n  replicates: {}\n  seed: {}\nblocks:\n",
                    to_yaml(study.name), write_world(study), to_string(study.period.first),
                    to_string(study.period.last), study.replicates, study.seed);
    for (Scenario const& scenario : study.scenarios)
        text += write_block(scenario);
    text += "scenarios:\n";
    for (Scenario const& scenario : study.scenarios)
        text += fmt::format("  {0}: {{use: [{0}]}}\n", to_yaml(scenario.name));
    return text + fmt::format("compare: {{against: {}}}\n", to_yaml(study.against));
}

} // namespace boligsim
