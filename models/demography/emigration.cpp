#include "models/demography/emigration.hpp"

#include "models/demography/bands.hpp"
#include "models/demography/leaving.hpp"

namespace boligsim {

EmigrationWish::EmigrationWish(sim::ParameterBook const& book, sim::Period period)
    : hazard_(period, [&](int year) -> LifeHazard::Rate {
          auto const rates = book.values("emigration.annual_rate", sim::Month(year, 1));
          return [rates](LifeGroup const& g) {
              std::size_t const band = migration_band(g.age);
              if (band >= migration_bands)
                  return sim::AnnualRate(0);
              std::size_t const group =
                  static_cast<std::size_t>(g.origin) * 2 + static_cast<std::size_t>(g.sex);
              return sim::AnnualRate(rates[group * migration_bands + band]);
          };
      })
{
}

void EmigrationWish::step(World& world, sim::Rows rows, ChunkDraws& draws, sim::Month month,
                          Pending& pending) const
{
    for_hits(world.persons, rows, draws.words(decide_emigration), hazard_.thresholds(month), month,
             [&](std::size_t i) { pending.emigrants.push_back(PersonId::at(i)); });
}

void Emigration::run(World& world, MonthContext const& context) const
{
    for (PersonId const person : world.pending.emigrants)
        if (world.persons.alive[person.index()])
            leave_population(world, context, person, Component::departed);
}

} // namespace boligsim
