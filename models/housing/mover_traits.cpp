#include "models/housing/mover_traits.hpp"

#include <algorithm>

#include "models/housing/household_facts.hpp"
#include "models/world/households.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

constexpr int months_a_year = 12;

/// What the members' rows tell: a birth, and who works.
void read_members_traits(World const& world, HouseholdId household, sim::Month month,
                         MoverTraits& traits)
{
    Persons const& persons = world.persons;
    bool in_work = false;
    for_members(world, household, [&](PersonId p) {
        traits.newborn = traits.newborn || month - persons.birth[p.index()] < months_a_year;
        in_work = in_work || persons.labour[p.index()] == LabourState::employed;
    });
    traits.livelihood = in_work                                 ? Livelihood::somebody_in_work
                        : traits.labour == LabourState::retired ? Livelihood::pension
                                                                : Livelihood::nobody_in_work;
}

/// What the household has to live on, and what its rent leaves of it.
void read_means(World const& world, HouseholdId household, MovingHazard const& hazard,
                Means const& means, sim::Month month, MoverTraits& traits)
{
    Households const& h = world.households;
    Dwellings const& d = world.dwellings;
    std::size_t const home = h.dwelling[household.index()].index();
    std::int32_t const disposable =
        std::max(1, means.disposable_dkk_month(world, household, month));
    int const adults = std::max<int>(1, h.state[household.index()].adults);
    traits.income_fifth = hazard.income_fifth(std::int64_t{months_a_year} * disposable / adults);
    if (!hazard.asks_for_rent())
        return;
    // Benefit is worked out for those only whose rent would push without it.
    double rent = d.rent_dkk_month[home];
    if (rent > hazard.bearable_rent_share() * disposable)
        rent -= means.housing_benefit_dkk_month(world, household, d.rent_dkk_month[home],
                                                d.m2[home], month);
    traits.rent_share = rent / disposable;
}

} // namespace

void prefetch_near_traits(World const& world, HouseholdId household)
{
    if (PersonId const first = world.households.first[household.index()]) {
        sim::prefetch(world.persons.birth[first.index()]);
        sim::prefetch(world.persons.origin[first.index()]);
        sim::prefetch(world.persons.labour[first.index()]);
        sim::prefetch(world.persons.labour_since[first.index()]);
    }
    if (DwellingId const home = world.households.dwelling[household.index()])
        sim::prefetch(world.dwellings.rooms[home.index()]);
}

void prefetch_far_traits(World const& world, HouseholdId household)
{
    prefetch_reference(world, household);
    if (DwellingId const home = world.households.dwelling[household.index()])
        sim::prefetch(world.dwellings.rent_dkk_month[home.index()]);
}

MoverTraits read_near_traits(World const& world, HouseholdId household, DwellingClass dwelling,
                             sim::Month month)
{
    Households const& h = world.households;
    Persons const& persons = world.persons;
    std::size_t const i = household.index();
    std::size_t const first = h.first[i].index();

    MoverTraits traits;
    traits.dwelling = dwelling;
    traits.type = type_of(h.state[i]);
    traits.months_in_dwelling = std::max(0, month - h.moved_in[i]);
    traits.mobility = h.state[i].mobility;
    traits.union_change = union_change_of(h, i, month);
    traits.age = age_in(persons.birth[first], month);
    traits.origin = persons.origin[first];
    traits.labour = persons.labour[first];
    traits.labour_change = labour_change_of(traits.labour, month - persons.labour_since[first]);
    if (DwellingId const home = h.dwelling[i]) {
        traits.rooms = world.dwellings.rooms[home.index()];
        traits.crowding = crowding_of(h.state[i].adults + h.state[i].children, traits.rooms);
        Department const& department = world.departments[h.place[i].index()];
        traits.reputation = department.reputation;
        traits.non_western_share = department.non_western_share;
    }
    return traits;
}

void read_far_traits(World const& world, HouseholdId household, MovingHazard const& hazard,
                     Means const& means, sim::Month month, MoverTraits& traits)
{
    bool const in_public = static_cast<bool>(world.households.dwelling[household.index()]);
    if (world.households.state[household.index()].children > 0 ||
        traits.dwelling == DwellingClass::public_family)
        read_members_traits(world, household, month, traits);
    if (in_public)
        read_means(world, household, hazard, means, month, traits);
}

MoverTraits read_traits(World const& world, HouseholdId household, DwellingClass dwelling,
                        MovingHazard const& hazard, Means const& means, sim::Month month)
{
    MoverTraits traits = read_near_traits(world, household, dwelling, month);
    read_far_traits(world, household, hazard, means, month, traits);
    return traits;
}

} // namespace boligsim
