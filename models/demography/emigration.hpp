#pragma once

#include "models/demography/life_cells.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Who leaves the country this month.
///
/// Parameters  emigration.annual_rate [1/year] by origin, sex and five-year age band,
///             emigration.generation_ratio (at most 1)
/// Reads       alive, sex, origin, generation, birth      Writes  pending.emigrants
/// Draws       decide_emigration, once a person
/// Simplifies  persons leave one by one, at the published rates of their own age
LifeEvent emigration_wish(sim::ParameterBook const& book, sim::Period period);

/// Takes emigrants out of the population.
///
/// Simplifies  children left without an adult join a couple of their municipality, as after a death
class Emigration : public Process {
public:
    std::string_view name() const override { return "departures"; }
    void run(World& world, MonthContext const& context) const override;
};

} // namespace boligsim
