#include "models/demography/leaving.hpp"

#include <algorithm>
#include <cassert>

#include "models/demography/sharing.hpp"
#include "models/record/flows.hpp"
#include "models/record/status.hpp"
#include "models/world/households.hpp"
#include "models/world/parents.hpp"

namespace boligsim {

namespace {

/// Whether an adult is among those who leave their household and others in it are in somebody's
/// care: sharers are not.
bool others_in_care(World const& world, std::span<PersonId const> leaving)
{
    constexpr int adult_age = 18;
    auto const is_child = [&](PersonId p) {
        return age_in(world.persons.birth[p.index()], world.now) < adult_age;
    };
    if (std::all_of(leaving.begin(), leaving.end(), is_child))
        return false;
    bool found = false;
    for_members(world, world.persons.household[leaving.front().index()], [&](PersonId p) {
        found = found || (is_child(p) && !is_sharer(world, p) &&
                          std::find(leaving.begin(), leaving.end(), p) == leaving.end());
    });
    return found;
}

} // namespace

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

void leave_population(World& world, MonthContext const& context, std::span<PersonId const> leaving,
                      Component component)
{
    assert(component == Component::died || component == Component::departed);
    Persons& persons = world.persons;
    HouseholdId const household = persons.household[leaving.front().index()];
    HouseholdPortrait const before = portray_for_events(world, context, household);
    bool const in_care = component == Component::departed && others_in_care(world, leaving);
    for (PersonId const person : leaving) {
        count_left_population(world, context, person, component);
        end_couple(world, person);
        if (component == Component::departed)
            count_departure(context, world.households.place[household.index()]);
        remove_member(world, person);
        remove_person(persons, person);
    }
    if (!world.households.first[household.index()]) {
        if (component == Component::died)
            count_household_died(world, context, household, before);
        else
            count_household_emigrated(world, context, household, before);
        dissolve_if_empty(world, household);
        return;
    }
    refresh_household(world, household);
    if (world.households.state[household.index()].adults > 0)
        return;
    if (component == Component::died)
        world.pending.children_alone.push_back({household, WhyAlone::adult_died, before});
    else if (in_care)
        world.pending.children_alone.push_back({household, WhyAlone::adult_emigrated, before});
}

} // namespace boligsim
