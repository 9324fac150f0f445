#pragma once

#include <utility>

#include "models/livelihood/income_distribution.hpp"
#include "models/process/observer.hpp"

namespace boligsim {

/// What residents live by on 31 December, by place.
struct WorkMeasures {
    sim::MeasureId adults;        ///< [employment, origin] persons aged 18-64
    sim::MeasureId working_25_50; ///< [work, origin] persons aged 25-50
    sim::MeasureId working_30_59; ///< [work, origin] persons aged 30-59
    sim::MeasureId leisure_jobs;  ///< [work] persons aged 13-17

    static WorkMeasures declare(sim::MeasureCatalogue& catalogue);
};

/// Income of residents on 31 December, by place.
struct IncomeMeasures {
    sim::MeasureId income;            ///< [income_band] persons aged 18-64, by fifths
    sim::MeasureId disposable_income; ///< sum, DKK a year, persons aged 18-64

    static IncomeMeasures declare(sim::MeasureCatalogue& catalogue);
};

/// What residents live by.
class WorkObserver : public Observer {
public:
    explicit WorkObserver(WorkMeasures const& ids) : ids_(ids) {}
    std::string_view name() const override { return "work"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const override;

private:
    WorkMeasures ids_;
};

/// What residents have to live on.
class IncomeObserver : public Observer {
public:
    IncomeObserver(IncomeMeasures const& ids, Incomes incomes)
        : ids_(ids), incomes_(std::move(incomes))
    {
    }
    std::string_view name() const override { return "income"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_rest(World const& world, MonthContext const& context) const override;

private:
    IncomeMeasures ids_;
    Incomes incomes_;
};

} // namespace boligsim
