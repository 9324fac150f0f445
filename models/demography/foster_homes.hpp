#pragma once

#include <vector>

#include "models/process/process.hpp"

/// Where children go whose household has no adult: to their parent (models/world/parents.hpp), who
/// lives elsewhere, or else to foster parents.
///
/// Simplifies  other kin is not known, nor mostly the father, so any couple of the municipality may
///             take them in
namespace boligsim {

/// Moves the children of each household into that of their parent where an adult lives, the others
/// together into one with a couple, of their municipality where there is one; counts each child's
/// move, and ends the household they leave. They stay where they are where the country has no
/// couple. Entries whose household has ended, or has an adult, are passed over.
///
/// Which couple takes them in is the couple that draws lowest, by its key and the oldest child's:
/// so it is the same one in every scenario in which that couple lives there, wherever its row lies.
///
/// Draws  decide_foster_home, by the key of the oldest child
void find_foster_homes(World& world, MonthContext const& context,
                       std::vector<ChildrenAlone> const& children);

/// Does so for all whom the month's deaths, emigration and arrivals left or brought alone.
///
/// Reads  pending.children_alone, the parent, couples    Writes  membership
class FosterHomes : public Process {
public:
    std::string_view name() const override { return "foster homes"; }
    void run(World& world, MonthContext const& context) const override;
};

} // namespace boligsim
