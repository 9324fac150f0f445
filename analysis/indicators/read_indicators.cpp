#include "analysis/indicators/read_indicators.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "sim/files/yaml.hpp"

namespace boligsim::analysis {

namespace {

using sim::YamlNode;

std::optional<Unit> unit_named(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(Unit::offers_per_letting); ++i)
        if (to_string(static_cast<Unit>(i)) == name)
            return static_cast<Unit>(i);
    return std::nullopt;
}

std::string text_of(YamlNode const& map, std::string_view key)
{
    YamlNode const* const node = map.find(key);
    return node && node->is_scalar() ? node->text : std::string();
}

Selection read_selection(YamlNode const& node, sim::Diagnostics& diagnostics)
{
    Selection selection{text_of(node, "measure"), {}};
    if (selection.measure.empty())
        diagnostics.error(node.at(), "a selection without a measure", "{measure: NAME}");
    YamlNode const* const only = node.find("only");
    if (!only)
        return selection;
    if (!only->is_map())
        diagnostics.error(only->at(), "no map of axes and labels", "only: {AXIS: [LABEL]}");
    for (std::size_t axis = 0; axis < only->keys.size(); ++axis) {
        std::vector<std::string> labels;
        for (YamlNode const& label : only->items[axis].items)
            labels.push_back(label.text);
        if (labels.empty())
            diagnostics.error(only->items[axis].at(), "no list of labels", "only: {AXIS: [LABEL]}");
        selection.where.emplace_back(only->keys[axis].text, std::move(labels));
    }
    return selection;
}

std::vector<Selection> read_selections(YamlNode const& map, std::string_view key,
                                       sim::Diagnostics& diagnostics)
{
    std::vector<Selection> selections;
    if (YamlNode const* const list = map.find(key)) {
        if (!list->is_sequence())
            diagnostics.error(list->at(), "no list of selections", "[{measure: NAME}]");
        for (YamlNode const& item : list->items)
            selections.push_back(read_selection(item, diagnostics));
    }
    return selections;
}

Indicator read_indicator(std::string name, YamlNode const& node, sim::Diagnostics& diagnostics)
{
    static constexpr std::array known{"description", "unit", "where", "plus",
                                      "minus",       "of",   "factor"};
    for (YamlNode const& key : node.keys)
        if (std::find(known.begin(), known.end(), key.text) == known.end())
            diagnostics.error(key.at(), "unknown key '" + key.text + "'",
                              "description, unit, where, plus, minus, of or factor");
    Indicator indicator;
    indicator.name = std::move(name);
    indicator.description = text_of(node, "description");
    if (indicator.description.empty())
        diagnostics.error(node.at(), "an indicator without a description");
    if (auto const unit = unit_named(text_of(node, "unit")))
        indicator.unit = *unit;
    else
        diagnostics.error(node.at(), "an indicator without a unit", "unit: share");
    if (text_of(node, "where") == "departments_only")
        indicator.coverage = Coverage::departments_only;
    indicator.plus = read_selections(node, "plus", diagnostics);
    indicator.minus = read_selections(node, "minus", diagnostics);
    indicator.of = read_selections(node, "of", diagnostics);
    if (indicator.plus.empty())
        diagnostics.error(node.at(), "an indicator of nothing", "plus: [{measure: NAME}]");
    if (YamlNode const* const factor = node.find("factor")) {
        auto const number = sim::as_number(*factor);
        if (!number)
            diagnostics.error(factor->at(), "no number");
        indicator.factor = number.value_or(1);
    }
    return indicator;
}

} // namespace

std::vector<Indicator> read_indicators(std::vector<sim::EmbeddedFile> const& files,
                                       sim::Diagnostics& diagnostics)
{
    std::vector<Indicator> indicators;
    std::vector<sim::EmbeddedFile> sorted = files;
    std::sort(sorted.begin(), sorted.end(),
              [](auto const& a, auto const& b) { return a.path < b.path; });
    for (sim::EmbeddedFile const& file : sorted) {
        if (!file.path.ends_with(".indicators.yaml"))
            continue;
        auto const root = sim::read_yaml(file.text, std::string(file.path), diagnostics);
        if (!root)
            continue;
        for (std::size_t i = 0; i < root->keys.size(); ++i)
            indicators.push_back(read_indicator(root->keys[i].text, root->items[i], diagnostics));
    }
    return indicators;
}

} // namespace boligsim::analysis
