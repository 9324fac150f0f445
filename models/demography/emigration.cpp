#include "models/demography/emigration.hpp"

#include "models/demography/bands.hpp"
#include "models/demography/leaving.hpp"

namespace boligsim {

LifeEvent emigration_wish(sim::ParameterBook const& book, sim::Period period)
{
    auto const ratio = book.values("emigration.generation_ratio", period.first);
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
            [ratio](World const& world, LifeHit const& hit, Pending& pending) {
                Generation const generation = world.persons.generation[hit.person.index()];
                if (hit.kept(ratio[static_cast<std::size_t>(generation)]))
                    pending.emigrants.push_back(hit.person);
            }};
}

void Emigration::run(World& world, MonthContext const& context) const
{
    for (PersonId const person : world.pending.emigrants)
        if (world.persons.alive[person.index()])
            leave_population(world, context, person, Component::departed);
}

} // namespace boligsim
