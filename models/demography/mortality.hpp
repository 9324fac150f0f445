#pragma once

#include "models/demography/life_cells.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

/// Who dies this month.
///
/// Each living person dies with the probability that a constant hazard for sex and single age
/// implies.
///
/// Parameters  mortality.annual_rate [1/year] by sex and age, a year at a time
/// Reads       alive, sex, birth            Writes  pending.deaths
/// Draws       decide_death, once a person
/// Simplifies  no seasons; independent within households; no difference by tenure or income
LifeEvent mortality(sim::ParameterBook const& book, sim::Period period);

/// Takes the dead out of their households.
///
/// Reads       pending.deaths       Writes  membership, partnered, pending.children_alone; counts
///             deaths
class Deaths : public Process {
public:
    std::string_view name() const override { return "deaths"; }
    void run(World& world, MonthContext const& context) const override;
};

} // namespace boligsim
