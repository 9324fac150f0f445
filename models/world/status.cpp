#include "models/world/status.hpp"

namespace boligsim {

void count_left_population(World const& world, MonthContext const& context, PersonId person,
                           Component component)
{
    std::uint8_t const observed = world.persons.observed_status[person.index()];
    if (!was_18_or_over(observed))
        return;
    std::size_t const place = world.persons.observed_place[person.index()].index();
    AYearOn const end = component == Component::died ? AYearOn::dead : AYearOn::abroad;
    context.counts.add(context.measures.adults_a_year_on, place, static_cast<std::size_t>(end));
    if (!was_adult(observed))
        return;
    std::size_t const cell = static_cast<std::size_t>(component) * 6 + observed - 1;
    context.counts.add(context.measures.changes, place, cell);
}

} // namespace boligsim
