#pragma once

#include "models/demography/life_cells.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Who leaves the country this month.
///
/// Parameters  emigration.annual_rate [1/year] by origin, sex and five-year age band,
///             emigration.generation_ratio and emigration.child_of_couple_ratio (at most 1)
/// Reads       alive, sex, origin, generation, birth, the household  Writes  pending.emigrants
/// Draws       decide_emigration, once a person
/// Simplifies  adults leave one by one, at the published rates of their own age, so a partner may
///             stay behind; so do children of couples, at a lower one. Children of lone parents
///             leave with the parent and not without
LifeEvent emigration_wish(sim::ParameterBook const& book, sim::Period period);

/// Takes emigrants out of the population, and with the last adult of a household their children.
///
/// Simplifies  sharers of 16 or 17 years keep the home that the emigrant leaves
class Emigration : public Process {
public:
    std::string_view name() const override { return "departures"; }
    void run(World& world, MonthContext const& context) const override;
};

} // namespace boligsim
