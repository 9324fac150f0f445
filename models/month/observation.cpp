#include "models/month/observation.hpp"

#include <algorithm>
#include <limits>

#include "models/housing/household_facts.hpp"
#include "models/letting/market_lines.hpp"
#include "models/world/households.hpp"
#include "models/world/measures.hpp"
#include "models/world/status.hpp"
#include "models/world/works.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

/// What fits the column.
constexpr int most_years = std::numeric_limits<std::uint8_t>::max();

constexpr std::size_t statuses = 6;

/// How many persons ahead of their use households are asked for.
constexpr std::size_t read_ahead = 16;

/// Asks for what is read of the person's household: persons are taken in order of rows, and after
/// some years their households lie scattered.
void prefetch_household(World const& world, std::size_t person)
{
    HouseholdId const household = world.persons.household[person];
    if (!household)
        return;
    sim::prefetch(world.households.place[household.index()]);
    sim::prefetch(world.households.moved_in[household.index()]);
    sim::prefetch(world.households.state[household.index()]);
    sim::prefetch(world.households.first[household.index()]);
}

/// Row of an axis by single years to 4, then 5-9 and 10 or more.
std::size_t years_cell(int years)
{
    return years < 5 ? static_cast<std::size_t>(std::max(years, 0)) : years < 10 ? 5u : 6u;
}

/// Row of the axis `employment`; a leisure job counts as employed.
std::size_t employment_cell(LabourState state)
{
    switch (state) {
    case LabourState::school:
    case LabourState::in_education:
        return 2;
    case LabourState::school_and_job:
    case LabourState::employed:
        return 0;
    case LabourState::unemployed:
        return 1;
    case LabourState::outside:
        return 3;
    case LabourState::disability_pension:
        return 4;
    case LabourState::retired:
        return 5;
    }
    return 3;
}

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

/// The person's part in the year's change of the places they left and came to.
void observe_change(World& world, std::size_t i, PlaceId place, int age, Measures const& measures,
                    sim::YearCounts& counts)
{
    Persons& persons = world.persons;
    std::uint8_t const before = persons.observed_status[i];
    std::uint8_t const now = observe_status(persons.labour[i], persons.origin[i], age);
    PlaceId const old_place = persons.observed_place[i];
    bool const stayed = old_place == place;
    if (was_18_or_over(before))
        counts.add(measures.adults_a_year_on, old_place.index(),
                   static_cast<std::size_t>(stayed ? AYearOn::same_place : AYearOn::another_place));
    std::uint8_t& years = persons.observed_years[i];
    years = stayed ? static_cast<std::uint8_t>(std::min(most_years, years + 1))
                   : years_on_moving_in(world, i);
    counts.add(measures.place_years, place.index(), years_cell(years));
    auto const count = [&](Component component, std::uint8_t status, PlaceId at) {
        counts.add(measures.changes, at.index(),
                   static_cast<std::size_t>(component) * statuses + status - 1);
    };
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
    persons.observed_place[i] = place;
    persons.observed_status[i] = now;
}

/// Row of the axis `came_from` for who lived elsewhere on the last 31 December.
std::size_t came_from_cell(World const& world, PlaceId from, PlaceId to)
{
    return !from ? 2u : world.tenure(from) == world.tenure(to) ? 0u : 1u;
}

/// Counts who lives elsewhere than on the last 31 December, at both places. Whoever is new to the
/// country left none of them.
void observe_relocation(World const& world, PersonId person, int age, sim::Month month,
                        Measures const& measures, sim::YearCounts& counts)
{
    Persons const& persons = world.persons;
    PlaceId const from = persons.observed_place[person.index()];
    PlaceId const to = world.households.place[persons.household[person.index()].index()];
    if (persons.birth[person.index()].year() < month.year()) {
        counts.add(measures.newcomers, to.index(), came_from_cell(world, from, to));
        counts.add(measures.newcomers_age, to.index(), 0, age);
    }
    if (from) {
        counts.add(measures.leavers, from.index(), age_group_cell(age));
        counts.add(measures.leavers_age, from.index(), 0, age);
    }
}

void observe_households(World const& world, Measures const& measures, sim::YearCounts& counts)
{
    Households const& h = world.households;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (!h.state[i].exists)
            continue;
        std::size_t const place = h.place[i].index();
        counts.add(measures.households, place,
                   static_cast<std::size_t>(household_type(h, HouseholdId::at(i))));
        int const months = std::max(0, world.now - h.moved_in[i]);
        counts.add(measures.households_stay, place, stay_years_cell(months));
        counts.add(measures.stay_months, place, 0, months);
    }
}

/// Who waits where, in which queue and why, and for how long so far.
void observe_applicants(World const& world, sim::Month month, Measures const& measures,
                        sim::YearCounts& counts)
{
    for (Market const& market : world.markets) {
        std::vector<Application> const& queue = market.queue;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            if (i + read_ahead < queue.size() && queue[i + read_ahead].household)
                prefetch_row(world, queue[i + read_ahead].household);
            Application const& a = queue[i];
            if (!is_live(world, a))
                continue;
            std::size_t const place = world.households.place[a.household.index()].index();
            std::size_t const cell =
                (a.acute > 0 ? move_reason_count : 0) + static_cast<std::size_t>(a.reason);
            counts.add(measures.applicants, place, cell);
            counts.add(measures.months_waiting, place, cell, month - a.since);
        }
    }
}

