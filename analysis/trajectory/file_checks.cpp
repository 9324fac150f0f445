#include "analysis/trajectory/file_checks.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

constexpr std::string_view department = "department";
constexpr std::string_view segment = "segment";
constexpr std::string_view elsewhere = "elsewhere_";

[[noreturn]] void refuse(sim::TrajectoryReader const& file, std::string const& what)
{
    throw sim::UnreadableFile(fmt::format("{}: is not a file of boligsim's results ({}); run the "
                                          "study again",
                                          file.path().string(), what));
}

void require_axis(sim::TrajectoryReader const& file, std::string_view name, std::string_view axis,
                  std::string_view right)
{
    if (axis != right)
        refuse(file, fmt::format("'{}' is by {}, not by {}", name, axis, right));
}

void require_range(sim::TrajectoryReader const& file, sim::ReadEvents const& events,
                   std::string_view column, std::int64_t first, std::int64_t last)
{
    auto const found = events.columns.find(column);
    if (found == events.columns.end())
        return;
    for (std::int64_t const value : found->second)
        if (value < first || value > last)
            refuse(file, fmt::format("its events have {} in the column '{}'", value, column));
}

} // namespace

void require_places(sim::TrajectoryReader const& file)
{
    for (std::string_view const axis : {department, segment})
        if (!file.has_axis(axis))
            refuse(file, fmt::format("it has no axis '{}'", axis));
    for (sim::CubeDescription const& cube : file.cubes()) {
        bool const is_elsewhere = cube.name.starts_with(elsewhere);
        require_axis(file, cube.name, cube.axes[2], is_elsewhere ? segment : department);
        for (std::size_t i = 3; i < cube.axes.size(); ++i)
            if (cube.axes[i] == department || cube.axes[i] == segment)
                refuse(file, fmt::format("'{}' is by {} twice", cube.name, cube.axes[i]));
        std::string const twin = std::string(elsewhere) + cube.name;
        if (file.has_cube(twin) &&
            !std::equal(cube.axes.begin() + 3, cube.axes.end(),
                        file.describe(twin).axes.begin() + 3, file.describe(twin).axes.end()))
            refuse(file, fmt::format("'{}' and '{}' have different axes", cube.name, twin));
    }
    for (std::string const& column : file.columns())
        for (std::string_view const axis : {department, segment})
            if (column.starts_with(axis))
                require_axis(file, column, file.column_axis(column), axis);
}

void require_sound_events(sim::TrajectoryReader const& file, sim::ReadEvents const& events)
{
    auto const departments = static_cast<std::int64_t>(file.labels(department).size());
    auto const places = departments + static_cast<std::int64_t>(file.labels(segment).size());
    constexpr std::int64_t none = -1;
    require_range(file, events, "department", 0, departments - 1);
    require_range(file, events, "from", none, places - 1);
    require_range(file, events, "to", none, places - 1);
    auto const months = events.columns.find("month");
    if (months == events.columns.end())
        return;
    for (std::int64_t const month : months->second)
        if (month % 100 < 1 || month % 100 > 12 || month / 100 < 1)
            refuse(file, fmt::format("its events have the month {}", month));
}

} // namespace boligsim::analysis
