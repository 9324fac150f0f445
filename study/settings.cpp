#include "study/settings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "sim/files/field_builders.hpp"
#include "sim/files/records.hpp"
#include "sim/parameters/parameter_contents.hpp"
#include "study/values.hpp"

namespace boligsim {

namespace {

using sim::Field;
using sim::ParameterOverride;
using sim::YamlNode;
using Type = sim::Field::Type;

/// `value` or `times`.
sim::BoundField<ParameterOverride> number(Field field, ParameterOverride::Kind kind)
{
    return {std::move(field),
            [kind](YamlNode const& node, ParameterOverride& to) {
                auto const number = sim::as_number(node);
                to.kind = kind;
                to.number = number.value_or(0);
                return number.has_value();
            },
            [kind](ParameterOverride const& from) {
                return from.kind == kind ? std::optional(sim::to_yaml(from.number)) : std::nullopt;
            }};
}

/// A change written as a map.
sim::Record<ParameterOverride> change_record()
{
    double const any = std::numeric_limits<double>::infinity();
    return {
        {number(sim::number_field("value", -any, any, "", "a number",
                                  "What it is, in the parameter's unit."),
                ParameterOverride::Kind::value),
         number(sim::number_field("times", 0, any, "", "a factor", "A factor on what it would be."),
                ParameterOverride::Kind::factor),
         sim::bind(sim::month_field("from", "First month; left out, every date before too."),
                   &ParameterOverride::from),
         sim::bind(sim::month_field("to", "Last month; left out, every date after too."),
                   &ParameterOverride::to)}};
}

/// Whether a map says one thing, and dates that are in order.
bool check_change(YamlNode const& node, sim::Diagnostics& diagnostics)
{
    if (static_cast<bool>(node.find("value")) == static_cast<bool>(node.find("times"))) {
        diagnostics.error(node.at(),
                          node.find("value") ? "'value' and 'times' at once (one is needed)"
                                             : "neither 'value' nor 'times' (one is needed)",
                          "{value: 0.4, from: 2010-01}, or {times: 1.1}");
        return false;
    }
    YamlNode const* const from = node.find("from");
    YamlNode const* const to = node.find("to");
    if (from && to && sim::parse_month(to->text) < sim::parse_month(from->text)) {
        diagnostics.error(to->at(),
                          fmt::format("to = {} is before from = {}", to->text, from->text),
                          fmt::format("write {} or later", from->text));
        return false;
    }
    return true;
}

/// Whether the same is said of the same place already, as of a study's defaults by each scenario.
bool is_said(sim::Diagnostics const& diagnostics, sim::SourcePosition const& at,
             std::string const& message)
{
    return std::any_of(
        diagnostics.errors().begin(), diagnostics.errors().end(), [&](sim::Diagnostic const& d) {
            return d.at.line == at.line && d.at.column == at.column && d.message == message;
        });
}

} // namespace

Field settings_field(std::string key, sim::ParameterBook const& book, std::string description)
{
    Field field = sim::record_field(std::move(key), Type::record, {}, std::move(description));
    std::vector<Field> const change = change_record().fields();
    for (auto const& [name, parameter] : book.contents().parameters) {
        double lowest = parameter->entries.front().lowest;
        double highest = parameter->entries.front().highest;
        for (sim::ParameterEntry const& entry : parameter->entries) {
            lowest = std::max(lowest, entry.lowest);
            highest = std::min(highest, entry.highest);
        }
        Field own = sim::number_field(name, lowest, highest, parameter->unit,
                                      parameter->description, parameter->description + ".");
        own.type = Type::number_or_records;
        own.fields = change;
        for (sim::ParameterAxis const& axis : parameter->axes)
            own.axes.push_back({axis.name, axis.labels});
        field.fields.push_back(std::move(own));
    }
    return field;
}

std::vector<Setting> read_settings(YamlNode const* node, Field const& field,
                                   sim::ParameterBook const& book, sim::Diagnostics& diagnostics)
{
    std::vector<Setting> settings;
    if (!node || !node->is_map())
        return settings;
    sim::Record<ParameterOverride> const record = change_record();
    for (std::size_t i = 0; i < node->keys.size(); ++i) {
        YamlNode const& key = node->keys[i];
        YamlNode const& item = node->items[i];
        Field const* const own = field.find(key.text);
        sim::Diagnostics said_already;
        if (!own || !is_right(item, *own) || !sim::check_cells(key, item, *own, said_already))
            continue;
        auto const [name, labels] = sim::split_key(key.text);
        ParameterOverride whole;
        whole.name = name;
        whole.labels = labels;
        Setting setting{whole.key(), {}, key.at()};
        auto const add = [&](YamlNode const& map) {
            ParameterOverride change = whole;
            if (map.is_map() ? check_change(map, diagnostics) && record.decode_into(map, change)
                             : (change.number = sim::as_number(map).value_or(0), true))
                setting.changes.push_back(std::move(change));
        };
        if (item.is_sequence())
            for (YamlNode const& map : item.items)
                add(map);
        else
            add(item);
        sim::Parameter changed = *book.contents().find(name);
        for (ParameterOverride const& change : setting.changes) {
            if (auto const wrong = sim::find_wrong(changed, change))
                diagnostics.error(item.at(), wrong->problem, wrong->hint);
            changed = sim::with_override(std::move(changed), change);
        }
        settings.push_back(std::move(setting));
    }
    return settings;
}

void check_together(std::vector<Setting const*> const& settings, sim::ParameterBook const& book,
                    sim::Diagnostics& diagnostics)
{
    std::map<std::string, sim::Parameter> together;
    for (Setting const* const setting : settings) {
        std::map<std::string, sim::Parameter> alone;
        for (ParameterOverride const& change : setting->changes) {
            sim::Parameter const* const shipped = book.contents().find(change.name);
            if (!shipped)
                continue;
            sim::Parameter& by_itself = alone.try_emplace(change.name, *shipped).first->second;
            sim::Parameter& with_others = together.try_emplace(change.name, *shipped).first->second;
            auto const wrong = sim::find_wrong(with_others, change);
            // What is wrong by itself was said where it was read.
            if (wrong && !sim::find_wrong(by_itself, change) &&
                !is_said(diagnostics, setting->at, wrong->problem))
                diagnostics.error(setting->at, wrong->problem,
                                  fmt::format("{} is changed by several settings", change.name));
            by_itself = sim::with_override(std::move(by_itself), change);
            with_others = sim::with_override(std::move(with_others), change);
        }
    }
}

std::string write_settings(std::vector<ParameterOverride> const& changes, std::string const& indent)
{
    sim::Record<ParameterOverride> const record = change_record();
    std::string text;
    for (std::size_t i = 0; i < changes.size();) {
        std::string const key = changes[i].key();
        std::string items;
        std::size_t count = 0;
        bool plain = true;
        for (; i < changes.size() && changes[i].key() == key; ++i, ++count) {
            ParameterOverride const& change = changes[i];
            plain = plain && change.kind == ParameterOverride::Kind::value && !change.from &&
                    !change.to;
            items += (items.empty() ? "" : ", ") + record.encode(change);
        }
        text += fmt::format("{}{}: {}\n", indent, sim::to_yaml(key),
                            count > 1 ? "[" + items + "]"
                            : plain   ? sim::to_yaml(changes[i - 1].number)
                                      : items);
    }
    return text;
}

} // namespace boligsim
