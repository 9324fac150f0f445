#include "study/resolved_text.hpp"

#include <fmt/format.h>

#include "sim/files/yaml.hpp"
#include "study/catalogue.hpp"
#include "study/fields.hpp"
#include "study/lines.hpp"
#include "study/questions.hpp"
#include "study/read_departments.hpp"
#include "study/settings.hpp"

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
        text += write_settings(scenario.parameters, "      ");
    }
    return text.empty() ? fmt::format("  {}: {{}}\n", to_yaml(scenario.name))
                        : fmt::format("  {}:\n{}", to_yaml(scenario.name), text);
}

/// The user's own departments go in as text, so that nothing but the study is needed to run again.
std::string write_world(Study const& study)
{
    std::string text = "  world:\n" + world_record().encode_lines(study, "    ");
    if (study.departments.empty())
        return text;
    text += "    departments: |\n";
    std::string const table = write_departments(study.departments);
    for (std::size_t begin = 0; begin < table.size();) {
        std::size_t const end = table.find('\n', begin);
        text += fmt::format("      {}\n", table.substr(begin, end - begin));
        begin = end + 1;
    }
    return text;
}

std::string write_interventions(std::vector<Intervention> const& own)
{
    if (own.empty())
        return {};
    std::string const entries = write_catalogue(own);
    std::string text = "interventions:\n";
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t const end = entries.find('\n', begin);
        text += "  " + entries.substr(begin, end - begin) + "\n";
        begin = end + 1;
    }
    return text;
}

} // namespace

std::string write_study(Study const& study)
{
    std::string text = fmt::format(
        "format: 1\nstudy: {}\ndefaults:\n{}{}{}blocks:\n", to_yaml(study.name), write_world(study),
        run_record().encode_lines(study, "  "), write_interventions(study.interventions));
    for (Scenario const& scenario : study.scenarios)
        text += write_block(scenario);
    text += "scenarios:\n";
    for (Scenario const& scenario : study.scenarios)
        text += fmt::format("  {0}: {{use: [{0}]}}\n", to_yaml(scenario.name));
    text += fmt::format("compare: {{against: {}}}\n", to_yaml(study.against));
    if (!study.questions.empty())
        text += "questions:\n";
    for (Question const& question : study.questions)
        text += fmt::format("  - {}\n", question_record().encode(question));
    return text;
}

} // namespace boligsim
