#pragma once

#include <memory>

#include "models/housing/eviction_hazard.hpp"
#include "models/housing/means.hpp"
#include "models/housing/moving_hazard.hpp"
#include "models/process/process.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

/// Which households lose their home to the bailiff this month, and which wish to move.
///
/// The two are competing risks of leaving a home: each household that has a reference person draws
/// one number a month, of which the lowest words mean an eviction (EvictionHazard), the next ones a
/// wish to move (MovingHazard), and the others, most by far, neither. The draw is first held
/// against an upper bound of the household's place, then against one that needs the household's own
/// columns, then against one that needs the reference person and the dwelling; all members, incomes
/// and housing benefit are read for the few that fall below all of them.
///
/// Parameters  eviction.*, moving.* (models/housing), letting.bearable_rent_share,
///             income.band_limit
/// Reads       households, persons, dwellings, departments
/// Writes      pending.evicted, pending.wishing_to_move
/// Draws       decide_wish_to_move, once a household
/// Simplifies  work found or lost is the reference person's, and whoever became unemployed or
///             outside has lost it, from education too; a change of the couple is remembered until
///             the household moves, for a year; the composition of a department is that of
///             its last 31 December; outside public housing nothing is known of homes, so crowding,
///             rent and neighbours do not matter there
class MovingRisks : public Process {
public:
    MovingRisks(sim::ParameterBook const& book, sim::Period period,
                std::shared_ptr<Means const> means);
    std::string_view name() const override { return "moving_risks"; }
    void run(World& world, MonthContext const& context) const override;

private:
    struct MonthAtWork;
    struct Found {
        std::vector<HouseholdId> evicted;
        std::vector<HouseholdId> wishing;
    };

    /// A household whose word is below the bounds so far.
    struct Open {
        HouseholdId household;
        std::uint32_t word;
    };
    /// Likewise, of those whom no eviction threatens; the word left to the wish to move.
    struct Left {
        HouseholdId household;
        std::uint32_t word;
        MoverTraits traits; ///< the near ones; decide_far fills in the others
    };

    void find_open(MonthAtWork const& at_work, sim::Rows rows, std::vector<Open>& open) const;
    std::vector<Left> decide_near(MonthAtWork const& at_work, std::vector<Open> const& open,
                                  std::vector<HouseholdId>& evicted) const;
    void decide_far(MonthAtWork const& at_work, std::vector<Left>& left,
                    std::vector<HouseholdId>& wishing) const;

    sim::Dated<EvictionHazard> evictions_;
    sim::Dated<MovingHazard> moves_;
    std::shared_ptr<Means const> means_;
};

} // namespace boligsim
