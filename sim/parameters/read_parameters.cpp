#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/files/yaml.hpp"
#include "sim/parameters/parameter_contents.hpp"
#include "sim/parameters/parameter_table.hpp"

namespace sim {

namespace {

constexpr std::array<std::string_view, 5> known_status{"register", "literature", "evaluation",
                                                       "calibrated", "assumed"};

std::vector<std::string> const parameter_keys{"description", "unit",   "kind",
                                              "axes",        "labels", "values"};
std::vector<std::string> const entry_keys{"from", "value", "table", "source", "status", "range"};

/// Integers beyond this many in "a..b" are a slip of the pen.
constexpr int longest_axis = 10000;

void check_keys(YamlNode const& map, std::vector<std::string> const& known,
                Diagnostics& diagnostics)
{
    for (YamlNode const& key : map.keys) {
        if (std::find(known.begin(), known.end(), key.text) != known.end())
            continue;
        auto const near = suggest(key.text, known);
        diagnostics.error(key.at(), fmt::format("unknown key '{}'", key.text),
                          near ? fmt::format("did you mean '{}'?", *near)
                               : fmt::format("allowed: {}", fmt::join(known, ", ")));
    }
}

/// The text under a key; an error where it is missing or empty.
std::string read_text(YamlNode const& map, std::string_view key, std::string const& what,
                      Diagnostics& diagnostics)
{
    YamlNode const* const node = map.find(key);
    if (!node) {
        diagnostics.error(map.at(), fmt::format("{} has no '{}'", what, key),
                          "every number needs description, unit, source, status and range");
        return {};
    }
    if (!node->is_scalar() || node->text.empty()) {
        diagnostics.error(node->at(),
                          fmt::format("{} as '{}' (text is needed)", describe(*node), key));
        return {};
    }
    return node->text;
}

std::optional<int> to_int(std::string_view text)
{
    int number = 0;
    auto const [last, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || last != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// Labels of an axis: a list, or "a..b" for whole numbers, both ends included.
std::vector<std::string> read_labels(YamlNode const& node, Diagnostics& diagnostics)
{
    std::vector<std::string> labels;
    if (node.is_sequence()) {
        for (YamlNode const& item : node.items) {
            if (!item.is_scalar())
                diagnostics.error(item.at(), fmt::format("{} as a label", describe(item)));
            else if (std::find(labels.begin(), labels.end(), item.text) != labels.end())
                diagnostics.error(item.at(), fmt::format("label '{}' twice", item.text));
            labels.push_back(item.text);
        }
        if (labels.empty())
            diagnostics.error(node.at(), "an axis without labels");
        return labels;
    }
    std::size_t const dots = node.text.find("..");
    if (node.is_scalar() && dots != std::string::npos) {
        auto const first = to_int(std::string_view(node.text).substr(0, dots));
        auto const last = to_int(std::string_view(node.text).substr(dots + 2));
        if (first && last && *first <= *last && *last - *first < longest_axis) {
            for (int i = *first; i <= *last; ++i)
                labels.push_back(std::to_string(i));
            return labels;
        }
    }
    diagnostics.error(node.at(), fmt::format("{} as labels of an axis", describe(node)),
                      "write a list, or first and last number as \"0..99\"");
    return labels;
}

std::vector<ParameterAxis> read_axes(YamlNode const& node, std::string const& name,
                                     Diagnostics& diagnostics)
{
    std::vector<ParameterAxis> axes;
    YamlNode const* const names = node.find("axes");
    YamlNode const* const labels = node.find("labels");
    if (!names && labels)
        diagnostics.error(labels->at(), fmt::format("{} has labels but no 'axes'", name));
    if (!names)
        return axes;
    if (!names->is_sequence() || names->items.empty()) {
        diagnostics.error(
            names->at(), fmt::format("{} as 'axes' (a list of names is needed)", describe(*names)));
        return axes;
    }
    for (YamlNode const& axis : names->items) {
        YamlNode const* const own = labels ? labels->find(axis.text) : nullptr;
        if (!own) {
            diagnostics.error(axis.at(),
                              fmt::format("axis '{}' of {} has no labels", axis.text, name),
                              fmt::format("labels: {{{}: [...]}}", axis.text));
            continue;
        }
        axes.push_back({axis.text, read_labels(*own, diagnostics)});
    }
    if (labels)
        for (YamlNode const& key : labels->keys)
            if (std::none_of(axes.begin(), axes.end(),
                             [&](ParameterAxis const& a) { return a.name == key.text; }))
                diagnostics.error(key.at(),
                                  fmt::format("labels for '{}', which is no axis", key.text));
    return axes;
}

/// Appends the cells below `node`, which stands at depth `axis`. False after an error.
bool read_cells(YamlNode const& node, Parameter const& parameter, std::size_t axis,
                std::vector<double>& cells, Diagnostics& diagnostics)
{
    if (axis == parameter.axes.size()) {
        auto const number = as_number(node);
        if (!number) {
            diagnostics.error(node.at(), fmt::format("{} in {} (a number is needed)",
                                                     describe(node), parameter.name));
            return false;
        }
        cells.push_back(*number);
        return true;
    }
    ParameterAxis const& own = parameter.axes[axis];
    if (node.is_sequence() && node.items.size() == own.labels.size())
        return std::all_of(node.items.begin(), node.items.end(), [&](YamlNode const& item) {
            return read_cells(item, parameter, axis + 1, cells, diagnostics);
        });
    if (node.is_map() && node.items.size() == own.labels.size() &&
        std::all_of(own.labels.begin(), own.labels.end(),
                    [&](std::string const& label) { return node.find(label) != nullptr; }))
        return std::all_of(own.labels.begin(), own.labels.end(), [&](std::string const& label) {
            return read_cells(*node.find(label), parameter, axis + 1, cells, diagnostics);
        });
    std::string const size = node.is_sequence() || node.is_map()
                                 ? fmt::format(" of {}", node.items.size())
                                 : std::string();
    diagnostics.error(node.at(),
                      fmt::format("{}{} in {} (wrong shape)", describe(node), size, parameter.name),
                      fmt::format("axis '{}' has {} labels, {} to {}", own.name, own.labels.size(),
                                  own.labels.front(), own.labels.back()));
    return false;
}

std::optional<std::pair<double, double>> read_range(YamlNode const& node, Diagnostics& diagnostics)
{
    if (node.is_sequence() && node.items.size() == 2) {
        auto const lowest = as_number(node.items[0]);
        auto const highest = as_number(node.items[1]);
        if (lowest && highest && *lowest <= *highest)
            return std::pair(*lowest, *highest);
    }
    diagnostics.error(node.at(), "a range is two numbers, the lowest first", "range: [0, 1]");
    return std::nullopt;
}

/// Reads the dated entries of one parameter.
class EntryReader {
public:
    EntryReader(std::vector<EmbeddedFile> const& files, Parameter& parameter,
                Diagnostics& diagnostics)
        : files_(files), parameter_(parameter), diagnostics_(diagnostics)
    {
    }

    void read(YamlNode const& node)
    {
        if (!node.is_map()) {
            diagnostics_.error(node.at(), fmt::format("{} as an entry of 'values' of {} (a map is "
                                                      "needed)",
                                                      describe(node), parameter_.name));
            return;
        }
        check_keys(node, entry_keys, diagnostics_);
        ParameterEntry entry;
        entry.at = node.at();
        std::size_t const errors_before = diagnostics_.size();
        std::string const what = "an entry of " + parameter_.name;
        entry.source = read_text(node, "source", what, diagnostics_);
        entry.status = read_text(node, "status", what, diagnostics_);
        if (!entry.status.empty() &&
            std::find(known_status.begin(), known_status.end(), entry.status) == known_status.end())
            diagnostics_.error(node.find("status")->at(),
                               fmt::format("unknown status '{}'", entry.status),
                               fmt::format("allowed: {}", fmt::join(known_status, ", ")));
        if (YamlNode const* const range = node.find("range")) {
            if (auto const bounds = read_range(*range, diagnostics_))
                std::tie(entry.lowest, entry.highest) = *bounds;
        } else {
            diagnostics_.error(node.at(), fmt::format("{} has no 'range'", what),
                               "every number needs description, unit, source, status and range");
        }
        if (diagnostics_.size() == errors_before)
            read_values(node, entry);
    }

private:
    void read_values(YamlNode const& node, ParameterEntry& entry)
    {
        YamlNode const* const value = node.find("value");
        YamlNode const* const table = node.find("table");
        if ((value != nullptr) == (table != nullptr)) {
            diagnostics_.error(
                node.at(),
                fmt::format("an entry of {} needs either 'value' or 'table'", parameter_.name));
            return;
        }
        std::optional<Month> const from = read_from(node);
        if (value) {
            if (!from) {
                if (!node.find("from"))
                    diagnostics_.error(node.at(),
                                       fmt::format("an entry of {} has no 'from'", parameter_.name),
                                       "from: 2000-01");
                return;
            }
            entry.from = *from;
            if (read_cells(*value, parameter_, 0, entry.values, diagnostics_))
                add(entry, value->at());
            return;
        }
        for (DatedTable& dated :
             read_parameter_table(*table, parameter_, files_, from, diagnostics_)) {
            ParameterEntry copy = entry;
            copy.from = dated.from;
            copy.values = std::move(dated.values);
            add(copy, table->at());
        }
    }

    std::optional<Month> read_from(YamlNode const& node)
    {
        YamlNode const* const from = node.find("from");
        if (!from)
            return std::nullopt;
        std::optional<Month> const month =
            from->is_scalar() ? parse_month(from->text) : std::nullopt;
        if (!month)
            diagnostics_.error(from->at(),
                               fmt::format("{} as 'from' (a month is needed)", describe(*from)),
                               "write it as 2006-01");
        return month;
    }

    void add(ParameterEntry const& entry, SourcePosition const& at)
    {
        for (std::size_t i = 0; i < entry.values.size(); ++i)
            if (parameter_.kind != ParameterKind::real &&
                entry.values[i] != std::floor(entry.values[i])) {
                diagnostics_.error(at, fmt::format("{} = {} (a whole number is needed)",
                                                   cell_name(parameter_, i), entry.values[i]));
                return;
            } else if (entry.values[i] < entry.lowest || entry.values[i] > entry.highest) {
                diagnostics_.error(at, fmt::format("{} = {} is outside [{}, {}] (its range)",
                                                   cell_name(parameter_, i), entry.values[i],
                                                   entry.lowest, entry.highest));
                return;
            }
        if (!parameter_.entries.empty() && parameter_.entries.back().from >= entry.from) {
            diagnostics_.error(entry.at,
                               fmt::format("the entries of {} are not in order of 'from' ({} "
                                           "after {})",
                                           parameter_.name, to_string(entry.from),
                                           to_string(parameter_.entries.back().from)));
            return;
        }
        parameter_.entries.push_back(entry);
    }

    std::vector<EmbeddedFile> const& files_;
    Parameter& parameter_;
    Diagnostics& diagnostics_;
};

ParameterKind read_kind(YamlNode const& node, Diagnostics& diagnostics)
{
    YamlNode const* const kind = node.find("kind");
    if (!kind)
        return ParameterKind::real;
    if (kind->text != "whole" && kind->text != "code")
        diagnostics.error(kind->at(), fmt::format("{} as 'kind'", describe(*kind)),
                          "whole (a count) or code; leave it out for other numbers");
    return kind->text == "code" ? ParameterKind::code : ParameterKind::whole;
}

bool is_parameter_name(std::string_view name)
{
    return !name.empty() && name.find("..") == std::string_view::npos && name.front() != '.' &&
           name.back() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
           });
}

std::shared_ptr<Parameter const> read_parameter(std::string const& name, YamlNode const& node,
                                                std::vector<EmbeddedFile> const& files,
                                                Diagnostics& diagnostics)
{
    auto parameter = std::make_shared<Parameter>();
    parameter->name = name;
    if (!node.is_map()) {
        diagnostics.error(node.at(), fmt::format("{} as the parameter {} (a map is needed)",
                                                 describe(node), name));
        return nullptr;
    }
    check_keys(node, parameter_keys, diagnostics);
    parameter->description = read_text(node, "description", name, diagnostics);
    parameter->unit = read_text(node, "unit", name, diagnostics);
    std::size_t const errors_before = diagnostics.size();
    parameter->kind = read_kind(node, diagnostics);
    parameter->axes = read_axes(node, name, diagnostics);
    if (diagnostics.size() > errors_before)
        return nullptr;
    YamlNode const* const values = node.find("values");
    if (!values || !values->is_sequence() || values->items.empty()) {
        diagnostics.error(node.at(), fmt::format("{} has no list of 'values'", name));
        return nullptr;
    }
    EntryReader reader(files, *parameter, diagnostics);
    for (YamlNode const& entry : values->items)
        reader.read(entry);
    return parameter->entries.empty() ? nullptr : parameter;
}

} // namespace

ParameterBook read_parameters(std::vector<EmbeddedFile> const& files, Diagnostics& diagnostics)
{
    auto contents = std::make_shared<ParameterBook::Contents>();
    for (EmbeddedFile const& file : files) {
        if (!file.path.ends_with(".parameters.yaml"))
            continue;
        auto const root = read_yaml(file.text, std::string(file.path), diagnostics);
        if (!root)
            continue;
        if (!root->is_map()) {
            diagnostics.error(root->at(),
                              fmt::format("{} (a map of parameters is needed)", describe(*root)));
            continue;
        }
        for (std::size_t i = 0; i < root->keys.size(); ++i) {
            YamlNode const& key = root->keys[i];
            if (!is_parameter_name(key.text))
                diagnostics.error(key.at(), fmt::format("'{}' as a parameter's name", key.text),
                                  "use lower-case words with '_' and '.': mortality.annual_rate");
            auto parameter = read_parameter(key.text, root->items[i], files, diagnostics);
            if (!parameter)
                continue;
            auto const [place, is_new] = contents->parameters.emplace(key.text, parameter);
            if (!is_new)
                diagnostics.error(key.at(), fmt::format("parameter {} is also in {}:{}", key.text,
                                                        place->second->entries.front().at.file,
                                                        place->second->entries.front().at.line));
        }
    }
    return ParameterBook(std::move(contents));
}

} // namespace sim
