#include "models/demography/separation.hpp"

#include <array>

#include "models/demography/bands.hpp"
#include "models/demography/leaving.hpp"
#include "models/demography/leaving_home.hpp"
#include "models/world/households.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

constexpr std::array<int, 9> bands{15, 25, 30, 35, 40, 50, 60, 70, 80};

/// How many couples ahead of their use homes are asked for.
constexpr std::size_t read_ahead = 6;

/// Asks for the home of a couple that separates, which lies anywhere.
void prefetch_home(World const& world, PersonId person)
{
    HouseholdId const household = world.persons.household[person.index()];
    if (!household)
        return;
    sim::prefetch(world.households.first[household.index()]);
    sim::prefetch(world.households.state[household.index()]);
    sim::prefetch(world.households.place[household.index()]);
}

} // namespace

LifeEvent separation_wish(sim::ParameterBook const& book, sim::Period period)
{
    return {"separation", decide_separation,
            LifeHazard(period,
                       [&](int year) -> LifeHazard::Rate {
                           auto const rates =
                               book.values("separation.annual_rate", sim::Month(year, 1));
                           return [rates](LifeGroup const& g) {
                               if (!g.partnered || g.sex == Sex::man)
                                   return sim::AnnualRate(0);
                               return sim::AnnualRate(rates[band_of(g.age, bands)]);
                           };
                       }),
            [](World const&, LifeHit const& hit, Pending& pending) {
                pending.separating.push_back(hit.person);
            }};
}

Separation::Separation(sim::ParameterBook const& book, sim::Period period)
    : with_mother_(
          sim::threshold(book.scalar("separation.children_with_mother_share", period.first))),
      join_(sim::threshold(book.scalar("sharing.join_share", period.first)))
{
}

void Separation::run(World& world, MonthContext const& context) const
{
    Persons const& persons = world.persons;
    SharedHomes const homes(world, context);
    std::vector<PersonId> const& separating = world.pending.separating;
    for (std::size_t k = 0; k < separating.size(); ++k) {
        if (k + read_ahead < separating.size())
            prefetch_home(world, separating[k + read_ahead]);
        PersonId const woman = separating[k];
        if (!persons.alive[woman.index()] || !persons.partnered[woman.index()])
            continue; // widowed in the same month
        PersonId const man = partner_of(world, woman);
        HouseholdId const home = persons.household[woman.index()];
        std::uint32_t const word = context.streams.word(persons.key[woman.index()], context.month,
                                                        decide_separation_children);
        bool const man_leaves = world.households.state[home.index()].children > 0
                                    ? word < with_mother_
                                    : word < 0x80000000u;
        end_couple(world, woman);
        world.households.couple_changed[home.index()] = context.month;
        join_or_found(world, context, man_leaves ? man : woman, homes, join_,
                      MoveReason::separation);
        refresh_household(world, home);
    }
}

} // namespace boligsim