/// What is known of a department's composition until the next observation.
void update_composition(World& world, Measures const& measures, sim::YearCounts const& counts)
{
    for (std::size_t d = 0; d < world.departments.size(); ++d) {
        std::int64_t residents = 0;
        std::int64_t non_western = 0;
        for (std::size_t o = 0; o < origin_count; ++o) {
            std::int64_t const n = counts.at(measures.residents_origin, d, o);
            residents += n;
            non_western += is_non_western(static_cast<Origin>(o)) ? n : 0;
        }
        world.departments[d].non_western_share =
            residents == 0 ? 0 : static_cast<double>(non_western) / static_cast<double>(residents);
    }
}

void observe_dwellings(World const& world, Measures const& measures, sim::YearCounts& counts)
{
    Dwellings const& d = world.dwellings;
    for (std::size_t i = 0; i < d.rows(); ++i) {
        std::size_t const place = world.place_of(d.department[i]).index();
        counts.add(measures.dwellings, place,
                   d.occupant[i]                            ? 0u
                   : is_kept_back(world, DwellingId::at(i)) ? 2u
                                                            : 1u);
        counts.add(measures.floor_area, place, 0, d.m2[i]);
        counts.add(measures.rent, place, 0, d.rent_dkk_month[i]);
        counts.add(measures.rent_support, place, 0, d.support_dkk_month[i]);
    }
}

} // namespace

void Observation::observe_adult(World const& world, PersonId person, int age, std::size_t place,
                                sim::Month month, Measures const& measures,
                                sim::YearCounts& counts) const
{
    Persons const& persons = world.persons;
    std::size_t const i = person.index();
    auto const origin = static_cast<std::size_t>(persons.origin[i]);
    std::size_t const work = is_employed(persons.labour[i]) ? 0u : 1u;
    counts.add(measures.adults, place, employment_cell(persons.labour[i]) * origin_count + origin);
    if (age >= 25 && age <= 50)
        counts.add(measures.working_25_50, place, work * origin_count + origin);
    if (age >= 30 && age <= 59)
        counts.add(measures.working_30_59, place, work * origin_count + origin);
    std::int64_t const disposable =
        12 * std::int64_t{incomes_.of(world, person, month).disposable_dkk_month};
    counts.add(measures.income, place, incomes_.income_band(disposable, month.year()));
    counts.add(measures.disposable_income, place, 0, disposable);
}

void Observation::observe_persons(World& world, sim::Rows rows, sim::Month month,
                                  Measures const& measures, sim::YearCounts& counts) const
{
    Persons& persons = world.persons;
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
        if (i + read_ahead < rows.end)
            prefetch_household(world, i + read_ahead);
        if (!persons.alive[i])
            continue;
        std::size_t const household = persons.household[i].index();
        PlaceId const place_id = world.households.place[household];
        std::size_t const place = place_id.index();
        int const age = age_in(persons.birth[i], month);
        counts.add(measures.residents, place,
                   age_band_10(age) * 2 + static_cast<std::size_t>(persons.sex[i]));
        counts.add(measures.residents_origin, place, static_cast<std::size_t>(persons.origin[i]));
        counts.add(measures.age_groups, place, age_group_cell(age));
        counts.add(measures.tenure_years, place,
                   years_cell((month - world.households.moved_in[household]) / 12));
        counts.add(measures.years_of_age, place, 0, age);
        if (age >= 13 && age <= 17)
            counts.add(measures.leisure_jobs, place, is_employed(persons.labour[i]) ? 0u : 1u);
        if (age >= 18 && age <= 64)
            observe_adult(world, PersonId::at(i), age, place, month, measures, counts);
        if (persons.participation[i] && persons.participation_since[i].year() == month.year())
            counts.add(measures.participants, place, 0);
        if (PlaceId const old_place = persons.observed_place[i]; old_place != place_id)
            observe_relocation(world, PersonId::at(i), age, month, measures, counts);
        observe_change(world, i, place_id, age, measures, counts);
    }
}

void Observation::run(World& world, MonthContext const& context) const
{
    if (!context.month.is_december())
        return;
    // Each shard counts into a table of its own; counts are integers, so adding them up gives the
    // same whatever thread did which. A shard's table costs as much as a year's counts.
    constexpr std::size_t shard_rows = 1'000'000;
    std::size_t const rows = world.persons.rows();
    std::size_t const shards = sim::chunk_count(rows, shard_rows);
    std::vector<sim::YearCounts> extra(shards > 1 ? shards - 1 : 0, context.counts.zero_copy());
    context.threads.for_chunks(rows, shard_rows, [&](std::size_t shard, sim::Rows part) {
        sim::YearCounts& counts = shard == 0 ? context.counts : extra[shard - 1];
        observe_persons(world, part, context.month, context.measures, counts);
    });
    for (sim::YearCounts const& counts : extra)
        context.counts.add_all(counts);
    update_composition(world, context.measures, context.counts);
    observe_households(world, context.measures, context.counts);
    observe_applicants(world, context.month, context.measures, context.counts);
    observe_dwellings(world, context.measures, context.counts);
    world.came_back.clear();
}

} // namespace boligsim
