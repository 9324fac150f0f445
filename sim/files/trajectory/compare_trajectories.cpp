#include "sim/files/trajectory/compare_trajectories.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <variant>

namespace sim {

namespace {

std::string named(std::string_view kind, std::string const& name)
{
    return std::string(kind).append(" ").append(name);
}

/// Compares names of what there is; reports those that only one file has, gives those in both.
std::vector<std::string> in_both(std::string_view kind, std::vector<std::string> const& first,
                                 std::vector<std::string> const& second,
                                 std::vector<Difference>& differences)
{
    auto const has = [](std::vector<std::string> const& names, std::string const& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    std::vector<std::string> both;
    for (std::string const& name : first) {
        if (has(second, name))
            both.push_back(name);
        else
            differences.push_back({named(kind, name), "", "there", "not there", 1});
    }
    for (std::string const& name : second) {
        if (!has(first, name))
            differences.push_back({named(kind, name), "", "not there", "there", 1});
    }
    return both;
}

std::string shown(std::string const& value)
{
    return "'" + value + "'";
}
template <class Number> std::string shown(Number value)
{
    return std::to_string(value);
}

template <class Value>
std::optional<Difference> compare_values(std::string const& what, std::string const& row,
                                         std::vector<std::string> const* labels,
                                         std::vector<Value> const& first,
                                         std::vector<Value> const& second)
{
    if (first.size() != second.size())
        return Difference{what, "", std::to_string(first.size()) + " values",
                          std::to_string(second.size()) + " values", 1};
    std::optional<Difference> found;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i] == second[i])
            continue;
        if (!found)
            found = Difference{what, row + " " + (labels ? shown((*labels)[i]) : std::to_string(i)),
                               shown(first[i]), shown(second[i]), 0};
        ++found->cells;
    }
    return found;
}

void keep(std::vector<Difference>& differences, std::optional<Difference> difference)
{
    if (difference)
        differences.push_back(std::move(*difference));
}

std::vector<std::string> cube_names(TrajectoryReader const& reader)
{
    std::vector<std::string> names;
    for (CubeDescription const& cube : reader.cubes())
        names.push_back(cube.name);
    return names;
}

/// Names the cell that lies `offset` values into a cube.
std::string cell_name(TrajectoryReader const& reader, CubeDescription const& cube,
                      std::size_t replicate, std::size_t year, std::size_t offset)
{
    std::vector<std::size_t> index(cube.axes.size());
    index[0] = replicate;
    index[1] = year;
    for (std::size_t i = cube.axes.size(); i-- > 2;) {
        index[i] = offset % cube.shape[i];
        offset /= cube.shape[i];
    }
    std::string name;
    for (std::size_t i = 0; i < index.size(); ++i) {
        std::string const& label = reader.labels(cube.axes[i])[index[i]];
        name += (i ? ", " : "") + cube.axes[i] + " " + (i < 2 ? label : shown(label));
    }
    return name;
}

std::optional<Difference> compare_cube(TrajectoryReader const& first,
                                       TrajectoryReader const& second, std::string const& name)
{
    CubeDescription const& cube = first.describe(name);
    if (cube.axes != second.describe(name).axes || cube.shape != second.describe(name).shape)
        return Difference{"measure " + name, "", "its axes", "other axes", 1};
    std::optional<Difference> found;
    for (std::size_t r = 0; r < first.replicates(); ++r) {
        for (std::size_t y = 0; y < first.years().size(); ++y) {
            Cube const a = first.read_cube(name, r, y);
            Cube const b = second.read_cube(name, r, y);
            if (a.values == b.values)
                continue;
            for (std::size_t i = 0; i < a.values.size(); ++i) {
                if (a.values[i] == b.values[i])
                    continue;
                if (!found)
                    found = Difference{"measure " + name, cell_name(first, cube, r, y, i),
                                       shown(a.values[i]), shown(b.values[i]), 0};
                ++found->cells;
            }
        }
    }
    return found;
}

/// Columns of events, where both files have them.
void compare_events(TrajectoryReader const& first, TrajectoryReader const& second,
                    std::vector<Difference>& differences)
{
    if (!first.has_events() || !second.has_events())
        return;
    for (std::string const& table :
         in_both("events", first.event_tables(), second.event_tables(), differences))
        for (std::string const& column : in_both("events " + table, first.event_columns(table),
                                                 second.event_columns(table), differences))
            keep(differences, compare_values("events " + table + ", " + column, "row", nullptr,
                                             first.event_column(table, column),
                                             second.event_column(table, column)));
}

} // namespace

std::vector<Difference> compare_trajectories(TrajectoryReader const& first,
                                             TrajectoryReader const& second)
{
    std::vector<Difference> differences;
    if (first.replicates() != second.replicates())
        differences.push_back({"replicates", "", std::to_string(first.replicates()),
                               std::to_string(second.replicates()), 1});
    keep(differences, compare_values("years", "number", nullptr, first.years(), second.years()));
    for (std::string const& axis : in_both("axis", first.axes(), second.axes(), differences))
        keep(differences, compare_values("axis " + axis, "label", nullptr, first.labels(axis),
                                         second.labels(axis)));
    if (!differences.empty())
        return differences;

    for (std::string const& name :
         in_both("column", first.columns(), second.columns(), differences)) {
        auto const& a = first.column(name).values;
        auto const& b = second.column(name).values;
        if (a.index() != b.index()) {
            differences.push_back({"column " + name, "", "one type", "another type", 1});
            continue;
        }
        std::visit(
            [&](auto const& values) {
                using Values = std::decay_t<decltype(values)>;
                std::string const& axis = first.column_axis(name);
                keep(differences, compare_values("column " + name, axis, &first.labels(axis),
                                                 values, std::get<Values>(b)));
            },
            a);
    }
    for (std::string const& name :
         in_both("measure", cube_names(first), cube_names(second), differences))
        keep(differences, compare_cube(first, second, name));
    compare_events(first, second, differences);
    return differences;
}

std::string to_text(Difference const& d)
{
    std::string text = d.what + ": ";
    if (!d.where.empty())
        text += std::to_string(d.cells) +
                (d.cells == 1 ? " cell differs, at " : " cells differ, first at ") + d.where + ": ";
    return text + d.first + " against " + d.second;
}

} // namespace sim
