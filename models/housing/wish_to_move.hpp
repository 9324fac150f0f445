#pragma once

#include "models/housing/moving_hazard.hpp"
#include "models/world/process.hpp"

namespace boligsim {

/// Which households wish to move this month.
///
/// Each household that has a reference person draws once against its hazard (MovingHazard). The
/// draw is first held against an upper bound that needs only the household's own columns; members
/// and dwelling are read for the few that fall below it.
///
/// Parameters  moving.* (models/housing/moving.parameters.yaml)
/// Reads       households, persons, dwellings, departments      Writes  pending.wishing_to_move
/// Draws       decide_wish_to_move, once a household
/// Simplifies  events (a birth, a separation, work found) act through the columns that they change:
///             household type, crowding, a new household's first months; rents do not push
class WishToMove : public Process {
public:
    WishToMove(sim::ParameterBook const& book, sim::Period period);
    std::string_view name() const override { return "wish_to_move"; }
    void run(World& world, MonthContext const& context) const override;

private:
    Dated<MovingHazard> hazards_;
};

/// What a household's readiness to move depends on, read from the world.
MoverTraits read_traits(World const& world, HouseholdId household, DwellingClass dwelling,
                        sim::Month month);

} // namespace boligsim
