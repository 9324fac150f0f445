#include "models/demography/leaving.hpp"

#include <cassert>

#include "models/world/flows.hpp"
#include "models/world/households.hpp"
#include "models/world/status.hpp"

namespace boligsim {

PersonId partner_of(World const& world, PersonId person)
{
    Persons const& persons = world.persons;
    if (!persons.partnered[person.index()])
        return {};
    PersonId partner;
    for_members(world, persons.household[person.index()], [&](PersonId p) {
        if (p != person && persons.partnered[p.index()])
            partner = p;
    });
    assert(partner);
    return partner;
}

void end_couple(World& world, PersonId person)
{
    if (PersonId const partner = partner_of(world, person)) {
        world.persons.partnered[partner.index()] = 0;
        world.persons.partnered[person.index()] = 0;
    }
}

std::optional<ChildrenAlone> leave_population(World& world, MonthContext const& context,
                                              std::span<PersonId const> leaving,
                                              Component component)
{
    assert(component == Component::died || component == Component::departed);
    Persons& persons = world.persons;
    HouseholdId const household = persons.household[leaving.front().index()];
    HouseholdPortrait const before = portray_for_events(world, context, household);
    for (PersonId const person : leaving) {
        count_left_population(world, context, person, component);
        end_couple(world, person);
        if (component == Component::departed)
            count_departure(context, world.households.place[household.index()]);
        remove_member(world, person);
        persons.remove(person);
    }
    if (!world.households.first[household.index()]) {
        if (component == Component::died)
            count_household_died(world, context, household, before);
        else
            count_household_emigrated(world, context, household, before);
        dissolve_if_empty(world, household);
        return {};
    }
    refresh_household(world, household);
    if (component == Component::departed || world.households.state[household.index()].adults > 0)
        return {};
    return ChildrenAlone{household, WhyAlone::adult_died, before};
}

} // namespace boligsim
