#include "sim/files/field_documents.hpp"

#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace sim {

namespace {

using Json = nlohmann::ordered_json;

Json schema_of(Field const& field);

/// A key as a regular expression.
std::string pattern_of(std::string const& key)
{
    std::string pattern;
    for (char const c : key)
        pattern += c == '.' ? std::string("\\.") : std::string(1, c);
    return pattern;
}

/// The keys by which a table of numbers is changed, the first that a tree of fields holds.
Field const* find_change(Field const& field)
{
    if (field.type == Field::Type::number_or_records)
        return &field;
    for (Field const& child : field.fields)
        if (Field const* const found = find_change(child))
            return found;
    return nullptr;
}

Json record_schema(Field const& field)
{
    Json schema{{"type", "object"}, {"additionalProperties", false}};
    Json properties = Json::object();
    Json required = Json::array();
    for (Field const& child : field.fields) {
        properties[child.key] = schema_of(child);
        if (!child.axes.empty()) // NAME[label,label]: cells of a table
            schema["patternProperties"]["^" + pattern_of(child.key) + "\\[.+\\]$"] =
                schema_of(child);
        if (child.presence == Field::Presence::required)
            required.push_back(child.key);
    }
    schema["properties"] = std::move(properties);
    if (!required.empty())
        schema["required"] = std::move(required);
    return schema;
}

Json number_schema(Field const& field)
{
    Json schema{{"type", field.type == Field::Type::integer ? "integer" : "number"}};
    if (std::isfinite(field.lowest))
        schema[field.above_lowest ? "exclusiveMinimum" : "minimum"] = field.lowest;
    if (std::isfinite(field.highest))
        schema["maximum"] = field.highest;
    return schema;
}

/// Without description and default.
Json bare_schema(Field const& field)
{
    constexpr char const* name_pattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$";
    switch (field.type) {
    case Field::Type::text:
        return {{"type", Json::array({"string", "number"})}};
    case Field::Type::name:
        return {{"type", "string"}, {"pattern", name_pattern}};
    case Field::Type::choice:
        return {{"enum", field.choices}};
    case Field::Type::choices: {
        Json items = Json::object();
        // Without choices of its own the list names things of the same file.
        if (field.choices.empty())
            items["type"] = "string";
        else
            items["enum"] = field.choices;
        return {{"type", "array"}, {"uniqueItems", true}, {"items", items}};
    }
    case Field::Type::number:
    case Field::Type::integer:
        return number_schema(field);
    case Field::Type::month:
        return {{"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$"}};
    case Field::Type::number_or_records: {
        Json const change{{"$ref", "#/definitions/change"}};
        Json const list{{"type", "array"}, {"items", change}, {"minItems", 1}};
        return {{"anyOf", Json::array({number_schema(field), change, list})}};
    }
    case Field::Type::range:
        return {
            {"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}};
    case Field::Type::record:
        return record_schema(field);
    case Field::Type::records:
        return {{"type", "array"}, {"items", record_schema(field)}};
    case Field::Type::named_records: {
        Json schema{{"type", "object"},
                    {"propertyNames", {{"pattern", name_pattern}}},
                    {"additionalProperties", record_schema(field)}};
        if (field.presence == Field::Presence::required)
            schema["minProperties"] = 1;
        return schema;
    }
    case Field::Type::text_or_record: {
        Json text{{"type", "string"}};
        return {{"anyOf", Json::array({std::move(text), record_schema(field)})}};
    }
    case Field::Type::word_or_record: {
        Json words{{"enum", field.choices}};
        return {{"anyOf", Json::array({std::move(words), record_schema(field)})}};
    }
    }
    return Json::object();
}

Json schema_of(Field const& field)
{
    Json schema = bare_schema(field);
    if (field.or_list) {
        Json const list{
            {"type", "array"}, {"uniqueItems", true}, {"items", schema}, {"minItems", 1}};
        Json const one = std::move(schema);
        schema = {{"anyOf", Json::array({one, list})}};
    }
    std::string description = field.description;
    if (!field.unit.empty())
        description += fmt::format(" [{}]", field.unit);
    if (!field.fallback.empty())
        description += fmt::format(" Left out: {}.", field.fallback);
    schema["description"] = description;
    return schema;
}

std::string one_type_text(Field const& field)
{
    auto const listed = [&](std::string const& before) {
        constexpr std::size_t longest = 12;
        std::vector<std::string> choices = field.choices;
        bool const is_long = choices.size() > longest;
        if (is_long)
            choices.resize(longest);
        return fmt::format("{} {}{}", before, fmt::join(choices, ", "), is_long ? ", ..." : "");
    };
    switch (field.type) {
    case Field::Type::text:
        return "text";
    case Field::Type::name:
        return "name (letters, digits, `-`, `_`; 100 at most)";
    case Field::Type::choice:
        return listed("one of");
    case Field::Type::choices:
        return field.choices.empty() ? "list of names" : listed("list of");
    case Field::Type::number:
    case Field::Type::integer: {
        std::string text = field.type == Field::Type::integer ? "whole number" : "number";
        if (std::isfinite(field.lowest))
            text += fmt::format(", {} {}", field.above_lowest ? "above" : "from",
                                to_yaml(field.lowest));
        if (std::isfinite(field.highest))
            text += fmt::format(" to {:.15g}", field.highest);
        return text;
    }
    case Field::Type::month:
        return "month, as `2006-01`";
    case Field::Type::number_or_records:
        return "number, or a map, or a list of maps";
    case Field::Type::range:
        return "two numbers, the lowest first";
    case Field::Type::record:
        return "map";
    case Field::Type::records:
        return "list of maps";
    case Field::Type::named_records:
        return "map: your name for each, and a map";
    case Field::Type::word_or_record:
        return listed("") + ", or a map";
    case Field::Type::text_or_record:
        return "text, or a map";
    }
    return {};
}

std::string type_text(Field const& field)
{
    return one_type_text(field) + (field.or_list ? ", or a list of them" : "");
}

void write_record(std::string& text, Field const& field, std::string const& path)
{
    text += fmt::format("\n## {}\n\n{}\n\n", path.empty() ? "The file" : fmt::format("`{}`", path),
                        field.description);
    text += "| key | value | unit | needed | meaning |\n|---|---|---|---|---|\n";
    for (Field const& child : field.fields)
        text +=
            fmt::format("| `{}` | {} | {} | {} | {} |\n", child.key, type_text(child), child.unit,
                        child.presence == Field::Presence::required ? "yes"
                        : child.fallback.empty()                    ? "no"
                                                 : fmt::format("no: {}", child.fallback),
                        child.description);
    std::string const prefix = path.empty() ? path : path + ".";
    for (Field const& child : field.fields) {
        if (child.fields.empty())
            continue;
        std::string const suffix = child.type == Field::Type::named_records ? ".NAME"
                                   : child.type == Field::Type::records     ? "[]"
                                                                            : "";
        write_record(text, child, fmt::format("{}{}{}", prefix, child.key, suffix));
    }
}

} // namespace

std::string json_schema(Field const& root, std::string const& title)
{
    Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
    if (Field const* const change = find_change(root))
        schema["definitions"]["change"] = record_schema(*change);
    schema.update(schema_of(root));
    return schema.dump(2) + "\n";
}

std::string markdown_reference(Field const& root)
{
    std::string text;
    write_record(text, root, {});
    return text;
}

} // namespace sim
