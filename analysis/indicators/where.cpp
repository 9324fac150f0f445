#include "analysis/indicators/where.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

/// A kind of `where:` that is a column of text beside the departments.
struct NamedColumn {
    Where::Kind kind;
    std::string_view word; ///< as in `where:` and in the names of groups
    std::string_view column;
};

constexpr std::array<NamedColumn, 4> named_columns{{
    {Where::Kind::municipality, "municipality", "department_municipality"},
    {Where::Kind::region, "region", "department_region"},
    {Where::Kind::organisation, "organisation", "department_organisation"},
    {Where::Kind::area, "area", "department_area"},
}};

std::vector<std::string> names_of(Trajectory const& trajectory, Where::Kind kind)
{
    if (kind == Where::Kind::department)
        return trajectory.places(Sector::departments);
    for (NamedColumn const& column : named_columns)
        if (column.kind == kind)
            return trajectory.texts(column.column);
    return {};
}

std::string_view word_of(Where::Kind kind)
{
    for (NamedColumn const& column : named_columns)
        if (column.kind == kind)
            return column.word;
    return "department";
}

Group without_departments(Trajectory const& trajectory)
{
    Group group = public_housing_group(trajectory);
    std::fill(group.departments.begin(), group.departments.end(), std::uint8_t{0});
    return group;
}

Group all_selected(Trajectory const& trajectory, Where const& where)
{
    bool const has_programmes = !trajectory.integers("department_programmes").empty();
    std::vector<std::string> const& programmes = programme_names();
    bool const is_programme = has_programmes && std::find(programmes.begin(), programmes.end(),
                                                          where.name) != programmes.end();
    switch (where.kind) {
    case Where::Kind::all:
        return public_housing_group(trajectory);
    case Where::Kind::programme:
        return is_programme ? programme_group(trajectory, where.name)
                            : without_departments(trajectory);
    case Where::Kind::outside_programme: {
        Group const everywhere = public_housing_group(trajectory);
        if (!is_programme)
            return everywhere;
        return difference_of(everywhere, programme_group(trajectory, where.name),
                             "outside programme " + where.name,
                             "departments without a plan of " + where.name);
    }
    default:
        break;
    }
    Group group = without_departments(trajectory);
    group.name = fmt::format("{} {}", word_of(where.kind), where.all_names());
    group.description = where.kind == Where::Kind::department
                            ? (where.more_names.empty() ? "the department " : "the departments ") +
                                  where.all_names()
                            : fmt::format("departments of the {}", group.name);
    std::vector<std::string> const names = names_of(trajectory, where.kind);
    for (std::size_t d = 0; d < names.size(); ++d)
        group.departments[d] = where.names(names[d]) ? 1 : 0;
    return group;
}

/// Leaves the first so many departments, by reputation from the worst up.
void keep_first(Group& group, Trajectory const& trajectory, std::size_t wanted)
{
    std::vector<double> const reputation = trajectory.reals("department_reputation");
    std::vector<std::size_t> members;
    for (std::size_t d = 0; d < group.departments.size(); ++d)
        if (group.departments[d] != 0)
            members.push_back(d);
    if (members.size() <= wanted)
        return;
    if (!reputation.empty())
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            return reputation[a] < reputation[b];
        });
    for (std::size_t i = wanted; i < members.size(); ++i)
        group.departments[members[i]] = 0;
    group.name = fmt::format("{}, {} department{}", group.name, wanted, wanted == 1 ? "" : "s");
    group.description =
        fmt::format("the {} of lowest reputation among the {}", wanted, group.description);
}

/// Every name of a group that the file knows, but of departments the first few.
std::vector<std::string> known_names(Trajectory const& trajectory)
{
    std::vector<std::string> names{"public housing", "population"};
    for (char const* const name : {"own departments", "rent support"})
        if (find_group(trajectory, name))
            names.emplace_back(name);
    for (std::string const& programme : programme_names())
        if (find_group(trajectory, "programme " + programme))
            names.push_back(std::string("programme ").append(programme));
    for (NamedColumn const& column : named_columns) {
        std::vector<std::string> const values = trajectory.texts(column.column);
        for (std::string const& value : std::set<std::string>(values.begin(), values.end()))
            if (!value.empty())
                names.push_back(fmt::format("{} {}", column.word, value));
    }
    return names;
}

} // namespace

Group select_departments(Trajectory const& trajectory, Where const& where)
{
    Group group = all_selected(trajectory, where);
    if (where.departments)
        keep_first(group, trajectory, static_cast<std::size_t>(std::max(0, *where.departments)));
    return group;
}

std::optional<Group> find_group(Trajectory const& trajectory, std::string_view name)
{
    if (name == "public housing")
        return public_housing_group(trajectory);
    if (name == "population")
        return population_group(trajectory);
    Group group = without_departments(trajectory);
    if (name == "own departments") {
        std::vector<Group> const own = own_department_groups(trajectory);
        if (!own.empty())
            group = own.front();
    } else if (name == "rent support") {
        group = departments_with(trajectory, {"rent_support", {}}, "rent support",
                                 "departments with rent support");
    } else {
        std::size_t const blank = name.find(' ');
        std::string_view const word = name.substr(0, blank);
        std::string const rest(blank == std::string_view::npos ? "" : name.substr(blank + 1));
        std::optional<Where::Kind> kind;
        if (word == "programme")
            kind = Where::Kind::programme;
        if (word == "department")
            kind = Where::Kind::department;
        for (NamedColumn const& column : named_columns)
            if (word == column.word)
                kind = column.kind;
        if (kind && !rest.empty())
            group =
                select_departments(trajectory, {.kind = *kind, .name = rest, .departments = {}});
    }
    if (!has_departments(group))
        return {};
    return group;
}

std::vector<Group> find_groups(Trajectory const& trajectory, std::vector<std::string> const& names)
{
    std::vector<Group> groups;
    sim::Diagnostics diagnostics;
    for (std::string const& name : names) {
        if (auto group = find_group(trajectory, name)) {
            groups.push_back(std::move(*group));
            continue;
        }
        auto const near = sim::suggest(name, known_names(trajectory));
        std::string const forms =
            "groups are 'public housing', 'population', 'own departments', 'rent support', "
            "'programme 2006-10', 'municipality NAME', 'region NAME', 'organisation NAME', 'area "
            "NAME', 'department NAME'";
        diagnostics.error({"boligsim", 0, 0}, fmt::format("no group '{}'", name),
                          near ? fmt::format("did you mean '{}'? {}", *near, forms) : forms);
    }
    if (!diagnostics.ok())
        throw sim::InvalidInput(diagnostics);
    return groups;
}

} // namespace boligsim::analysis
