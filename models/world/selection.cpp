#include "models/world/selection.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace boligsim {

namespace {

constexpr std::array<std::string_view, 3> programmes{"2006-10", "2011-14", "2015-18"};

bool matches(Where const& where, World const& world, Department const& department)
{
    switch (where.kind) {
    case Where::Kind::all:
        return true;
    case Where::Kind::programme: {
        auto const found = std::find(programmes.begin(), programmes.end(), where.name);
        return found != programmes.end() &&
               (department.programmes >> (found - programmes.begin()) & 1) != 0;
    }
    case Where::Kind::outside_programme:
        return !matches({.kind = Where::Kind::programme, .name = where.name, .departments = {}},
                        world, department);
    case Where::Kind::municipality:
        return where.names(world.municipalities[department.municipality.index()].name);
    case Where::Kind::region:
        return where.names(name_of(world.municipalities[department.municipality.index()].region));
    case Where::Kind::organisation:
        return where.names(world.organisations[department.organisation.index()].name);
    case Where::Kind::area:
        return department.area && where.names(world.areas[department.area.index()].name);
    case Where::Kind::department:
        return where.names(department.name);
    }
    return false;
}

} // namespace

std::vector<DepartmentId> select(Where const& where, World const& world)
{
    std::vector<DepartmentId> selected;
    for (std::size_t d = 0; d < world.departments.size(); ++d)
        if (matches(where, world, world.departments[d]))
            selected.push_back(DepartmentId::at(d));

    if (where.departments) {
        auto const reputation = [&](DepartmentId d) {
            return world.departments[d.index()].reputation;
        };
        std::stable_sort(selected.begin(), selected.end(), [&](DepartmentId a, DepartmentId b) {
            return reputation(a) < reputation(b);
        });
        auto const wanted = static_cast<std::size_t>(std::max(0, *where.departments));
        if (selected.size() > wanted)
            selected.resize(wanted);
        std::sort(selected.begin(), selected.end());
    }
    return selected;
}

} // namespace boligsim
