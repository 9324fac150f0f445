#pragma once

#include "models/world/measures.hpp"
#include "models/world/process.hpp"

/// What death and emigration have in common.
namespace boligsim {

/// The person's partner in the household; empty without one.
PersonId partner_of(World const& world, PersonId person);

/// Ends the couple that the person is part of, if any: both become single.
void end_couple(World& world, PersonId person);

/// Takes the person out of the household and of the population, and counts it as `component` of the
/// change of the place and status at the last observation. A household left empty is dissolved;
/// children left without an adult are placed by `place_children`.
void leave_population(World& world, MonthContext const& context, PersonId person,
                      Component component);

/// Moves children whose household has no adult to the next household of the municipality that has a
/// couple, in order of rows, and counts each child's move. Returns that household; empty where
/// there is none.
HouseholdId place_children(World& world, MonthContext const& context, HouseholdId household);

} // namespace boligsim
