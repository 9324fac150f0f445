#include "sim/files/fields.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/files/field_numbers.hpp"

namespace sim {

namespace {

constexpr std::size_t characters_of_name = 100; // A file's, made of it, has 255 bytes at most.

bool is_name(std::string_view text)
{
    auto const is_alphanumeric = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !text.empty() && text.size() <= characters_of_name && is_alphanumeric(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; });
}

std::string name_hint(std::string const& text)
{
    return text.size() > characters_of_name
               ? fmt::format("use {} characters at most", characters_of_name)
               : "use letters, digits, '-' and '_', a letter or digit first";
}

bool is_range(YamlNode const& node)
{
    if (!node.is_sequence() || node.items.size() != 2)
        return false;
    auto const lowest = as_number(node.items[0]);
    auto const highest = as_number(node.items[1]);
    return lowest && highest && *lowest <= *highest;
}

/// The hint for a name that is none of the field's choices.
std::string choice_hint(YamlNode const& node, Field const& field, Diagnostics const& diagnostics)
{
    if (!diagnostics.wants_hints())
        return {};
    auto const meant = field.meant ? field.meant(node.text) : std::nullopt;
    return meant ? fmt::format("did you mean '{}'?", *meant)
                 : allowed_hint(node.text, field.choices);
}

bool is_choice(YamlNode const& node, Field const& field)
{
    return node.is_scalar() &&
           std::find(field.choices.begin(), field.choices.end(), node.text) != field.choices.end();
}

bool check_choice(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    if (is_choice(node, field))
        return true;
    if (node.is_scalar())
        diagnostics.error(node.at(), fmt::format("unknown {} '{}'", field.noun, node.text),
                          choice_hint(node, field, diagnostics));
    else
        diagnostics.error(
            node.at(),
            fmt::format("{} is {} (a {} is needed)", field.key, describe(node), field.noun),
            allowed_hint({}, field.choices));
    return false;
}

bool check_list(YamlNode const& node, Field const& field, std::string const& of_what,
                Diagnostics& diagnostics)
{
    if (node.is_sequence())
        return true;
    diagnostics.error(
        node.at(),
        fmt::format("{} is {} (a list of {} is needed)", field.key, describe(node), of_what),
        node.is_map() ? fmt::format("begin each with '- '")
                      : fmt::format("write {}: [...]", field.key));
    return false;
}

/// Says each text that a list has a second time.
bool check_each_once(YamlNode const& list, std::string const& noun, Diagnostics& diagnostics)
{
    bool ok = true;
    std::set<std::string_view> seen;
    for (YamlNode const& item : list.items)
        if (item.is_scalar() && !seen.insert(item.text).second) {
            diagnostics.error(item.at(), fmt::format("{} '{}' is named twice", noun, item.text),
                              "name it once");
            ok = false;
        }
    return ok;
}

bool check_choices(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    if (!check_list(node, field, field.noun + "s", diagnostics))
        return false;
    bool ok = true;
    constexpr std::size_t many = 16;
    std::set<std::string_view> known; // A long list is not looked for name by name.
    if (node.items.size() > many)
        known = {field.choices.begin(), field.choices.end()};
    for (YamlNode const& item : node.items)
        if (!item.is_scalar() || known.count(item.text) == 0)
            ok = check_choice(item, field, diagnostics) && ok;
    return check_each_once(node, field.noun, diagnostics) && ok;
}

/// A list that stands for one value of the field.
bool check_several(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    if (node.items.empty()) {
        diagnostics.error(
            node.at(), fmt::format("{} is an empty list (a {} is needed)", field.key, field.noun),
            fmt::format("write {0}: NAME, or {0}: [NAME, NAME]", field.key));
        return false;
    }
    Field one = field;
    one.or_list = false;
    bool ok = true;
    for (YamlNode const& item : node.items)
        ok = check_field(item, one, diagnostics) && ok;
    return check_each_once(node, field.noun, diagnostics) && ok;
}

std::vector<std::string> keys_of(Field const& field)
{
    std::vector<std::string> keys;
    for (Field const& child : field.fields)
        keys.push_back(child.key);
    return keys;
}

/// 0,25 between braces: 0 is a value, and 25 a key without one.
bool is_second_half_of_number(YamlNode const& key, YamlNode const& item, YamlNode const& before)
{
    return as_integer(key).has_value() && item.kind == YamlNode::Kind::null && before.is_scalar() &&
           as_integer(before).has_value();
}

bool check_keys(YamlNode const& node, Field const& field, std::string const& name,
                Diagnostics& diagnostics)
{
    if (!node.is_map()) {
        diagnostics.error(node.at(),
                          fmt::format("{} is {} (a map is needed)", name, describe(node)),
                          fmt::format("its keys: {}", allowed_hint({}, keys_of(field))));
        return false;
    }
    bool ok = true;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        YamlNode const& key = node.keys[i];
        if (Field const* const child = field.find(key.text)) {
            ok = check_cells(key, node.items[i], *child, diagnostics) &&
                 check_field(node.items[i], *child, diagnostics) && ok;
            continue;
        }
        ok = false;
        if (i > 0 && is_second_half_of_number(key, node.items[i], node.items[i - 1])) {
            diagnostics.error(key.at(),
                              fmt::format("{} = {},{} is two entries (the comma ends the first)",
                                          node.keys[i - 1].text, node.items[i - 1].text, key.text),
                              fmt::format("write {}.{}", node.items[i - 1].text, key.text));
            continue;
        }
        auto const refused = std::find_if(field.refused.begin(), field.refused.end(),
                                          [&](auto const& pair) { return pair.first == key.text; });
        if (refused != field.refused.end())
            diagnostics.error(
                key.at(), fmt::format("'{}' cannot be set here ({})", key.text, refused->second),
                "leave it out");
        else
            diagnostics.error(key.at(), fmt::format("unknown key '{}'", key.text),
                              diagnostics.wants_hints() ? allowed_hint(key.text, keys_of(field))
                                                        : std::string());
    }
    for (Field const& child : field.fields)
        if (child.presence == Field::Presence::required && !node.find(child.key)) {
            diagnostics.error(node.at(),
                              fmt::format("'{}' is missing{}", child.key, because(child.noun)),
                              fmt::format("add {}: {}", child.key, child.description));
            ok = false;
        }
    return ok;
}

