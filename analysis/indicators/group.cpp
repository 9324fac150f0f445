#include "analysis/indicators/group.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

Group empty_group(Trajectory const& trajectory, std::string name, std::string description)
{
    return {std::move(name), std::move(description),
            std::vector<std::uint8_t>(trajectory.places(Sector::departments).size(), 0),
            std::vector<std::uint8_t>(trajectory.places(Sector::elsewhere).size(), 0)};
}

} // namespace

bool Group::has_segments() const
{
    return std::any_of(segments.begin(), segments.end(), [](std::uint8_t in) { return in != 0; });
}

std::vector<std::string> const& programme_names()
{
    static std::vector<std::string> const names{"2006-10", "2011-14", "2015-18"};
    return names;
}

Group programme_group(Trajectory const& trajectory, std::string const& programme)
{
    std::vector<std::string> const& names = programme_names();
    auto const found = std::find(names.begin(), names.end(), programme);
    if (found == names.end())
        throw sim::RunFailed(fmt::format("no programme '{}' (the programmes are {})", programme,
                                         fmt::join(names, ", ")));
    std::vector<std::int64_t> const bits = trajectory.integers("department_programmes");
    if (bits.empty())
        throw sim::RunFailed("the file does not say which departments have a plan (no column "
                             "department_programmes)");
    Group group = empty_group(trajectory, "programme " + programme,
                              "departments with a plan of " + programme);
    auto const bit = found - names.begin();
    for (std::size_t d = 0; d < bits.size(); ++d)
        group.departments[d] = static_cast<std::uint8_t>((bits[d] >> bit) & 1);
    return group;
}

std::vector<Group> own_department_groups(Trajectory const& trajectory)
{
    constexpr std::int64_t users_own = 1;
    std::vector<std::int64_t> const source = trajectory.integers("department_source");
    if (source.empty())
        return {};
    std::vector<std::string> const areas = trajectory.texts("department_area");
    std::vector<Group> groups{
        empty_group(trajectory, "own departments", "departments of the study's own table")};
    for (std::size_t d = 0; d < source.size(); ++d) {
        if (source[d] != users_own)
            continue;
        groups.front().departments[d] = 1;
        if (areas.empty() || areas[d].empty())
            continue;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](Group const& g) { return g.name == "area " + areas[d]; });
        if (group == groups.end())
            group =
                groups.insert(groups.end(), empty_group(trajectory, "area " + areas[d],
                                                        "own departments of the area " + areas[d]));
        group->departments[d] = 1;
    }
    return groups;
}

Group public_housing_group(Trajectory const& trajectory)
{
    Group group = empty_group(trajectory, "public housing", "all departments of public housing");
    std::fill(group.departments.begin(), group.departments.end(), std::uint8_t{1});
    return group;
}

Group population_group(Trajectory const& trajectory)
{
    Group group = empty_group(trajectory, "population", "everyone in the country");
    std::fill(group.departments.begin(), group.departments.end(), std::uint8_t{1});
    std::fill(group.segments.begin(), group.segments.end(), std::uint8_t{1});
    return group;
}

Group tenure_group(Trajectory const& trajectory, std::string const& tenure)
{
    Group group = empty_group(trajectory, tenure, "outside public housing: " + tenure);
    std::vector<std::string> const& names = trajectory.places(Sector::elsewhere);
    for (std::size_t s = 0; s < names.size(); ++s)
        group.segments[s] = names[s].ends_with(tenure) ? 1 : 0;
    return group;
}

Group difference_of(Group const& all, Group const& without, std::string name,
                    std::string description)
{
    Group group{std::move(name), std::move(description), all.departments, all.segments};
    for (std::size_t d = 0; d < group.departments.size(); ++d)
        if (without.departments[d] != 0)
            group.departments[d] = 0;
    return group;
}

Group departments_with(Trajectory const& trajectory, Selection const& selection, std::string name,
                       std::string description)
{
    Group group = empty_group(trajectory, std::move(name), std::move(description));
    if (!trajectory.has(selection.measure, Sector::departments))
        return group;
    std::vector<std::uint8_t> selected(trajectory.cells(selection.measure), 0);
    for (std::size_t const cell : cells_of(selection, trajectory))
        selected[cell] = 1;
    for (std::size_t r = 0; r < trajectory.replicates(); ++r)
        trajectory.visit(selection.measure, Sector::departments, r,
                         [&](std::size_t, std::span<sim::CubeEntry const> entries) {
                             for (sim::CubeEntry const& entry : entries)
                                 if (entry.value > 0 && selected[entry.cell] != 0)
                                     group.departments[entry.place] = 1;
                         });
    return group;
}

Selection agreed_lettings()
{
    return {"lettings", {{"tool", {"flexible_letting", "public_advertising", "combined_letting"}}}};
}

bool has_departments(Group const& group)
{
    return std::any_of(group.departments.begin(), group.departments.end(),
                       [](std::uint8_t in) { return in != 0; });
}

} // namespace boligsim::analysis
