#pragma once

#include "models/demography/life_cells.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Which young people leave their parents' home this month.
///
/// Parameters  leaving_home.annual_rate [1/year] of those at home, by sex and age 16-35
/// Reads       alive, sex, birth, partnered, the household's reference person
/// Writes      pending.leaving_home
/// Draws       decide_leaving_home, once a person
/// Simplifies  "at home" is: not the reference person and not in the couple of the household
LifeEvent leaving_home_wish(sim::ParameterBook const& book, sim::Period period);

/// Founds the households of those who leave home. They start in the segment `other` of the
/// municipality (lodging) and look for a home in the same month.
class LeavingHome : public Process {
public:
    std::string_view name() const override { return "new households"; }
    void run(World& world, MonthContext const& context) const override;
};

/// Founds a household for the person, who leaves the one they are in, in the segment `other` of the
/// same municipality; lists it among the seekers.
HouseholdId found_own_household(World& world, MonthContext const& context, PersonId person,
                                MoveReason reason);

} // namespace boligsim
