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

HouseholdId place_children(World& world, MonthContext const& context, HouseholdId household)
{
    Households const& h = world.households;
    MunicipalityId const home = world.municipality(h.place[household.index()]);
    for (std::size_t step = 1; step < h.rows(); ++step) {
        std::size_t const i = (household.index() + step) % h.rows();
        if (!h.exists[i] || !h.couple[i] || !h.first[i] || world.municipality(h.place[i]) != home)
            continue;
        HouseholdId const host = HouseholdId::at(i);
        while (PersonId const child = h.first[household.index()]) {
            remove_member(world, child);
            add_member(world, host, child);
            count_person_move(world, context, h.place[household.index()], h.place[i]);
        }
        refresh_household(world, host);
        return host;
    }
    return {};
}

void leave_population(World& world, MonthContext const& context, PersonId person,
                      Component component)
{
    Persons& persons = world.persons;
    count_left_population(world, context, person, component);
    end_couple(world, person);
    HouseholdId const household = persons.household[person.index()];
    if (component == Component::departed)
        count_departure(context, world.households.place[household.index()]);
    HouseholdPortrait const before = portray_for_events(world, context, household);
    remove_member(world, person);
    persons.remove(person);
    PersonId const head = world.households.first[household.index()];
    auto const count_end = [&] {
        if (component == Component::died)
            count_household_died(world, context, household, before);
        else
            count_household_emigrated(world, context, household, before);
    };
    if (!head) {
        count_end();
        dissolve_if_empty(world, household);
        return;
    }
    refresh_household(world, household);
    if (world.households.adults[household.index()] == 0 &&
        place_children(world, context, household)) {
        count_end();
        dissolve_if_empty(world, household);
    }
}

} // namespace boligsim
