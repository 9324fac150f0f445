#pragma once

#include "models/world/world.hpp"
#include "tests/unit/models/model_fixture.hpp"

namespace boligsim::testing {

/// Departments of family dwellings of 50 to 110 m2 at a rent of 55 DKK a m2 and month.
inline World make_departments(std::size_t departments, std::size_t dwellings_each)
{
    World world;
    world.municipalities.push_back({751, "Aarhus", Region::midtjylland, 350000});
    world.organisations.push_back({"Nord"});
    for (std::size_t d = 0; d < departments; ++d) {
        Department department;
        department.municipality = MunicipalityId::at(0);
        department.organisation = OrganisationId::at(0);
        department.programmes = 0b010;
        department.first_dwelling = world.dwellings.rows();
        department.dwellings = dwellings_each;
        world.departments.push_back(department);
        for (std::size_t k = 0; k < dwellings_each; ++k) {
            auto const m2 = static_cast<std::uint16_t>(50 + 20 * (k % 4));
            world.dwellings.department.push_back(DepartmentId::at(d));
            world.dwellings.rooms.push_back(static_cast<std::uint8_t>(2 + k % 4));
            world.dwellings.m2.push_back(m2);
            world.dwellings.rent_dkk_month.push_back(m2 * 55);
            world.dwellings.support_dkk_month.push_back(0);
            world.dwellings.occupant.emplace_back();
            world.dwellings.vacant_since.emplace_back();
            world.dwellings.phases.emplace_back();
        }
    }
    return world;
}

} // namespace boligsim::testing
