#pragma once

#include "models/demography/life_cells.hpp"
#include "models/demography/sharing.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

/// Which young people leave their parents' home this month, and which sharers a shared one.
///
/// Parameters  leaving_home.annual_rate [1/year] of those at home, by sex and age 18-35;
///             sharing.leave_rate [1/year]
/// Reads       alive, sex, birth, partnered, the household's reference person
/// Writes      pending.leaving_home
/// Draws       decide_leaving_home, once a person
/// Simplifies  "at home" is: not the reference person and not in the couple of the household
LifeEvent leaving_home_wish(sim::ParameterBook const& book, sim::Period period);

/// Where those who leave home go: `sharing.join_share` of those under 60 join the home of a single
/// in their municipality (models/demography/sharing); the others found a household, which starts in
/// the segment `other` of the municipality (lodging) and looks for a home in the same month.
///
/// Draws  decide_shared_home: whether, then whom
class LeavingHome : public Process {
public:
    LeavingHome(sim::ParameterBook const& book, sim::Period period);
    std::string_view name() const override { return "new households"; }
    void run(World& world, MonthContext const& context) const override;

private:
    sim::Dated<double> join_share_;
};

/// Founds a household for the person, who leaves the one they are in, in the segment `other` of the
/// same municipality; lists it among the seekers.
HouseholdId found_own_household(World& world, MonthContext const& context, PersonId person,
                                MoveReason reason);

/// Lets the person join a shared home, below `join` of the draws, or else found a household.
/// Returns whether they joined.
bool join_or_found(World& world, MonthContext const& context, PersonId person,
                   SharedHomes const& homes, std::uint32_t join, MoveReason reason);

} // namespace boligsim
