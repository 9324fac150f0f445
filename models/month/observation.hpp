#pragma once

#include "models/livelihood/income.hpp"
#include "models/world/process.hpp"

namespace boligsim {

/// Counts the population and the stock on 31 December, and splits the year's change of the adults
/// of each place into its components (models/world/measures.hpp).
///
/// Reads       everything       Writes  observed_place, observed_status, observed_years,
///             the departments' non_western_share
class Observation : public Process {
public:
    explicit Observation(Incomes incomes) : incomes_(std::move(incomes)) {}
    std::string_view name() const override { return "observation"; }
    void run(World& world, MonthContext const& context) const override;

private:
    void observe_persons(World& world, sim::Rows rows, sim::Month month, Measures const& measures,
                         sim::YearCounts& counts) const;
    void observe_adult(World const& world, PersonId person, int age, std::size_t place,
                       sim::Month month, Measures const& measures, sim::YearCounts& counts) const;

    Incomes incomes_;
};

} // namespace boligsim
