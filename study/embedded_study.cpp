#include "study/embedded_study.hpp"

#include <algorithm>
#include <utility>

#include "sim/core/diagnostics.hpp"
#include "sim/files/yaml.hpp"
#include "study/lines.hpp"
#include "study/questions.hpp"

namespace boligsim {

namespace {

using sim::YamlNode;

/// The node at the end of a path of keys; null where a key is missing.
YamlNode const* find_below(YamlNode const* node, std::initializer_list<std::string_view> path)
{
    for (std::string_view const key : path)
        node = node ? node->find(key) : nullptr;
    return node;
}

std::string text_below(YamlNode const& root, std::initializer_list<std::string_view> path)
{
    YamlNode const* const node = find_below(&root, path);
    return node && node->is_scalar() ? node->text : std::string();
}

PolicyLine line_of(LettingRule const& rule, sim::Month last)
{
    return {PolicyLine::Kind::letting, rule.tool,  rule.where, rule.from,
            rule.to.value_or(last),    rule.share, {}};
}

PolicyLine line_of(RenovationRule const& rule, sim::Month last)
{
    // The new rent stays.
    return {PolicyLine::Kind::renovation,
            "renovation",
            rule.where,
            sim::Month(rule.year, 1),
            last,
            rule.rehouse,
            {}};
}

PolicyLine line_of(InterventionUse const& use, sim::Month last)
{
    return {PolicyLine::Kind::intervention,         use.use,   use.where, use.from,
            use.to == sim::Month() ? last : use.to, use.reach, {}};
}

template <class Rule>
void read_lines(YamlNode const& block, std::string_view key, sim::Record<Rule> const& record,
                sim::Month last, std::vector<PolicyLine>& lines)
{
    YamlNode const* const list = block.find(key);
    if (!list || !list->is_sequence())
        return;
    for (YamlNode const& item : list->items)
        if (auto const rule = record.decode(item)) {
            lines.push_back(line_of(*rule, last));
            lines.back().text = record.encode(*rule);
        }
}

} // namespace

EmbeddedScenario const* EmbeddedStudy::find(std::string_view scenario) const
{
    auto const found = std::find_if(scenarios.begin(), scenarios.end(),
                                    [&](EmbeddedScenario const& s) { return s.name == scenario; });
    return found == scenarios.end() ? nullptr : &*found;
}

EmbeddedStudy read_embedded_study(std::string_view text)
{
    EmbeddedStudy study;
    sim::Diagnostics ignored;
    auto const root = sim::read_yaml(text, "study", ignored);
    if (!root)
        return study;
    study.name = text_below(*root, {"study"});
    study.against = text_below(*root, {"compare", "against"});
    auto const first = sim::parse_month(text_below(*root, {"defaults", "period", "from"}));
    auto const last = sim::parse_month(text_below(*root, {"defaults", "period", "to"}));
    if (first && last)
        study.period = sim::Period{*first, *last};
    if (YamlNode const* const questions = root->find("questions"))
        for (YamlNode const& item : questions->items)
            if (auto question = question_record().decode(item))
                study.questions.push_back(std::move(*question));
    YamlNode const* const scenarios = root->find("scenarios");
    if (!scenarios || !scenarios->is_map())
        return study;
    auto const letting = letting_record();
    auto const renovation = renovation_record();
    auto const intervention = intervention_record();
    sim::Month const end = last.value_or(Study().period.last);
    for (std::size_t i = 0; i < scenarios->keys.size(); ++i) {
        EmbeddedScenario scenario{scenarios->keys[i].text, {}};
        YamlNode const* const use = scenarios->items[i].find("use");
        for (YamlNode const& name : use ? use->items : std::vector<YamlNode>())
            if (YamlNode const* const block = find_below(&*root, {"blocks", name.text})) {
                read_lines(*block, "letting", letting, end, scenario.lines);
                read_lines(*block, "rent", renovation, end, scenario.lines);
                read_lines(*block, "interventions", intervention, end, scenario.lines);
            }
        study.scenarios.push_back(std::move(scenario));
    }
    return study;
}

std::optional<sim::Period> months_of(std::vector<PolicyLine> const& lines)
{
    std::optional<sim::Period> months;
    for (PolicyLine const& line : lines) {
        if (!months)
            months = sim::Period{line.from, line.to};
        months->first = std::min(months->first, line.from);
        months->last = std::max(months->last, line.to);
    }
    return months;
}

std::vector<PolicyLine> beyond(std::vector<PolicyLine> const& all,
                               std::vector<PolicyLine> const& known)
{
    std::vector<PolicyLine> rest;
    std::copy_if(all.begin(), all.end(), std::back_inserter(rest), [&](PolicyLine const& line) {
        return std::find(known.begin(), known.end(), line) == known.end();
    });
    return rest;
}

} // namespace boligsim
