#pragma once

#include <span>

#include "models/housing/dwelling_kinds.hpp"
#include "models/housing/municipality_choice.hpp"
#include "models/housing/openness.hpp"
#include "sim/parameters/table.hpp"

namespace boligsim {

/// Where a household wants to live.
struct Destination {
    MunicipalityId municipality;
    Tenure tenure = Tenure::other;
    DwellingKind kind = DwellingKind::family; ///< where the tenure is public housing
};

/// A household that looks for a home.
struct Mover {
    HouseholdFacts facts;
    std::int32_t disposable_dkk_month = 0;
    PlaceId from;
};

/// Draws where a household wants to live: first the municipality, then tenure and kind of dwelling.
///
/// The municipality is the household's own, another of its region, or one elsewhere
/// (MunicipalityChoice); among several, by inhabitants and by empty public dwellings (Openness).
/// Tenures then have weights: a table by age and household type, times factors for income, lasting
/// standing, origin, the present tenure and the region; public housing's also times the openness of
/// the municipality's market (Openness). Who may have which kind of dwelling: DwellingKinds.
class DestinationChoice {
public:
    DestinationChoice(sim::ParameterBook const& book, sim::Month at);

    /// `draws` are uniform in [0, 1): near or far, which municipality, which tenure.
    Destination choose(World const& world, MunicipalityChoice const& municipalities,
                       Mover const& mover, Openness::Table const& openness,
                       std::span<double const, 3> draws) const;

    /// Relative weights of public family, youth and elderly dwellings, then owner, private rental
    /// and other, in that municipality.
    std::array<double, 6> weights(World const& world, Mover const& mover,
                                  MunicipalityId municipality,
                                  Openness::Table const& openness) const;

private:
    sim::Table<sim::Bands, HouseholdType, Tenure> weight_;
    std::vector<double> income_bounds_;
    std::vector<double> income_factor_;
    std::vector<double> standing_factor_;
    sim::Table<Origin, Tenure> origin_factor_;
    sim::Table<Tenure, Tenure> from_factor_;
    sim::Table<Region, Tenure> region_factor_;
    sim::Table<DwellingKind> kind_preference_;
    DwellingKinds kinds_;
};

} // namespace boligsim
