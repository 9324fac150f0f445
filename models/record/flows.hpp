#pragma once

#include "models/process/process.hpp"
#include "models/record/events.hpp"
#include "models/record/measures.hpp"

/// Counting of moves: each move leaves one place and enters another, and is counted at both. Where
/// the run records events, each becomes a row of the table `moves` too.
namespace boligsim {

/// How a household leaves a place; the labels of the axis `vacating`.
enum class Vacating : std::size_t {
    same_department,
    same_organisation,
    other_public,
    owner,
    private_rental,
    other,
    abroad,
    dissolved, ///< by death, or into another household
};

/// Where a household that moves in comes from; the labels of the axis `move_type`.
enum class MoveType : std::size_t {
    same_department,
    same_organisation,
    other_public,
    owner,
    private_rental,
    other,
    abroad,
};

/// Whether organisations that share their lists in a thin world count as one: where a resident
/// moves by the right of residents, which in the whole country reaches the own organisation only.
enum class SharedLists { apart, one };

/// How the place `other` is seen from `place`: same department, same organisation, or its sector.
MoveType relation(World const& world, PlaceId place, PlaceId other, SharedLists shared);

/// Counts a household's move, with its members, and the stay that it ends. Call before the move:
/// the stay counts from when the household moved in.
void count_household_move(World const& world, MonthContext const& context, HouseholdId household,
                          PlaceId from, PlaceId to, MoveReason reason,
                          SharedLists shared = SharedLists::apart);

/// Counts one person's move between households: founding one, joining a partner.
void count_person_move(World const& world, MonthContext const& context, PlaceId from, PlaceId to);

/// Counts the move of a person from `from` into the household that they founded.
void count_founding(World const& world, MonthContext const& context, HouseholdId founded,
                    PlaceId from, MoveReason reason);

/// Counts a household that comes from abroad to its place. Its row must have been refreshed.
void count_arrival(World const& world, MonthContext const& context, HouseholdId household,
                   std::int64_t persons);

/// Counts a person who leaves `place` for abroad.
void count_departure(MonthContext const& context, PlaceId place);

/// Who the household is, to be remembered until it has ended. Empty where no events are recorded.
HouseholdPortrait portray_for_events(World const& world, MonthContext const& context,
                                     HouseholdId household);

/// Counts that a household ends at its place, since its members live in a household at `to` now.
/// `before` is who it was when its last members were still there.
void count_household_joined(World const& world, MonthContext const& context, HouseholdId household,
                            PlaceId to, HouseholdPortrait const& before);

/// Counts that a household ends at its place, since its last adult went abroad.
void count_household_emigrated(World const& world, MonthContext const& context,
                               HouseholdId household, HouseholdPortrait const& before);

/// Counts that a household ends at its place by the death of its last adult.
void count_household_died(World const& world, MonthContext const& context, HouseholdId household,
                          HouseholdPortrait const& before);

} // namespace boligsim
