#pragma once

#include <vector>

#include "models/world/events.hpp"
#include "models/world/process.hpp"

/// Where children go whose household has no adult.
///
/// Simplifies  kin and the parent who lives elsewhere are not known, so any couple of the
///             municipality may take them in
namespace boligsim {

enum class WhyAlone { adult_died, arrived_so };

/// A household without an adult.
struct ChildrenAlone {
    HouseholdId household;
    WhyAlone why = WhyAlone::adult_died;
    HouseholdPortrait before; ///< who the household was with its last adult, for the record
};

/// Moves the children of each household into one with a couple, of their municipality where there
/// is one, counts each child's move, and ends the household they leave. They stay where they are
/// where the country has no couple. Entries whose household has ended, or has an adult, are passed
/// over.
///
/// Who takes them in is the couple that draws lowest, by its key and the oldest child's: so it is
/// the same one in every scenario in which that couple lives there, wherever its row lies.
///
/// Draws  decide_foster_home, by the key of the oldest child
void find_foster_homes(World& world, MonthContext const& context,
                       std::vector<ChildrenAlone> const& children);

} // namespace boligsim
