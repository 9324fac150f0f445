#pragma once

#include <memory>

#include "models/housing/means.hpp"
#include "models/housing/moving_hazard.hpp"
#include "models/world/process.hpp"

namespace boligsim {

/// Which households wish to move this month.
///
/// Each household that has a reference person draws once against its hazard (MovingHazard). The
/// draw is first held against an upper bound that needs only the household's own columns, then
/// against one that needs the reference person and the dwelling; all members, incomes and housing
/// benefit are read for the few that fall below both.
///
/// Parameters  moving.* (models/housing/moving.parameters.yaml), letting.bearable_rent_share,
///             income.band_limit
/// Reads       households, persons, dwellings, departments      Writes  pending.wishing_to_move
/// Draws       decide_wish_to_move, once a household
/// Simplifies  work found or lost is the reference person's; a change of the couple is remembered
///             until the household moves, for a year; the composition of a department is that of
///             its last 31 December; outside public housing nothing is known of homes, so crowding,
///             rent and neighbours do not matter there
class WishToMove : public Process {
public:
    WishToMove(sim::ParameterBook const& book, sim::Period period,
               std::shared_ptr<Means const> means);
    std::string_view name() const override { return "wish_to_move"; }
    void run(World& world, MonthContext const& context) const override;

private:
    bool wishes(World const& world, HouseholdId household, DwellingClass dwelling,
                MovingHazard const& hazard, sim::Month month, std::uint32_t word) const;

    Dated<MovingHazard> hazards_;
    std::shared_ptr<Means const> means_;
};

/// What a household's readiness to move depends on, read from the world.
MoverTraits read_traits(World const& world, HouseholdId household, DwellingClass dwelling,
                        MovingHazard const& hazard, Means const& means, sim::Month month);

} // namespace boligsim
