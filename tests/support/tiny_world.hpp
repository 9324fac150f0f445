#pragma once

#include "models/world/households.hpp"
#include "models/world/world.hpp"

/// Small worlds that can be checked by hand.
namespace boligsim::testing {

/// Two municipalities, one organisation, three departments of four dwellings: 0 and 1 in the first
/// municipality, 2 in the second. Nobody lives there yet. January 2006.
inline World tiny_world()
{
    World world;
    world.now = sim::Month(2006, 1);
    world.municipalities = {{101, "København", Region::hovedstaden, 600000},
                            {751, "Aarhus", Region::midtjylland, 350000}};
    world.organisations = {{"First"}};
    world.markets.resize(2);
    for (std::size_t d = 0; d < 3; ++d) {
        Department department;
        department.name = "Department " + std::to_string(d);
        department.municipality = MunicipalityId::at(d < 2 ? 0 : 1);
        department.organisation = OrganisationId::at(0);
        department.first_dwelling = world.dwellings.rows();
        department.dwellings = 4;
        world.departments.push_back(department);
        for (std::size_t k = 0; k < 4; ++k) {
            world.dwellings.department.push_back(DepartmentId::at(d));
            world.dwellings.rooms.push_back(static_cast<std::uint8_t>(2 + k % 3));
            world.dwellings.m2.push_back(static_cast<std::uint16_t>(60 + 15 * (k % 3)));
            world.dwellings.rent_dkk_month.push_back(4000 + 500 * static_cast<std::int32_t>(k));
            world.dwellings.support_dkk_month.push_back(0);
            world.dwellings.occupant.emplace_back();
            world.dwellings.vacant_since.push_back(world.now);
            world.dwellings.phases.emplace_back();
        }
    }
    return world;
}

/// A living person of this age, in no household yet.
inline PersonId add_person(World& world, int age, Sex sex = Sex::woman,
                           Origin origin = Origin::danish)
{
    PersonId const person = world.persons.add(sim::derive_key(77, world.persons.rows() + 1));
    std::size_t const i = person.index();
    world.persons.birth[i] = world.now - (12 * age + 6);
    world.persons.sex[i] = sex;
    world.persons.origin[i] = origin;
    world.persons.labour[i] = age < 18 ? LabourState::school : LabourState::employed;
    return person;
}

/// A household of one adult of this age, in a segment of the first municipality.
inline HouseholdId add_single(World& world, int age, Tenure segment = Tenure::private_rental)
{
    PersonId const person = add_person(world, age);
    HouseholdId const household =
        found_household(world, sim::derive_key(world.persons.key[person.index()], 1000),
                        world.place_of(MunicipalityId::at(0), segment));
    add_member(world, household, person);
    refresh_household(world, household);
    return household;
}

} // namespace boligsim::testing
