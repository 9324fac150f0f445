#pragma once

#include "models/world/world.hpp"

/// The few ways in which households change; everything that touches membership goes through here,
/// so that the books balance.
namespace boligsim {

/// Calls `visit(PersonId)` for each member. The visitor must not change membership.
template <class Visit> void for_members(World const& world, HouseholdId household, Visit&& visit)
{
    for (PersonId p = world.households.first[household.index()]; p;
         p = world.persons.next[p.index()])
        visit(p);
}

/// Recounts adults, children and couple.
void refresh_household(World& world, HouseholdId household);

/// A household without members and without a dwelling, at `place`.
HouseholdId found_household(World& world, sim::AgentKey key, PlaceId place);

/// Puts the person in; adults go before children, so that the reference person is an adult.
void add_member(World& world, HouseholdId household, PersonId person);

/// Takes the person out. The household may be left empty: call `dissolve_if_empty`.
void remove_member(World& world, PersonId person);

/// Ends a household that has no members: its dwelling becomes vacant, its row free.
void dissolve_if_empty(World& world, HouseholdId household);

/// Moves a household to a segment, or into a vacant dwelling, leaving where it was. The only ways
/// to move.
void move_to_segment(World& world, HouseholdId household, PlaceId segment);
void move_to_dwelling(World& world, HouseholdId household, DwellingId dwelling);

/// Has two households live where the other does, each with its time since moving in, as if it had
/// always been so. Not a move: for making the world (models/synthesis/homes/margins.hpp).
void exchange_homes(World& world, HouseholdId a, HouseholdId b);

HouseholdType household_type(Households const& households, HouseholdId household);

/// The type of a household of a couple or none, so many adults in all and children under 18.
enum class Couple { no, yes };
HouseholdType household_type(Couple couple, int adults, int children);

/// How many members of 18 years and over are in work.
int adults_in_work(World const& world, HouseholdId household, sim::Month month);

/// The group in which the household is counted. It must have members.
HouseholdGroup household_group(World const& world, HouseholdId household, sim::Month month);

} // namespace boligsim
