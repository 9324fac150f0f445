#pragma once

#include "models/world/measures.hpp"
#include "models/world/process.hpp"

/// Counting of moves: each move leaves one place and enters another, and is counted at both.
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

/// How the place `other` is seen from `place`: same department, same organisation, or its sector.
MoveType relation(World const& world, PlaceId place, PlaceId other);

/// Counts a household's move, with its members. Call before or after the move: places are
/// arguments.
void count_household_move(World const& world, MonthContext const& context, HouseholdId household,
                          PlaceId from, PlaceId to);

/// Counts one person's move between households: founding one, joining a partner.
void count_person_move(World const& world, MonthContext const& context, PlaceId from, PlaceId to);

/// Counts persons who come from abroad to `place`.
void count_arrival(MonthContext const& context, PlaceId place, std::int64_t persons);

/// Counts a person who leaves `place` for abroad.
void count_departure(MonthContext const& context, PlaceId place);

/// Counts that a household ends at its place.
void count_household_ended(World const& world, MonthContext const& context, HouseholdId household,
                           Vacating how);

} // namespace boligsim
