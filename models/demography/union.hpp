#pragma once

#include <array>

#include "models/demography/life_cells.hpp"
#include "sim/parameters/dated.hpp"
#include "sim/parameters/table.hpp"

namespace boligsim {

/// Which single persons look for a partner this month.
///
/// Parameters  union.annual_rate [1/year] by sex and age band
/// Reads       alive, sex, birth, partnered      Writes  pending.seeking_union
/// Draws       decide_seeking_union, once a person
LifeEvent union_wish(sim::ParameterBook const& book, sim::Period period);

/// Matches those who look for a partner, and lets each new couple live together.
///
/// A market is a region and an origin group; a person looks in the market of the own group with
/// `union.same_origin_share`, else in a drawn one. Within a market women and men stand in order of
/// age, men each shifted by a drawn spread, and are paired in that order, so men are older by as
/// much as those of them who look for a partner are. Where one side is longer, its members are
/// taken at even distances. Who is left over looks once more, in the whole country.
///
/// Couples live with whoever is the reference person of a household; where both are, in the home
/// that is owned, else let privately, before public housing; else with the one who has children,
/// else with the woman. If neither is, they found a household.
///
/// Parameters  union.age_difference_spread [years], union.same_origin_share
/// Draws       decide_union_partner, twice a seeker
/// Simplifies  couples of a woman and a man; no sorting by income or education
class Union : public Process {
public:
    Union(sim::ParameterBook const& book, sim::Period period);
    std::string_view name() const override { return "unions"; }
    void run(World& world, MonthContext const& context) const override;

private:
    struct Tables {
        Tables(sim::ParameterBook const& book, sim::Month at);
        double spread_months;
        std::array<std::uint32_t, origin_count> same_origin; ///< thresholds
    };
    sim::Dated<Tables> tables_;
};

} // namespace boligsim
