#include "sim/parameters/parameter_override.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

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
        for (std::size_t const cell : cells)
            entry.values[cell] =
                std::clamp(changed(entry.values[cell], change), entry.lowest, entry.highest);
        constexpr std::string_view by_study = "Set by the study. Before: ";
        if (!entry.source.starts_with(by_study))
            entry.source = fmt::format("{}{} ({})", by_study, entry.source, entry.status);
        entry.status = "assumed";
    }
    return parameter;
}

std::optional<OutOfRange> find_out_of_range(Parameter const& parameter,
                                            ParameterOverride const& change)
{
    Parameter const split = split_for(parameter, change);
    for (ParameterEntry const& entry : split.entries)
        for (std::size_t const cell : cells_of(split, change.labels)) {
            double const value = changed(entry.values[cell], change);
            if (is_changed(entry, change) && (value < entry.lowest || value > entry.highest))
                return OutOfRange{cell_name(split, cell), entry.from, value, entry.lowest,
                                  entry.highest};
        }
    return std::nullopt;
}

} // namespace sim
