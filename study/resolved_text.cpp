#include "study/resolved_text.hpp"

#include <fmt/format.h>

#include "sim/files/yaml.hpp"
#include "study/fields.hpp"
#include "study/read_departments.hpp"

namespace boligsim {

namespace {

using sim::to_yaml;

std::string write_where(Where const& where)
{
    if (where.kind == Where::Kind::all)
        return "all";
    std::string key;
    switch (where.kind) {
    case Where::Kind::all:
        break;
    case Where::Kind::programme:
        key = "programme";
        break;
    case Where::Kind::outside_programme:
        key = "outside_programme";
        break;
    case Where::Kind::municipality:
        key = "municipality";
        break;
    case Where::Kind::region:
        key = "region";
        break;
    case Where::Kind::organisation:
        key = "organisation";
        break;
    case Where::Kind::area:
        key = "area";
        break;
    case Where::Kind::department:
        key = "department";
        break;
    }
    return fmt::format("{{{}: {}{}}}", key, to_yaml(where.name),
                       where.departments ? fmt::format(", departments: {}", *where.departments)
                                         : std::string());
}

std::string write_rule(LettingRule const& rule)
{
    std::string text = fmt::format("{{tool: {}, where: {}, from: {}", rule.tool,
                                   write_where(rule.where), to_string(rule.from));
    if (rule.to)
        text += fmt::format(", to: {}", to_string(*rule.to));
    text += fmt::format(", share: {}, municipalities: {}", to_yaml(rule.share),
                        to_yaml(rule.municipalities));
    if (!rule.any_of.empty()) {
        std::vector<std::string> const names = criterion_names();
        text += ", criteria: {any_of: [";
        for (std::size_t i = 0; i < rule.any_of.size(); ++i)
            text += (i > 0 ? ", " : "") + names[static_cast<std::size_t>(rule.any_of[i])];
        text += "]}";
    }
    return text + "}";
}

std::string write_rule(RenovationRule const& rule)
{
    return fmt::format("{{renovate: {}, year: {}, rise_dkk_month: {}, support_dkk_month: {}, "
                       "rehouse: {}, works_months: {}}}",
                       write_where(rule.where), rule.year, rule.rise_dkk_month.kroner(),
                       rule.support_dkk_month.kroner(), rule.rehouse, rule.works_months);
}

std::string write_rule(InterventionUse const& use)
{
    return fmt::format("{{use: {}, where: {}, from: {}, to: {}{}}}", use.use,
                       write_where(use.where), to_string(use.from), to_string(use.to),
                       use.reach ? fmt::format(", reach: {}", to_yaml(*use.reach)) : std::string());
}

template <class Rule>
std::string write_rules(std::string const& key, std::vector<Rule> const& rules)
{
    if (rules.empty())
        return {};
    std::string text = fmt::format("    {}:\n", key);
    for (Rule const& rule : rules)
        text += fmt::format("      - {}\n", write_rule(rule));
    return text;
}

std::string write_block(Scenario const& scenario)
{
    std::string text = write_rules("letting", scenario.letting) +
                       write_rules("rent", scenario.rent) +
                       write_rules("interventions", scenario.interventions);
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
