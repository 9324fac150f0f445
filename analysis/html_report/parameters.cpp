#include "analysis/html_report/parameters.hpp"

#include <map>

#include "sim/files/yaml.hpp"

namespace boligsim::analysis {

namespace {

std::string text_of(sim::YamlNode const& node, std::string_view key)
{
    sim::YamlNode const* const value = node.find(key);
    return value != nullptr && value->is_scalar() ? value->text : std::string();
}

/// Scalars in their order, lists in brackets.
std::string flat(sim::YamlNode const& node)
{
    if (node.is_scalar())
        return node.text;
    std::string text = "[";
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        text += i == 0 ? "" : ", ";
        text += flat(node.items[i]);
    }
    text += "]";
    return text;
}

} // namespace

std::vector<StatedParameter> stated_parameters(Trajectory const& file)
{
    std::vector<StatedParameter> parameters;
    sim::Diagnostics ignored;
    auto const root = sim::read_yaml(file.attribute("parameters_text").value_or(std::string()),
                                     "parameters", ignored);
    if (!root)
        return parameters;
    for (std::size_t i = 0; i < root->keys.size(); ++i) {
        sim::YamlNode const* const values = root->items[i].find("values");
        if (values == nullptr)
            continue;
        for (sim::YamlNode const& entry : values->items) {
            sim::YamlNode const* const value = entry.find("value");
            parameters.push_back({root->keys[i].text, text_of(root->items[i], "description"),
                                  text_of(root->items[i], "unit"), text_of(entry, "from"),
                                  value == nullptr ? std::string() : flat(*value),
                                  text_of(entry, "source"), text_of(entry, "status")});
        }
    }
    return parameters;
}

std::vector<ParameterDifference> parameter_differences(Trajectory const& file,
                                                       Trajectory const& other)
{
    std::vector<ParameterDifference> differences;
    if (file.attribute("parameters_hash") == other.attribute("parameters_hash"))
        return differences;
    auto const values_of = [](Trajectory const& trajectory) {
        std::map<std::string, std::string> values;
        for (StatedParameter const& one : stated_parameters(trajectory)) {
            std::string& text = values[one.name];
            text += (text.empty() ? "" : "; ") + one.from + ": " + one.value;
        }
        return values;
    };
    auto const here = values_of(file);
    auto const there = values_of(other);
    for (auto const& [name, value] : here) {
        auto const found = there.find(name);
        std::string const before = found == there.end() ? "–" : found->second;
        if (value != before)
            differences.push_back({name, value, before});
    }
    return differences;
}

} // namespace boligsim::analysis
