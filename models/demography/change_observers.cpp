#include "models/demography/change_observers.hpp"

#include "models/record/status.hpp"

namespace boligsim {

namespace {

constexpr std::size_t statuses = 6;

/// Row of the axis `came_from` for who lived elsewhere on the last 31 December.
std::size_t came_from_cell(World const& world, PlaceId from, PlaceId to)
{
    return !from ? 2u : world.tenure(from) == world.tenure(to) ? 0u : 1u;
}

} // namespace

std::vector<sim::MeasureId> ChangeObserver::measures() const
{
    return {ids_.changes, ids_.adults_a_year_on};
}

void ChangeObserver::count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const
{
    Persons const& p = persons.world.persons;
    auto const changes = counts.counts_of(ids_.changes);
    auto const a_year_on = counts.counts_of(ids_.adults_a_year_on);
    auto const count = [&](Component component, std::uint8_t status, std::uint32_t at) {
        changes.add(at, static_cast<std::size_t>(component) * statuses + status - 1);
    };
    for (std::size_t k = 0; k < persons.size(); ++k) {
        std::size_t const i = persons.row[k];
        std::uint32_t const place = persons.place_row[k];
        PlaceId const observed = p.observed_place[i];
        bool const stayed = observed == persons.place[k];
        std::uint32_t const old_place = stayed || !observed ? place : counts.row(observed.index());
        std::uint8_t const before = p.observed_status[i];
        std::uint8_t const now = observe_status(p.labour[i], p.origin[i], persons.age[k]);
        if (was_18_or_over(before))
            a_year_on.add(old_place, static_cast<std::size_t>(stayed ? AYearOn::same_place
                                                                     : AYearOn::another_place));
        if (was_adult(before) && was_adult(now)) {
            if (stayed) {
                count(Component::stayers_before, before, place);
                count(Component::stayers_after, now, place);
            } else {
                count(Component::moved_out, before, old_place);
                count(Component::moved_in, now, place);
            }
        } else if (was_adult(before)) {
            count(Component::reached_65, before, old_place);
        } else if (was_adult(now)) {
            bool const new_here = before == static_cast<std::uint8_t>(ObservedStatus::absent);
            count(new_here ? Component::arrived : Component::came_of_age, now, place);
        }
    }
}

std::vector<sim::MeasureId> RelocationObserver::measures() const
{
    return {ids_.newcomers, ids_.newcomers_age, ids_.leavers, ids_.leavers_age};
}

void RelocationObserver::count_persons(ObservedPersons const& persons,
                                       sim::YearCounts& counts) const
{
    World const& world = persons.world;
    for (std::size_t k = 0; k < persons.size(); ++k) {
        std::size_t const i = persons.row[k];
        PlaceId const from = world.persons.observed_place[i];
        PlaceId const to = persons.place[k];
        if (from == to)
            continue;
        int const age = persons.age[k];
        if (world.persons.birth[i].year() < persons.month.year()) {
            counts.add(ids_.newcomers, to.index(), came_from_cell(world, from, to));
            counts.add(ids_.newcomers_age, to.index(), 0, age);
        }
        if (from) {
            counts.add(ids_.leavers, from.index(), age_group_cell(age));
            counts.add(ids_.leavers_age, from.index(), 0, age);
        }
    }
}

} // namespace boligsim
