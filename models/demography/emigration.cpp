#include "models/demography/emigration.hpp"

#include <vector>

#include "models/demography/bands.hpp"
#include "models/demography/leaving.hpp"
#include "models/demography/sharing.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr int adult_age = 18;

/// With whom a person grows up: children under 18 who are neither the reference person nor sharers.
enum class Upbringing { none, couple, lone_parent };

Upbringing upbringing(World const& world, PersonId person)
{
    HouseholdId const household = world.persons.household[person.index()];
    if (age_in(world.persons.birth[person.index()], world.now) >= adult_age ||
        world.households.first[household.index()] == person || is_sharer(world, person))
        return Upbringing::none;
    return world.households.state[household.index()].couple ? Upbringing::couple
                                                            : Upbringing::lone_parent;
}

/// The person and, where no adult stays behind, the children of the household.
std::vector<PersonId> leaving_with(World const& world, PersonId person)
{
    std::vector<PersonId> together{person};
    bool an_adult_stays = false;
    for_members(world, world.persons.household[person.index()], [&](PersonId p) {
        if (p == person)
            return;
        if (age_in(world.persons.birth[p.index()], world.now) >= adult_age)
            an_adult_stays = true;
        else if (!is_sharer(world, p))
            together.push_back(p);
    });
    if (an_adult_stays)
        together.resize(1);
    return together;
}

} // namespace

LifeEvent emigration_wish(sim::ParameterBook const& book, sim::Period period)
{
    auto const ratio = book.values("emigration.generation_ratio", period.first);
    auto const child_of_couple = book.values("emigration.child_of_couple_ratio", period.first);
    return {"emigration", decide_emigration,
            LifeHazard(period,
                       [&](int year) -> LifeHazard::Rate {
                           auto const rates =
                               book.values("emigration.annual_rate", sim::Month(year, 1));
                           return [rates](LifeGroup const& g) {
                               std::size_t const band = migration_band(g.age);
                               if (band >= migration_bands)
                                   return sim::AnnualRate(0);
                               std::size_t const group = static_cast<std::size_t>(g.origin) * 2 +
                                                         static_cast<std::size_t>(g.sex);
                               return sim::AnnualRate(rates[group * migration_bands + band]);
                           };
                       }),
            [ratio, child_of_couple](World const& world, LifeHit const& hit, Pending& pending) {
                Generation const generation = world.persons.generation[hit.person.index()];
                double share = ratio[static_cast<std::size_t>(generation)];
                switch (upbringing(world, hit.person)) {
                case Upbringing::none:
                    break;
                case Upbringing::couple:
                    share *= child_of_couple[migration_band(
                        age_in(world.persons.birth[hit.person.index()], world.now))];
                    break;
                case Upbringing::lone_parent:
                    return;
                }
                if (hit.kept(share))
                    pending.emigrants.push_back(hit.person);
            }};
}

void Emigration::run(World& world, MonthContext const& context) const
{
    for (PersonId const person : world.pending.emigrants)
        if (world.persons.alive[person.index()])
            leave_population(world, context, leaving_with(world, person), Component::departed);
}

} // namespace boligsim
