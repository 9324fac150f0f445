#include "sim/files/fields.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sim {

namespace {

/// Gives every node of a value from the command line that place.
void place(YamlNode& node, std::shared_ptr<std::string const> const& file)
{
    node.file = file;
    node.line = 0;
    node.column = 0;
    for (YamlNode& key : node.keys)
        place(key, file);
    for (YamlNode& item : node.items)
        place(item, file);
}

/// Finds or makes the node that a path names.
class PathWalk {
public:
    PathWalk(std::string const& path, std::shared_ptr<std::string const> file,
             Diagnostics& diagnostics)
        : path_(path), file_(std::move(file)), diagnostics_(diagnostics)
    {
    }

    YamlNode* find(YamlNode& node, Field const& field, std::string_view rest)
    {
        switch (field.type) {
        case Field::Type::record:
        case Field::Type::word_or_record:
        case Field::Type::text_or_record:
            return find_in_record(node, field, rest);
        case Field::Type::named_records: {
            auto const [name, below] = split(rest);
            YamlNode* const item = node.is_map() ? node.find(name) : nullptr;
            if (!item)
                return refuse(std::string(name), names_of(node));
            return below.empty() ? item : find_in_record(*item, field, below);
        }
        case Field::Type::records: {
            auto const [index, below] = split(rest);
            std::size_t i = 0;
            auto const [last, error] =
                std::from_chars(index.data(), index.data() + index.size(), i);
            if (error != std::errc() || last != index.data() + index.size() ||
                i >= node.items.size() || !node.is_sequence())
                return refuse(std::string(index), {});
            return below.empty() ? &node.items[i] : find_in_record(node.items[i], field, below);
        }
        default:
            return refuse(std::string(rest), {});
        }
    }

private:
    static std::pair<std::string_view, std::string_view> split(std::string_view path)
    {
        std::size_t const dot = path.find('.');
        return dot == std::string_view::npos ? std::pair(path, std::string_view())
                                             : std::pair(path.substr(0, dot), path.substr(dot + 1));
    }

    static std::vector<std::string> names_of(YamlNode const& node)
    {
        std::vector<std::string> names;
        for (YamlNode const& key : node.keys)
            names.push_back(key.text);
        return names;
    }

    YamlNode* find_in_record(YamlNode& node, Field const& field, std::string_view rest)
    {
        // Keys may hold dots themselves (names of parameters), so the whole rest comes first.
        Field const* child = field.find(rest);
        std::string_view key = rest;
        std::string_view below;
        if (!child) {
            std::tie(key, below) = split(rest);
            child = field.find(key);
        }
        auto const refused = std::find_if(field.refused.begin(), field.refused.end(),
                                          [&](auto const& pair) { return pair.first == rest; });
        if (!child && refused != field.refused.end()) {
            diagnostics_.error(
                {*file_, 0, 0},
                fmt::format("'{}' cannot be set here ({})", refused->first, refused->second),
                "leave it out");
            return nullptr;
        }
        if (!child) {
            std::vector<std::string> known;
            for (Field const& f : field.fields)
                known.push_back(f.key);
            return refuse(std::string(rest), known);
        }
        if (!node.is_map()) {
            node = YamlNode{};
            node.kind = YamlNode::Kind::map;
            node.file = file_;
        }
        YamlNode* item = node.find(key);
        if (!item) {
            YamlNode name;
            name.kind = YamlNode::Kind::scalar;
            name.text = std::string(key);
            name.file = file_;
            node.keys.push_back(std::move(name));
            item = &node.items.emplace_back();
            item->file = file_;
            // What cannot be found below it is said once; it is not missing too.
            if (!below.empty())
                item->kind = YamlNode::Kind::map;
        }
        return below.empty() ? item : find(*item, *child, below);
    }

    YamlNode* refuse(std::string const& name, std::vector<std::string> const& known)
    {
        diagnostics_.error({*file_, 0, 0},
                           fmt::format("'{}' is not in the study (at '{}')", path_, name),
                           known.empty() ? "the path begins at the study's root: "
                                           "defaults.world.scale=0.2"
                                         : allowed_hint(name, known));
        return nullptr;
    }

    std::string const& path_;
    std::shared_ptr<std::string const> file_;
    Diagnostics& diagnostics_;
};

std::string flow_text(YamlNode const& node)
{
    switch (node.kind) {
    case YamlNode::Kind::null:
        return "null";
    case YamlNode::Kind::scalar:
        return node.quoted ? to_yaml(node.text) : node.text;
    case YamlNode::Kind::sequence:
    case YamlNode::Kind::map: {
        std::string text;
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            text += i > 0 ? ", " : "";
            if (node.is_map())
                text += to_yaml(node.keys[i].text) + ": ";
            text += flow_text(node.items[i]);
        }
        return node.is_map() ? "{" + text + "}" : "[" + text + "]";
    }
    }
    return {};
}

void list_into(std::vector<FieldValue>& values, YamlNode const& node, Field const& field,
               std::string const& path);

void list_record(std::vector<FieldValue>& values, YamlNode const& node, Field const& field,
                 std::string const& path)
{
    std::string const prefix = path.empty() ? path : path + ".";
    for (std::size_t i = 0; i < node.keys.size(); ++i)
        if (Field const* const child = field.find(node.keys[i].text))
            list_into(values, node.items[i], *child, prefix + node.keys[i].text);
    for (Field const& child : field.fields) {
        if (node.find(child.key))
            continue;
        if (!child.fallback.empty())
            values.push_back(
                {prefix + child.key, child.fallback, child.unit, child.description, {}});
        else if (child.type == Field::Type::record)
            list_record(values, YamlNode{}, child, prefix + child.key);
    }
}

void list_into(std::vector<FieldValue>& values, YamlNode const& node, Field const& field,
               std::string const& path)
{
    switch (field.type) {
    case Field::Type::record:
        list_record(values, node, field, path);
        return;
    case Field::Type::records:
        for (std::size_t i = 0; i < node.items.size(); ++i)
            list_record(values, node.items[i], field, fmt::format("{}.{}", path, i));
        return;
    case Field::Type::named_records:
        for (std::size_t i = 0; i < node.keys.size(); ++i)
            list_record(values, node.items[i], field, path + "." + node.keys[i].text);
        return;
    default:
        values.push_back({path, flow_text(node), field.unit, field.description, node.at()});
    }
}

} // namespace

void set_value(YamlNode& root, Field const& field, std::string const& assignment,
               Diagnostics& diagnostics)
{
    auto const file = std::make_shared<std::string const>("--set " + assignment);
    std::size_t const equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0) {
        diagnostics.error({*file, 0, 0}, "no 'KEY=VALUE'", "--set defaults.world.scale=0.2");
        return;
    }
    std::string const path = assignment.substr(0, equals);
    if (assignment.find_first_not_of(' ', equals + 1) == std::string::npos) {
        diagnostics.error({*file, 0, 0}, "no value behind '='",
                          fmt::format("--set {}=VALUE", path));
        return;
    }
    auto value = read_yaml(assignment.substr(equals + 1), *file, diagnostics);
    if (!value)
        return;
    PathWalk walk(path, file, diagnostics);
    if (YamlNode* const node = walk.find(root, field, path)) {
        place(*value, file);
        *node = std::move(*value);
    }
}

std::vector<FieldValue> list_values(YamlNode const& node, Field const& field)
{
    std::vector<FieldValue> values;
    list_into(values, node, field, {});
    return values;
}

} // namespace sim
