#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/files/fields.hpp"

namespace sim {

namespace {

constexpr std::size_t choices_in_message = 8;

/// "KEY[age,sex]": how the cells of a table are named.
std::string cells_pattern(Field const& field)
{
    std::vector<std::string> names;
    for (Field::Axis const& axis : field.axes)
        names.push_back(axis.name);
    return fmt::format("{}[{}]", field.key, fmt::join(names, ","));
}

/// The labels between the brackets of a key, without blanks around them.
std::vector<std::string> labels_in(std::string const& key)
{
    std::vector<std::string> labels{""};
    for (std::size_t i = key.find('[') + 1; i + 1 < key.size(); ++i) {
        if (key[i] == ',')
            labels.emplace_back();
        else if (key[i] != ' ' || !labels.back().empty())
            labels.back().push_back(key[i]);
    }
    for (std::string& label : labels)
        while (label.ends_with(' '))
            label.pop_back();
    return labels;
}

} // namespace

Field const* Field::find(std::string_view name) const
{
    auto const find = [&](std::string_view wanted) {
        return std::find_if(fields.begin(), fields.end(),
                            [&](Field const& f) { return f.key == wanted; });
    };
    auto found = find(name);
    if (found == fields.end() && name.ends_with(']')) {
        found = find(name.substr(0, name.find('[')));
        if (found != fields.end() && found->type != Type::number_or_records)
            return nullptr;
    }
    return found == fields.end() ? nullptr : &*found;
}

std::string allowed_hint(std::string const& name, std::vector<std::string> const& known)
{
    if (known.empty())
        return "there are none";
    bool const is_long = known.size() > choices_in_message;
    std::vector<std::string> sorted(std::min(known.size(), choices_in_message));
    std::partial_sort_copy(known.begin(), known.end(), sorted.begin(), sorted.end());
    std::string allowed = fmt::format("{}{}", fmt::join(sorted, ", "), is_long ? ", ..." : "");
    if (name.empty())
        return allowed;
    auto const near = suggest(name, known);
    return near ? fmt::format("did you mean '{}'? allowed: {}", *near, allowed)
                : fmt::format("allowed: {}", allowed);
}

bool check_cells(YamlNode const& key, YamlNode const& value, Field const& field,
                 Diagnostics& diagnostics)
{
    if (field.type != Field::Type::number_or_records)
        return true;
    if (key.text == field.key) {
        if (field.axes.empty() || !value.is_scalar())
            return true;
        diagnostics.error(
            value.at(),
            fmt::format("{} = {} (it is a table of numbers, by {})", field.key, value.text,
                        cells_pattern(field)),
            fmt::format("name its cells, as {}, or multiply all of them: {}: {{times: 1.1}}",
                        cells_pattern(field), field.key));
        return false;
    }
    if (field.axes.empty()) {
        diagnostics.error(key.at(),
                          fmt::format("'{}' names cells ({} is one number)", key.text, field.key),
                          fmt::format("write {}", field.key));
        return false;
    }
    std::vector<std::string> const labels = labels_in(key.text);
    if (labels.size() != field.axes.size()) {
        diagnostics.error(
            key.at(),
            fmt::format("'{}' has {} labels ({} are needed)", key.text, labels.size(),
                        field.axes.size()),
            fmt::format("write {}; * stands for all labels of an axis", cells_pattern(field)));
        return false;
    }
    bool right = true;
    for (std::size_t a = 0; a < labels.size(); ++a) {
        std::vector<std::string> const& known = field.axes[a].labels;
        if (labels[a] == "*" || std::find(known.begin(), known.end(), labels[a]) != known.end())
            continue;
        diagnostics.error(
            key.at(), fmt::format("'{}' is no {} of {}", labels[a], field.axes[a].name, field.key),
            diagnostics.wants_hints() ? allowed_hint(labels[a], known) : std::string());
        right = false;
    }
    return right;
}

} // namespace sim
