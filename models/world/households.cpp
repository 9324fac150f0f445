#include "models/world/households.hpp"

#include <cassert>
#include <utility>

namespace boligsim {

namespace {

constexpr int adult_age = 18;

void leave_dwelling(World& world, HouseholdId household)
{
    Households& h = world.households;
    std::size_t const i = household.index();
    if (!h.dwelling[i])
        return;
    std::size_t const d = h.dwelling[i].index();
    assert(world.dwellings.occupant[d] == household);
    world.dwellings.occupant[d] = {};
    world.dwellings.vacant_since[d] = world.now;
    h.dwelling[i] = {};
}

void set_first(World& world, HouseholdId household, PersonId person)
{
    world.households.first[household.index()] = person;
    world.households.first_born[household.index()] =
        person ? world.persons.birth[person.index()] : sim::Month();
}

/// Takes the person out of the household's list and nothing else.
void unlink(World& world, HouseholdId household, PersonId person)
{
    Persons& persons = world.persons;
    PersonId const first = world.households.first[household.index()];
    if (first == person) {
        set_first(world, household, persons.next[person.index()]);
    } else {
        PersonId before = first;
        while (persons.next[before.index()] != person)
            before = persons.next[before.index()];
        persons.next[before.index()] = persons.next[person.index()];
    }
    persons.next[person.index()] = {};
}

} // namespace

void refresh_household(World& world, HouseholdId household)
{
    unsigned adults = 0;
    unsigned children = 0;
    unsigned partners = 0;
    for_members(world, household, [&](PersonId p) {
        bool const adult = age_in(world.persons.birth[p.index()], world.now) >= adult_age;
        adults += adult ? 1u : 0u;
        children += adult ? 0u : 1u;
        partners += world.persons.partnered[p.index()];
    });
    assert(partners == 0 || partners == 2);
    Households& h = world.households;
    h.state[household.index()].adults = static_cast<std::uint8_t>(adults);
    h.state[household.index()].children = static_cast<std::uint8_t>(children);
    h.state[household.index()].couple = partners == 2 ? 1 : 0;
}

HouseholdId found_household(World& world, sim::AgentKey key, PlaceId place)
{
    HouseholdId const household = world.households.add(key);
    world.households.place[household.index()] = place;
    world.households.moved_in[household.index()] = world.now;
    // Four classes of equal size; the key is well mixed, so its bits serve as the draw.
    world.households.state[household.index()].mobility =
        static_cast<std::uint8_t>(sim::derive_key(key, 0) >> 62);
    return household;
}

void add_member(World& world, HouseholdId household, PersonId person)
{
    Persons& persons = world.persons;
    std::size_t const i = person.index();
    assert(!persons.household[i]);
    persons.household[i] = household;
    PersonId const first = world.households.first[household.index()];
    bool const adult = age_in(persons.birth[i], world.now) >= adult_age;
    bool const adult_first = first && age_in(persons.birth[first.index()], world.now) >= adult_age;
    // An adult goes first among children, and behind an adult who is there: the reference person
    // stays who it was.
    if (!first || (adult && !adult_first)) {
        persons.next[i] = first;
        set_first(world, household, person);
    } else {
        persons.next[i] = persons.next[first.index()];
        persons.next[first.index()] = person;
    }
}

void remove_member(World& world, PersonId person)
{
    HouseholdId const household = world.persons.household[person.index()];
    assert(household);
    bool const was_first = world.households.first[household.index()] == person;
    unlink(world, household, person);
    world.persons.household[person.index()] = {};
    if (!was_first || !world.households.first[household.index()])
        return;
    // The reference person is one of the couple, or else the oldest.
    PersonId head = world.households.first[household.index()];
    for_members(world, household, [&](PersonId p) {
        auto const rank = [&](PersonId q) {
            return std::pair(world.persons.partnered[q.index()],
                             -world.persons.birth[q.index()].count());
        };
        if (rank(p) > rank(head))
            head = p;
    });
    if (world.households.first[household.index()] != head) {
        unlink(world, household, head);
        world.persons.next[head.index()] = world.households.first[household.index()];
        set_first(world, household, head);
    }
}

void dissolve_if_empty(World& world, HouseholdId household)
{
    if (world.households.first[household.index()])
        return;
    leave_dwelling(world, household);
    world.households.remove(household);
}

void move_to_segment(World& world, HouseholdId household, PlaceId segment)
{
    assert(!world.is_department(segment));
    leave_dwelling(world, household);
    world.households.place[household.index()] = segment;
    world.households.moved_in[household.index()] = world.now;
}

void move_to_dwelling(World& world, HouseholdId household, DwellingId dwelling)
{
    assert(!world.dwellings.occupant[dwelling.index()]);
    leave_dwelling(world, household);
    world.dwellings.occupant[dwelling.index()] = household;
    world.households.dwelling[household.index()] = dwelling;
    world.households.place[household.index()] =
        world.place_of(world.dwellings.department[dwelling.index()]);
    world.households.moved_in[household.index()] = world.now;
}

void exchange_homes(World& world, HouseholdId a, HouseholdId b)
{
    Households& h = world.households;
    PlaceId const place_of_a = h.place[a.index()];
    PlaceId const place_of_b = h.place[b.index()];
    std::swap(h.place[a.index()], h.place[b.index()]);
    std::swap(h.dwelling[a.index()], h.dwelling[b.index()]);
    for (HouseholdId const household : {a, b})
        if (DwellingId const dwelling = h.dwelling[household.index()])
            world.dwellings.occupant[dwelling.index()] = household;
    auto const observed_at = [&](HouseholdId household, PlaceId before, PlaceId now) {
        for_members(world, household, [&](PersonId p) {
            PlaceId& observed = world.persons.observed_place[p.index()];
            if (observed == before)
                observed = now;
        });
    };
    observed_at(a, place_of_a, place_of_b);
    observed_at(b, place_of_b, place_of_a);
}

HouseholdType household_type(Households const& households, HouseholdId household)
{
    std::size_t const i = household.index();
    return household_type(households.state[i].couple ? Couple::yes : Couple::no,
                          households.state[i].adults, households.state[i].children);
}

HouseholdType household_type(Couple couple, int adults, int children)
{
    if (couple == Couple::yes)
        return children > 0 ? HouseholdType::couple_with_children : HouseholdType::couple;
    if (children > 0)
        return HouseholdType::single_parent;
    return adults <= 1 ? HouseholdType::single : HouseholdType::other;
}

int adults_in_work(World const& world, HouseholdId household, sim::Month month)
{
    int in_work = 0;
    for_members(world, household, [&](PersonId p) {
        in_work += is_employed(world.persons.labour[p.index()]) &&
                           age_in(world.persons.birth[p.index()], month) >= adult_age
                       ? 1
                       : 0;
    });
    return in_work;
}

HouseholdGroup household_group(World const& world, HouseholdId household, sim::Month month)
{
    PersonId const reference = world.households.first[household.index()];
    return {adults_in_work(world, household, month) > 0 ? HouseholdWork::someone_in_work
                                                        : HouseholdWork::nobody_in_work,
            origin_group(world.persons.origin[reference.index()])};
}

} // namespace boligsim
