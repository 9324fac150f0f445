#pragma once

#include <array>
#include <vector>

#include "models/housing/household_facts.hpp"
#include "models/housing/municipality_draw.hpp"
#include "sim/parameters/bands.hpp"
#include "sim/parameters/table.hpp"

namespace boligsim {

/// In which municipality movers look for a home: their own, another of its region, or one of
/// another region, the last more or less often by what draws people of their age, and families, to
/// regions.
///
/// From region r to another region go, of the movers of a kind,
///   (1 - same_municipality - same_region) * mean pull of the other regions / pull(r),
/// all of them at most, and to each of the other regions by its weight times its pull. The pull is
/// that of the age, for households with children times that of families. The others divide between
/// the own municipality and the own region as their shares do. Pulls that are alike for all regions
/// make no difference.
class MunicipalityChoice {
public:
    /// What the choice depends on, apart from the municipalities.
    struct Tables {
        Tables(sim::ParameterBook const& book, sim::Month at);
        double same_municipality;
        double same_region;
        sim::Table<sim::Bands, Region> pull;
        sim::Table<Region> family_pull;
    };

    /// `weights`: one a municipality, none below 0.
    MunicipalityChoice(Tables const& tables, std::vector<Municipality> const& municipalities,
                       std::vector<std::int64_t> const& weights);

    /// `near` and `which` are uniform in [0, 1).
    MunicipalityId choose(MunicipalityId own, HouseholdFacts const& facts, double near,
                          double which) const;

    /// Share of movers such as these from this municipality who go to another region.
    double share_elsewhere(MunicipalityId own, HouseholdFacts const& facts) const;

private:
    struct Movers {
        MunicipalityDraw draw;
        std::array<double, region_count> elsewhere; ///< share who go there, by region of origin
    };

    Movers const& movers(HouseholdFacts const& facts) const;

    double same_municipality_;
    double same_region_;
    sim::Bands ages_;
    std::vector<std::array<Movers, 2>> movers_; ///< by age; without and with children
    std::vector<std::size_t> region_;           ///< by municipality
};

} // namespace boligsim
