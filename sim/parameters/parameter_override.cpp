#include "sim/parameters/parameter_override.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/files/yaml.hpp"
#include "sim/parameters/parameter_table.hpp"

namespace sim {

namespace {

constexpr std::string_view any_label = "*";

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Makes `month` the first month of an entry, if it lies within one.
void split_at(Parameter& parameter, Month month)
{
    auto const after =
        std::upper_bound(parameter.entries.begin(), parameter.entries.end(), month,
                         [](Month m, ParameterEntry const& e) { return m < e.from; });
    // What lies before the first entry has its values, so there is nothing to split.
    if (after == parameter.entries.begin() || (after - 1)->from == month)
        return;
    ParameterEntry later = *(after - 1);
    later.from = month;
    parameter.entries.insert(after, std::move(later));
}

double changed(double value, ParameterOverride const& change)
{
    return change.kind == ParameterOverride::Kind::value ? change.number : value * change.number;
}

/// Whether only the last digits of a product part it from a whole number: 10 x 1.1 is 11.
bool is_whole(double value)
{
    return std::abs(value - std::round(value)) <= 1e-12 * std::max(1.0, std::abs(value));
}

/// The parameter with entries that begin and end where the change does.
Parameter split_for(Parameter parameter, ParameterOverride const& change)
{
    if (change.from)
        split_at(parameter, *change.from);
    if (change.to)
        split_at(parameter, *change.to + 1);
    return parameter;
}

bool is_changed(ParameterEntry const& entry, ParameterOverride const& change)
{
    return (!change.from || entry.from >= *change.from) && (!change.to || entry.from <= *change.to);
}

} // namespace

std::string ParameterOverride::key() const
{
    return labels.empty() ? name : fmt::format("{}[{}]", name, fmt::join(labels, ","));
}

ParameterKey split_key(std::string_view key)
{
    std::size_t const open = key.find('[');
    if (open == std::string_view::npos || !key.ends_with(']'))
        return {std::string(key), {}};
    ParameterKey parts{std::string(trimmed(key.substr(0, open))), {}};
    std::string_view rest = key.substr(open + 1, key.size() - open - 2);
    while (true) {
        std::size_t const comma = rest.find(',');
        parts.labels.emplace_back(trimmed(rest.substr(0, comma)));
        if (comma == std::string_view::npos)
            return parts;
        rest.remove_prefix(comma + 1);
    }
}

std::vector<std::size_t> cells_of(Parameter const& parameter,
                                  std::vector<std::string> const& labels)
{
    std::vector<std::size_t> cells{0};
    if (labels.empty()) {
        cells.resize(parameter.cells());
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = i;
        return cells;
    }
    if (labels.size() != parameter.axes.size())
        return {};
    for (std::size_t a = 0; a < labels.size(); ++a) {
        std::vector<std::string> const& known = parameter.axes[a].labels;
        std::vector<std::size_t> next;
        for (std::size_t const cell : cells)
            for (std::size_t l = 0; l < known.size(); ++l)
                if (labels[a] == any_label || labels[a] == known[l])
                    next.push_back(cell * known.size() + l);
        cells = std::move(next);
    }
    return cells;
}

Parameter with_override(Parameter parameter, ParameterOverride const& change)
{
    parameter = split_for(std::move(parameter), change);
    std::vector<std::size_t> const cells = cells_of(parameter, change.labels);
    for (ParameterEntry& entry : parameter.entries) {
        if (!is_changed(entry, change))
            continue;
        for (std::size_t const cell : cells) {
            double const value = changed(entry.values[cell], change);
            entry.values[cell] =
                std::clamp(parameter.kind == ParameterKind::real ? value : std::round(value),
                           entry.lowest, entry.highest);
        }
        constexpr std::string_view by_study = "Set by the study. Before: ";
        if (!entry.source.starts_with(by_study))
            entry.source = fmt::format("{}{} ({})", by_study, entry.source, entry.status);
        entry.status = "assumed";
    }
    return parameter;
}

std::optional<WrongOverride> find_wrong(Parameter const& parameter, ParameterOverride const& change,
                                        ParameterBook::Cells scaled)
{
    if (parameter.kind == ParameterKind::code && change.kind == ParameterOverride::Kind::factor)
        return WrongOverride{
            fmt::format("a factor on {} (its numbers are codes)", parameter.name),
            fmt::format("write the code itself: {}", to_yaml(parameter.entries.front().values[0]))};
    Parameter const split = split_for(parameter, change);
    std::vector<std::size_t> const cells = cells_of(split, change.labels);
    std::size_t const step = scaled == ParameterBook::Cells::all ? 1 : 2;
    for (ParameterEntry const& entry : split.entries) {
        if (!is_changed(entry, change))
            continue;
        for (std::size_t i = 0; i < cells.size(); i += step) {
            double const value = changed(entry.values[cells[i]], change);
            std::string const cell = cell_name(split, cells[i]);
            if (value < entry.lowest || value > entry.highest)
                return WrongOverride{
                    fmt::format("{} would be {:.6g} from {} (it lies within {} to {})", cell, value,
                                to_string(entry.from), to_yaml(entry.lowest),
                                to_yaml(entry.highest)),
                    "write a value or factor that keeps it within its range"};
            if (split.kind != ParameterKind::real && !is_whole(value))
                return WrongOverride{
                    fmt::format("{} would be {:.6g} from {} (it is a whole number)", cell, value,
                                to_string(entry.from)),
                    "write a whole number"};
        }
    }
    return std::nullopt;
}

} // namespace sim
