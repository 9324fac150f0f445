#include "models/demography/mortality.hpp"

#include <array>
#include <vector>

#include "models/demography/leaving.hpp"
#include "models/record/measures.hpp"

namespace boligsim {

LifeEvent mortality(sim::ParameterBook const& book, sim::Period period)
{
    return {"mortality", decide_death,
            LifeHazard(book, period,
                       [](sim::ParameterBook const& b, sim::Month at) -> LifeHazard::Rate {
                           auto const rates = b.values("mortality.annual_rate", at);
                           return [rates](LifeGroup const& g) {
                               return sim::AnnualRate(
                                   rates[static_cast<std::size_t>(g.sex) * life_ages +
                                         static_cast<std::size_t>(g.age)]);
                           };
                       }),
            [](World const&, LifeHit const& hit, Pending& pending) {
                pending.deaths.push_back(hit.person);
            }};
}

void Deaths::run(World& world, MonthContext const& context) const
{
    for (PersonId const person : world.pending.deaths) {
        PlaceId const place =
            world.households.place[world.persons.household[person.index()].index()];
        context.counts.add(context.measures.deaths, place.index(), 0);
        leave_population(world, context, std::array{person}, Component::died);
    }
}

} // namespace boligsim
