#include "analysis/indicators/agreements.hpp"

#include <algorithm>

#include "sim/files/yaml.hpp"

namespace boligsim::analysis {

namespace {

std::string text_of(sim::YamlNode const& node)
{
    std::string text = node.text;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        text.push_back('{');
        if (node.is_map())
            text.append(node.keys[i].text).push_back(':');
        text.append(text_of(node.items[i])).push_back('}');
    }
    return text;
}

} // namespace

std::vector<Agreement> agreements_of(Trajectory const& trajectory)
{
    std::vector<Agreement> agreements;
    sim::Diagnostics diagnostics;
    auto const study = sim::read_yaml(trajectory.attribute("study_text").value_or(""),
                                      trajectory.scenario(), diagnostics);
    if (!study)
        return agreements;
    auto const find = [](sim::YamlNode const* node, std::string_view key) {
        return node == nullptr ? nullptr : node->find(key);
    };
    sim::YamlNode const* const used =
        find(find(find(&*study, "scenarios"), trajectory.scenario()), "use");
    if (used == nullptr)
        return agreements;
    for (sim::YamlNode const& block : used->items) {
        sim::YamlNode const* const letting =
            find(find(find(&*study, "blocks"), block.text), "letting");
        if (letting == nullptr)
            continue;
        for (sim::YamlNode const& entry : letting->items) {
            sim::YamlNode const* const tool = entry.find("tool");
            sim::YamlNode const* const share = entry.find("share");
            if (tool != nullptr)
                agreements.push_back({tool->text,
                                      share == nullptr ? 0.0 : sim::as_number(*share).value_or(0),
                                      text_of(entry)});
        }
    }
    return agreements;
}

std::vector<Agreement> beyond(std::vector<Agreement> const& all,
                              std::vector<Agreement> const& known)
{
    std::vector<Agreement> rest;
    for (Agreement const& agreement : all)
        if (std::find(known.begin(), known.end(), agreement) == known.end())
            rest.push_back(agreement);
    return rest;
}

Group departments_with_new_agreements(Trajectory const& scenario, Trajectory const& baseline)
{
    Group const now = departments_with(scenario, agreed_lettings(), "", "");
    Group const before = departments_with(baseline, agreed_lettings(), "", "");
    Group none = now;
    std::fill(none.departments.begin(), none.departments.end(), std::uint8_t{0});
    std::vector<std::string> const tools = agreed_lettings().where.front().second;
    std::vector<Agreement> const added = beyond(agreements_of(scenario), agreements_of(baseline));
    bool const new_ones = std::any_of(added.begin(), added.end(), [&](Agreement const& a) {
        return a.share > 0 && std::find(tools.begin(), tools.end(), a.tool) != tools.end();
    });
    // Without the study counts are all that is known.
    if (!new_ones && (scenario.attribute("study_text") || !has_departments(now)))
        return none;
    Group const added_to = difference_of(now, before, "", "");
    return has_departments(added_to) || !new_ones ? added_to : now;
}

} // namespace boligsim::analysis
