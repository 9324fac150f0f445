#include "models/livelihood/observers.hpp"

#include "models/process/process.hpp"
namespace boligsim {

namespace {

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

} // namespace

WorkMeasures WorkMeasures::declare(sim::MeasureCatalogue& c)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    WorkMeasures m{};
    m.adults = c.add({"adults",
                      "residents aged 18-64 by employment and origin",
                      "persons",
                      stock,
                      count,
                      {"employment", "origin"}});
    m.working_25_50 = c.add({"working_25_50",
                             "residents aged 25-50 in work or not, by origin",
                             "persons",
                             stock,
                             count,
                             {"work", "origin"}});
    m.working_30_59 = c.add({"working_30_59",
                             "residents aged 30-59 in work or not, by origin",
                             "persons",
                             stock,
                             count,
                             {"work", "origin"}});
    m.leisure_jobs = c.add({"leisure_jobs",
                            "residents aged 13-17 with or without a leisure job",
                            "persons",
                            stock,
                            count,
                            {"work"}});
    return m;
}

std::vector<sim::MeasureId> WorkObserver::measures() const
{
    return {ids_.adults, ids_.working_25_50, ids_.working_30_59, ids_.leisure_jobs};
}

void WorkObserver::count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const
{
    Persons const& p = persons.world.persons;
    auto const leisure_jobs = counts.counts_of(ids_.leisure_jobs);
    auto const adults = counts.counts_of(ids_.adults);
    auto const working_25_50 = counts.counts_of(ids_.working_25_50);
    auto const working_30_59 = counts.counts_of(ids_.working_30_59);
    for (std::size_t k = 0; k < persons.size(); ++k) {
        std::size_t const i = persons.row[k];
        std::uint32_t const at = persons.place_row[k];
        int const age = persons.age[k];
        std::size_t const work = is_employed(p.labour[i]) ? 0u : 1u;
        auto const origin = static_cast<std::size_t>(p.origin[i]);
        if (age >= 13 && age <= 17)
            leisure_jobs.add(at, work);
        if (age >= 18 && age <= 64)
            adults.add(at, employment_cell(p.labour[i]) * origin_count + origin);
        if (age >= 25 && age <= 50)
            working_25_50.add(at, work * origin_count + origin);
        if (age >= 30 && age <= 59)
            working_30_59.add(at, work * origin_count + origin);
    }
}

IncomeMeasures IncomeMeasures::declare(sim::MeasureCatalogue& c)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    IncomeMeasures m{};
    m.income = c.add({"income",
                      "residents aged 18-64 by the year's fifth of equivalised disposable income",
                      "persons",
                      stock,
                      count,
                      {"income_band"}});
    m.disposable_income = c.add({"disposable_income",
                                 "disposable income of residents aged 18-64, summed",
                                 "DKK/year",
                                 stock,
                                 sum,
                                 {}});
    return m;
}

std::vector<sim::MeasureId> IncomeObserver::measures() const
{
    return {ids_.income, ids_.disposable_income};
}

void IncomeObserver::count_rest(World const& world, MonthContext const& context) const
{
    // Where the limits of the fifths lie is known when everybody's income is.
    IncomeDistribution const distribution(world, incomes_, context.month, context.threads);
    for (std::size_t i = 0; i < world.households.rows(); ++i) {
        HouseholdId const household = HouseholdId::at(i);
        if (std::uint8_t const n = distribution.aged_18_64(household); n > 0)
            context.counts.add(ids_.income, world.households.place[i].index(),
                               distribution.fifth_of(household), n);
    }
    std::vector<std::int64_t> const& incomes = distribution.disposable_dkk_year_18_64();
    for (std::size_t place = 0; place < incomes.size(); ++place)
        if (incomes[place] != 0)
            context.counts.add(ids_.disposable_income, place, 0, incomes[place]);
}

} // namespace boligsim
