#include "models/demography/observers.hpp"

#include "models/process/process.hpp"
#include <algorithm>

#include "models/record/status.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

/// Row of an axis by single years to 4, then 5-9 and 10 or more.
std::size_t years_cell(int years)
{
    return years < 5 ? static_cast<std::size_t>(std::max(years, 0)) : years < 10 ? 5u : 6u;
}

} // namespace

ResidentMeasures ResidentMeasures::declare(sim::MeasureCatalogue& c)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    ResidentMeasures m{};
    m.residents = c.add({"residents", "residents", "persons", stock, count, {"age", "sex"}});
    m.residents_origin =
        c.add({"residents_origin", "residents by origin", "persons", stock, count, {"origin"}});
    m.age_groups = c.add(
        {"residents_age_group", "residents by age group", "persons", stock, count, {"age_group"}});
    return m;
}

std::vector<sim::MeasureId> ResidentObserver::measures() const
{
    return {ids_.residents, ids_.residents_origin, ids_.age_groups};
}

void ResidentObserver::count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const
{
    Persons const& p = persons.world.persons;
    auto const residents = counts.counts_of(ids_.residents);
    auto const origins = counts.counts_of(ids_.residents_origin);
    auto const age_groups = counts.counts_of(ids_.age_groups);
    for (std::size_t k = 0; k < persons.size(); ++k) {
        std::size_t const i = persons.row[k];
        std::uint32_t const at = persons.place_row[k];
        int const age = persons.age[k];
        residents.add(at, age_band_10(age) * 2 + static_cast<std::size_t>(p.sex[i]));
        origins.add(at, static_cast<std::size_t>(p.origin[i]));
        age_groups.add(at, age_group_cell(age));
    }
}

ResidentYearsMeasures ResidentYearsMeasures::declare(sim::MeasureCatalogue& c)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    ResidentYearsMeasures m{};
    m.tenure_years = c.add({"residents_tenure_years",
                            "residents by years in the dwelling",
                            "persons",
                            stock,
                            count,
                            {"tenure_years"}});
    m.place_years = c.add({"residents_place_years",
                           "residents by years in the department or segment",
                           "persons",
                           stock,
                           count,
                           {"place_years"}});
    m.years_of_age = c.add(
        {"years_of_age", "whole years of age, summed over residents", "years", stock, sum, {}});
    return m;
}

std::vector<sim::MeasureId> ResidentYearsObserver::measures() const
{
    return {ids_.tenure_years, ids_.place_years, ids_.years_of_age};
}

void ResidentYearsObserver::count_persons(ObservedPersons const& persons,
                                          sim::YearCounts& counts) const
{
    World const& world = persons.world;
    auto const tenure_years = counts.counts_of(ids_.tenure_years);
    auto const place_years = counts.counts_of(ids_.place_years);
    auto const years_of_age = counts.sums_of(ids_.years_of_age);
    for (std::size_t k = 0; k < persons.size(); ++k) {
        std::uint32_t const at = persons.place_row[k];
        int const months = persons.month - world.households.moved_in[persons.household[k].index()];
        tenure_years.add(at, years_cell(months / 12));
        place_years.add(at, years_cell(years_in_place(world, persons.row[k], persons.place[k])));
        years_of_age.add(at, 0, persons.age[k]);
    }
}

HouseholdMeasures HouseholdMeasures::declare(sim::MeasureCatalogue& c)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    HouseholdMeasures m{};
    m.households =
        c.add({"households", "households", "households", stock, count, {"household_type"}});
    m.households_stay = c.add({"households_stay",
                               "households by years in the dwelling",
                               "households",
                               stock,
                               count,
                               {"stay_years"}});
    m.stay_months = c.add({"stay_months",
                           "months in the dwelling, summed over households",
                           "months",
                           stock,
                           sum,
                           {}});
    return m;
}

std::vector<sim::MeasureId> HouseholdObserver::measures() const
{
    return {ids_.households, ids_.households_stay, ids_.stay_months};
}

void HouseholdObserver::count_rest(World const& world, MonthContext const& context) const
{
    Households const& h = world.households;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (!h.state[i].exists)
            continue;
        std::size_t const place = h.place[i].index();
        context.counts.add(ids_.households, place,
                           static_cast<std::size_t>(household_type(h, HouseholdId::at(i))));
        int const months = std::max(0, context.month - h.moved_in[i]);
        context.counts.add(ids_.households_stay, place, stay_years_cell(months));
        context.counts.add(ids_.stay_months, place, 0, months);
    }
}

} // namespace boligsim
