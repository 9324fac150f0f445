#pragma once

#include <array>

#include "models/demography/life_cells.hpp"
#include "models/world/newcomers.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

/// Which women give birth this month.
///
/// Hazard by origin and single age. Women who live in a couple have `fertility.partnered_odds`
/// times the hazard of single women; the two are set so that their mean, at the shares partnered in
/// the figures, is the published rate.
///
/// Parameters  fertility.annual_rate, fertility.partnered_odds, households.partnered_share
/// Reads       alive, sex, origin, partnered, birth      Writes  pending.births
/// Draws       decide_birth, once a person
/// Simplifies  no parity; no twins
LifeEvent fertility(sim::ParameterBook const& book, sim::Period period);

/// Puts the newborn into their mothers' households.
///
/// A child's key comes from the mother's key and the birth's number, so it is the same in every
/// scenario. Origin follows the mother: a child of an immigrant or descendant is a descendant of
/// her origin with `births.same_origin_share` (the rest have a parent of Danish origin), else
/// Danish.
///
/// Parameters  fertility.boy_share, births.same_origin_share
/// Draws       decide_newborn, once a birth: sex, origin
/// Simplifies  the father is not modelled
class Births : public Process {
public:
    /// `starters` give the newborn their start values.
    Births(sim::ParameterBook const& book, sim::Period period,
           std::shared_ptr<Starters const> starters);
    std::string_view name() const override { return "newborn"; }
    void run(World& world, MonthContext const& context) const override;

private:
    /// Thresholds.
    struct Tables {
        Tables(sim::ParameterBook const& book, sim::Month at);
        std::uint32_t boy;
        std::array<std::array<std::uint32_t, 2>, origin_count>
            same_origin; ///< [origin][descendant]
    };
    std::shared_ptr<Starters const> starters_;
    sim::Dated<Tables> tables_;
};

} // namespace boligsim
