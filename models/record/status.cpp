#include "models/record/status.hpp"

#include <algorithm>
#include <limits>

namespace boligsim {

namespace {

/// What fits the column.
constexpr int most_years = std::numeric_limits<std::uint8_t>::max();

/// Years in the place of who lived elsewhere last December: those since they first lived there for
/// who is back from where they were rehoused, else none.
std::uint8_t years_on_moving_in(World const& world, std::size_t i)
{
    std::vector<ResidentSince> const& back = world.came_back;
    auto const found = std::lower_bound(
        back.begin(), back.end(), PersonId::at(i),
        [](ResidentSince const& resident, PersonId id) { return resident.person < id; });
    if (found == back.end() || found->person != PersonId::at(i) ||
        found->key != world.persons.key[i])
        return 0;
    return static_cast<std::uint8_t>(
        std::min(most_years, world.now.year() - found->first_december));
}

} // namespace

std::uint8_t years_in_place(World const& world, std::size_t person, PlaceId place)
{
    if (world.persons.observed_place[person] != place)
        return years_on_moving_in(world, person);
    return static_cast<std::uint8_t>(
        std::min(most_years, world.persons.observed_years[person] + 1));
}

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
