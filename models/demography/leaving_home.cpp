#include "models/demography/leaving_home.hpp"

#include "models/world/flows.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr int first_age = 16;
constexpr int last_age = 35;
constexpr std::size_t ages = last_age - first_age + 1;

/// Numbers of derived keys from here on are households of the person, by the month they began.
constexpr std::uint64_t first_household_number = 1000;

} // namespace

LifeEvent leaving_home_wish(sim::ParameterBook const& book, sim::Period period)
{
    return {"leaving home", decide_leaving_home,
            LifeHazard(
                period,
                [&](int year) -> LifeHazard::Rate {
                    auto const rates = book.values("leaving_home.annual_rate", sim::Month(year, 1));
                    return [rates](LifeGroup const& g) {
                        if (g.partnered || g.age < first_age || g.age > last_age)
                            return sim::AnnualRate(0);
                        return sim::AnnualRate(rates[static_cast<std::size_t>(g.sex) * ages +
                                                     static_cast<std::size_t>(g.age - first_age)]);
                    };
                }),
            [](World const& world, PersonId person, Pending& pending) {
                HouseholdId const home = world.persons.household[person.index()];
                if (world.households.first[home.index()] != person)
                    pending.leaving_home.push_back(person);
            }};
}

HouseholdId found_own_household(World& world, MonthContext const& context, PersonId person,
                                MoveReason reason)
{
    HouseholdId const old_home = world.persons.household[person.index()];
    PlaceId const from = world.households.place[old_home.index()];
    PlaceId const lodging = world.place_of(world.municipality(from), Tenure::other);
    remove_member(world, person);
    HouseholdId const own = found_household(
        world,
        sim::derive_key(world.persons.key[person.index()],
                        first_household_number + static_cast<std::uint64_t>(context.month.count())),
        lodging);
    add_member(world, own, person);
    refresh_household(world, own);
    count_person_move(world, context, from, lodging);
    world.pending.seekers.push_back({own, reason});
    return own;
}

void LeavingHome::run(World& world, MonthContext const& context) const
{
    Persons const& persons = world.persons;
    for (PersonId const person : world.pending.leaving_home) {
        std::size_t const i = person.index();
        // Death, emigration or the death of a parent may have come first.
        if (!persons.alive[i] || world.households.first[persons.household[i].index()] == person)
            continue;
        HouseholdId const home = persons.household[i];
        found_own_household(world, context, person, MoveReason::leaving_home);
        refresh_household(world, home);
    }
}

} // namespace boligsim
