#include "models/demography/leaving_home.hpp"

#include <algorithm>

#include "models/record/flows.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

/// Nobody founds or rents a household before coming of age.
constexpr int first_age = 18;
constexpr int last_age = 35;
constexpr std::size_t ages = last_age - first_age + 1;

/// Numbers of derived keys from here on are households of the person, by the month they began.
constexpr std::uint64_t first_household_number = 1000;

} // namespace

LifeEvent leaving_home_wish(sim::ParameterBook const& book, sim::Period period)
{
    auto const child_rate = [](sim::ParameterBook const& b, sim::Month at) -> LifeHazard::Rate {
        auto const rates = b.values("leaving_home.annual_rate", at);
        return [rates](LifeGroup const& g) {
            if (g.partnered || g.age < first_age || g.age > last_age)
                return sim::AnnualRate(0);
            return sim::AnnualRate(rates[static_cast<std::size_t>(g.sex) * ages +
                                         static_cast<std::size_t>(g.age - first_age)]);
        };
    };
    auto const sharer_rate = [](sim::ParameterBook const& b, sim::Month at) -> LifeHazard::Rate {
        sim::AnnualRate const rate(b.scalar("sharing.leave_rate", at));
        return [rate](LifeGroup const& g) {
            return g.partnered || g.age < youngest_sharer ? sim::AnnualRate(0) : rate;
        };
    };
    auto const greater_rate = [=](sim::ParameterBook const& b, sim::Month at) -> LifeHazard::Rate {
        return [child = child_rate(b, at), sharer = sharer_rate(b, at)](LifeGroup const& g) {
            sim::AnnualRate const of_child = child(g);
            sim::AnnualRate const of_sharer = sharer(g);
            return of_child.per_year() > of_sharer.per_year() ? of_child : of_sharer;
        };
    };
    auto const on_hit = [child = LifeHazard(book, period, child_rate),
                         sharer = LifeHazard(book, period, sharer_rate)](
                            World const& world, LifeHit const& hit, Pending& pending) {
        Persons const& persons = world.persons;
        std::size_t const i = hit.person.index();
        if (world.households.first[persons.household[i].index()] == hit.person)
            return;
        auto const age = static_cast<std::size_t>(age_in(persons.birth[i], world.now));
        std::size_t const cell = life_cell(persons.origin[i], persons.sex[i], persons.partnered[i],
                                           std::min(age, life_ages - 1));
        LifeHazard const& own = is_sharer(world, hit.person) ? sharer : child;
        if (hit.word < own.thresholds(world.now)[cell])
            pending.leaving_home.push_back(hit.person);
    };
    return {"leaving home", decide_leaving_home, LifeHazard(book, period, greater_rate), on_hit};
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
    count_founding(world, context, own, from, reason);
    world.pending.seekers.push_back({own, reason, from});
    return own;
}

bool join_or_found(World& world, MonthContext const& context, PersonId person,
                   SharedHomes const& homes, std::uint32_t join, MoveReason reason)
{
    Persons const& persons = world.persons;
    std::size_t const i = person.index();
    HouseholdId const old = persons.household[i];
    bool const wants_to_share =
        age_in(persons.birth[i], context.month) <= oldest_sharer &&
        context.streams.word(persons.key[i], context.month, decide_shared_home) < join;
    if (wants_to_share) {
        MunicipalityId const here = world.municipality(world.households.place[old.index()]);
        if (HouseholdId const host = homes.find_host(world, context, person, here)) {
            join_shared_home(world, context, person, host);
            return true;
        }
    }
    found_own_household(world, context, person, reason);
    return false;
}

LeavingHome::LeavingHome(sim::ParameterBook const& book, sim::Period period)
    : join_share_(sim::dated_scalar(book, period, "sharing.join_share"))
{
}

void LeavingHome::run(World& world, MonthContext const& context) const
{
    Persons const& persons = world.persons;
    SharedHomes const homes(world, context);
    std::uint32_t const join = sim::threshold(join_share_.at(context.month));
    for (PersonId const person : world.pending.leaving_home) {
        std::size_t const i = person.index();
        // Death, emigration or the death of a parent may have come first.
        if (!persons.alive[i] || world.households.first[persons.household[i].index()] == person)
            continue;
        HouseholdId const home = persons.household[i];
        if (is_sharer(world, person))
            found_own_household(world, context, person, MoveReason::leaving_home);
        else
            join_or_found(world, context, person, homes, join, MoveReason::leaving_home);
        refresh_household(world, home);
    }
}

} // namespace boligsim
