#include "sim/files/fields.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sim {

namespace {

constexpr std::size_t characters_in_message = 40;
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

/// As much of a text as a line of a message holds.
std::string shortened(std::string const& text)
{
    std::size_t const length = std::min(text.find('\n'), characters_in_message);
    return text.substr(0, length) + (text.size() > length ? "..." : "");
}

/// "share = 1.5": the field and what was written.
std::string written(YamlNode const& node, Field const& field)
{
    return node.is_scalar() ? fmt::format("{} = {}", field.key, shortened(node.text))
                            : fmt::format("{} is {}", field.key, describe(node));
}

std::string because(std::string const& noun)
{
    return noun.empty() ? std::string() : fmt::format(" ({})", noun);
}

/// What would be right for a number that was written as a text.
std::string number_hint(YamlNode const& node, Field const& field)
{
    bool const has_unit = !field.unit.empty() && field.unit != "share";
    std::string const unit = has_unit ? fmt::format("; the unit is {}", field.unit) : std::string();
    // 0,25: a decimal comma.
    YamlNode pointed = node;
    if (std::count(pointed.text.begin(), pointed.text.end(), ',') == 1)
        std::replace(pointed.text.begin(), pointed.text.end(), ',', '.');
    if (node.is_scalar() && as_number(pointed))
        return fmt::format("write {}{}", to_yaml(*as_number(pointed)), unit);
    std::size_t digits = 0;
    while (digits < node.text.size() &&
           std::string_view("0123456789.").find(node.text[digits]) != std::string_view::npos)
        ++digits;
    YamlNode bare = node;
    bare.quoted = false;
    bare.text = node.text.substr(0, digits);
    auto const number = as_number(bare);
    bool const is_hexadecimal = node.text.starts_with("0x") || node.text.starts_with("0X");
    if (!node.is_scalar() || !number || is_hexadecimal)
        return fmt::format("write a number in digits, as 0.5 or 12{}", unit);
    bool const is_percent = node.text.find('%') != std::string::npos;
    double const value = is_percent && field.highest <= 1 ? *number / 100 : *number;
    return fmt::format("write {}{}{}", to_yaml(value), node.quoted ? " without quotes" : "", unit);
}

/// What would be right for a number that is too small or too large.
std::string range_hint(double number, Field const& field)
{
    if (field.unit == "share" && field.highest <= 1 && number >= 2 && number <= 100)
        return fmt::format("write a share, not per cent: {}", to_yaml(number / 100));
    std::string const unit = field.unit.empty() || field.unit == "share" || field.unit == "1"
                                 ? std::string()
                                 : fmt::format("; the unit is {}", field.unit);
    bool const has_highest = std::isfinite(field.highest);
    if (!std::isfinite(field.lowest))
        return fmt::format("write at most {}{}", to_yaml(field.highest), unit);
    if (field.above_lowest)
        return has_highest ? fmt::format("write a number above {}, {} at most{}",
                                         to_yaml(field.lowest), to_yaml(field.highest), unit)
                           : fmt::format("write a number above {}{}", to_yaml(field.lowest), unit);
    return has_highest ? fmt::format("write a number from {} to {}{}", to_yaml(field.lowest),
                                     to_yaml(field.highest), unit)
                       : fmt::format("write at least {}{}", to_yaml(field.lowest), unit);
}

/// What would be right for a number that is not whole; 1.200 may be meant for 1200.
std::string whole_hint(YamlNode const& node)
{
    std::size_t const point = node.text.find('.');
    constexpr std::size_t thousands = 4;
    if (point != std::string::npos && point > 0 && node.text.size() == point + thousands)
        return fmt::format("write {}{} if that is what is meant", node.text.substr(0, point),
                           node.text.substr(point + 1));
    return "write a whole number";
}

/// Whether it is written as a whole number, however large.
bool is_digits(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool check_number(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    auto const number = as_number(node);
    if (!number) {
        diagnostics.error(
            node.at(),
            fmt::format("{}, which is no number{}", written(node, field), because(field.noun)),
            number_hint(node, field));
        return false;
    }
    bool const is_out_of_range = *number < field.lowest || *number > field.highest;
    if (field.type == Field::Type::integer && !as_integer(node) &&
        !(is_out_of_range && is_digits(node.text))) {
        diagnostics.error(
            node.at(),
            fmt::format("{} is no whole number{}", written(node, field), because(field.noun)),
            whole_hint(node));
        return false;
    }
    if (field.lowest == field.highest && *number != field.lowest) {
        diagnostics.error(node.at(),
                          fmt::format("{} is not {}{}", written(node, field), to_yaml(field.lowest),
                                      because(field.noun)),
                          fmt::format("write {}", to_yaml(field.lowest)));
        return false;
    }
    if (*number < field.lowest || (field.above_lowest && *number <= field.lowest)) {
        diagnostics.error(node.at(),
                          fmt::format("{} is {} {}{}", written(node, field),
                                      *number < field.lowest ? "below" : "not above", field.lowest,
                                      because(field.noun)),
                          range_hint(*number, field));
        return false;
    }
    if (*number > field.highest) {
        diagnostics.error(node.at(),
                          fmt::format("{} is above {}{}", written(node, field),
                                      to_yaml(field.highest), because(field.noun)),
                          range_hint(*number, field));
        return false;
    }
    return true;
}

bool is_range(YamlNode const& node)
{
    if (!node.is_sequence() || node.items.size() != 2)
        return false;
    auto const lowest = as_number(node.items[0]);
    auto const highest = as_number(node.items[1]);
    return lowest && highest && *lowest <= *highest;
}

bool check_choice(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    if (node.is_scalar() &&
        std::find(field.choices.begin(), field.choices.end(), node.text) != field.choices.end())
        return true;
    if (node.is_scalar())
        diagnostics.error(node.at(), fmt::format("unknown {} '{}'", field.noun, node.text),
                          allowed_hint(node.text, field.choices));
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

bool check_choices(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    if (!check_list(node, field, field.noun + "s", diagnostics))
        return false;
    bool ok = true;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        YamlNode const& item = node.items[i];
        ok = check_choice(item, field, diagnostics) && ok;
        for (std::size_t j = 0; j < i; ++j)
            if (item.is_scalar() && node.items[j].text == item.text) {
                diagnostics.error(item.at(),
                                  fmt::format("{} '{}' is named twice", field.noun, item.text),
                                  "name it once");
                ok = false;
                break;
            }
    }
    return ok;
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
    return is_digits(key.text) && item.kind == YamlNode::Kind::null && before.is_scalar() &&
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
                              allowed_hint(key.text, keys_of(field)));
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
                fmt::format("'{}' as a name in {}", shortened(node.keys[i].text), field.key),
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
            node.at(), fmt::format("{} is no range", written(node, field)),
            fmt::format("write two numbers, the lowest first: {}: [1, 4]", field.key));
        return false;
    case Field::Type::record:
        return check_record(node, field, diagnostics);
    case Field::Type::records:
        return check_records(node, field, diagnostics);
    case Field::Type::named_records:
        return check_named_records(node, field, diagnostics);
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
