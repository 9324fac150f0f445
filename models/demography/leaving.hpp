#pragma once

#include <span>

#include "models/process/process.hpp"
#include "models/record/measures.hpp"

/// What death and emigration have in common.
namespace boligsim {

/// The person's partner in the household; empty without one.
PersonId partner_of(World const& world, PersonId person);

/// Ends the couple that the person is part of, if any: both become single.
void end_couple(World& world, PersonId person);

/// Takes members of one household out of it and of the population, and counts each as `component`
/// (died or departed) of the change of the place and status at the last observation. A household
/// left empty is dissolved; one in which children are left without an adult is noted in
/// pending.children_alone.
///
/// Simplifies  sharers of 16 or 17 years keep the home that the last adult leaves for abroad
void leave_population(World& world, MonthContext const& context, std::span<PersonId const> leaving,
                      Component component);

} // namespace boligsim
