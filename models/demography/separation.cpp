#include "models/demography/separation.hpp"

#include <array>

#include "models/demography/leaving.hpp"
#include "models/demography/leaving_home.hpp"
#include "models/world/households.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

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
            LifeHazard(book, period,
                       [](sim::ParameterBook const& b, sim::Month at) -> LifeHazard::Rate {
                           sim::Table<sim::Bands> const rates(b, "separation.annual_rate", at);
                           return [rates](LifeGroup const& g) {
                               return sim::AnnualRate(
                                   !g.partnered || g.sex == Sex::man ? 0 : rates(g.age));
                           };
                       }),
            [](World const&, LifeHit const& hit, Pending& pending) {
                pending.separating.push_back(hit.person);
            }};
}

Separation::Separation(sim::ParameterBook const& book, sim::Period period)
    : with_mother_share_(sim::dated_scalar(book, period, "separation.children_with_mother_share")),
      join_share_(sim::dated_scalar(book, period, "sharing.join_share"))
{
}

void Separation::run(World& world, MonthContext const& context) const
{
    Persons const& persons = world.persons;
    SharedHomes const homes(world, context);
    std::uint32_t const with_mother = sim::threshold(with_mother_share_.at(context.month));
    std::uint32_t const join = sim::threshold(join_share_.at(context.month));
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
                                    ? word < with_mother
                                    : word < 0x80000000u;
        end_couple(world, woman);
        world.households.couple_changed[home.index()] = context.month;
        join_or_found(world, context, man_leaves ? man : woman, homes, join,
                      MoveReason::separation);
        refresh_household(world, home);
    }
}

} // namespace boligsim