bool check_named_records(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    if (!node.is_map() || (node.items.empty() && field.presence == Field::Presence::required)) {
        diagnostics.error(node.at(),
                          fmt::format("{} is {} (a map with a name for each is needed)", field.key,
                                      node.is_map() ? "empty" : describe(node)),
                          fmt::format("below {}: a line NAME: for each", field.key));
        return false;
    }
    bool ok = true;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        if (!is_name(node.keys[i].text)) {
            diagnostics.error(
                node.keys[i].at(),
                fmt::format("'{}' as a name in {}", beginning(node.keys[i].text), field.key),
                name_hint(node.keys[i].text));
            ok = false;
        }
        ok = check_keys(node.items[i], field, node.keys[i].text, diagnostics) && ok;
    }
    return ok;
}

bool check_records(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    if (!check_list(node, field, "maps", diagnostics))
        return false;
    bool ok = true;
    for (YamlNode const& item : node.items)
        ok = check_record(item, field, diagnostics) && ok;
    return ok;
}

} // namespace

bool check_record(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    return check_keys(node, field, field.key, diagnostics);
}

bool check_field(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    if (field.or_list && node.is_sequence())
        return check_several(node, field, diagnostics);
    switch (field.type) {
    case Field::Type::text:
    case Field::Type::name:
        if (!node.is_scalar() || node.text.empty()) {
            diagnostics.error(node.at(),
                              fmt::format("{} is {} (text is needed)", field.key, describe(node)),
                              fmt::format("write {}: NAME", field.key));
            return false;
        }
        if (field.type == Field::Type::name && !is_name(node.text)) {
            diagnostics.error(
                node.at(),
                fmt::format("{} is no plain name (it becomes a file's name)", written(node, field)),
                name_hint(node.text));
            return false;
        }
        return true;
    case Field::Type::choice:
        return check_choice(node, field, diagnostics);
    case Field::Type::choices:
        return check_choices(node, field, diagnostics);
    case Field::Type::number:
    case Field::Type::integer:
        return check_number(node, field, diagnostics);
    case Field::Type::number_or_records:
        if (node.is_map())
            return check_record(node, field, diagnostics);
        if (node.is_sequence())
            return check_records(node, field, diagnostics);
        return check_number(node, field, diagnostics);
    case Field::Type::month:
        if (node.is_scalar() && parse_month(node.text))
            return true;
        diagnostics.error(node.at(), fmt::format("{} is no month", written(node, field)),
                          "write year and month as 2006-01");
        return false;
    case Field::Type::range:
        if (is_range(node))
            return true;
        diagnostics.error(
            node.at(),
            fmt::format("{} is no range",
                        node.is_scalar() ? written(node, field) : std::string(field.key)),
            fmt::format("write two numbers, the lowest first: {}: [1, 4]", field.key));
        return false;
    case Field::Type::record:
        return check_record(node, field, diagnostics);
    case Field::Type::records:
        return check_records(node, field, diagnostics);
    case Field::Type::named_records:
        return check_named_records(node, field, diagnostics);
    case Field::Type::text_or_record:
        if (node.is_map())
            return check_record(node, field, diagnostics);
        if (node.is_scalar() && !node.text.empty())
            return true;
        diagnostics.error(
            node.at(),
            fmt::format("{} is {} ({} is needed)", field.key, describe(node), field.noun),
            fmt::format("write text, or a map with: {}", fmt::join(keys_of(field), ", ")));
        return false;
    case Field::Type::word_or_record:
        if (node.is_map())
            return check_record(node, field, diagnostics);
        if (node.is_scalar() &&
            std::find(field.choices.begin(), field.choices.end(), node.text) != field.choices.end())
            return true;
        diagnostics.error(
            node.at(), fmt::format("{} ({} is needed)", written(node, field), field.noun),
            fmt::format("write {}, or a map with one of: {}", fmt::join(field.choices, ", "),
                        fmt::join(keys_of(field), ", ")));
        return false;
    }
    return false;
}

} // namespace sim
