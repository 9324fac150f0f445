#pragma once

#include <array>
#include <vector>

#include "models/synthesis/families/families.hpp"
#include "models/synthesis/homes/settlement.hpp"
#include "models/synthesis/homes/tenure_length.hpp"
#include "models/world/world.hpp"
#include "sim/parameters/table.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

/// The parameters by which households find their first homes.
struct HomeTables {
    HomeTables(sim::ParameterBook const& parameters, sim::Month start);

    /// Shares of tenures: household type, age of the reference person, origin, tenure.
    sim::Table<HouseholdType, sim::Bands, Origin, Tenure> tenure_share;
    std::vector<double>
        type_public_odds; ///< factor of the odds of public housing, by household type
    sim::Table<Origin> origin_public_odds; ///< the same by origin
    double jobless_public_odds; ///< ratio of odds of public housing, nobody employed to somebody
    double jobless_owner_odds;
    double low_standing_public_odds; ///< ratio of odds, lowest standing to highest
    double youth_student_odds;       ///< ratio of odds of a youth dwelling, student to other young
    double youth_in_family_odds;     ///< ratio of odds of a family dwelling, under 30 without child
    int young_below_age;
    int small_household_most;
    sim::Table<sim::Bands> elderly_weight; ///< for an elderly dwelling, by age
    double last_resort_weight;
    double couple_saves_rooms;
    int pension_age;
    double vacant_share;
    double rooms_noise;                 ///< rooms, s.d. of the difference to need
    std::array<double, 2> sort_jobless; ///< weights of vulnerability: Danish origin, other
    double sort_non_western;
    std::array<double, 2> sort_low_standing; ///< the same groups
    double sort_noise;
    TenureLength tenure_length;

    double share(HouseholdType type, int age, Origin origin, Tenure tenure) const;
};

/// Where a household of a municipality lives at the start.
struct Home {
    HouseholdRef household;
    sim::AgentKey key = 0;
    PlaceId place;
    DwellingId dwelling; ///< empty outside public housing
    sim::Month moved_in;
    std::uint8_t persons = 0;
};

/// What homes are found from.
struct HomeSources {
    World const& world; ///< its places
    std::vector<PopulationBlock> const& blocks;
    std::vector<std::uint32_t> const& block_first; ///< number of each block's first household
    HomeTables const& tables;
    sim::Streams const& streams;
    sim::Month start;
};

/// Gives every household of a municipality a home: those of its public dwellings that are not
/// vacant are filled exactly, the others live in the segments. Homes in the order of dwellings,
/// then of segments.
///
/// Households for public dwellings are sampled without replacement, weighted by their odds of
/// public housing: the young without children to youth dwellings, the old to elderly ones, then
/// everyone to family ones. Within a kind, rooms follow the size of the household, with noise;
/// among homes of as many rooms the vulnerable (nobody in work, non-Western, low standing) live,
/// with noise, in the departments of worse reputation.
///
/// Draws       block_household, block_household_2, a household; block_homes, in order
/// Simplifies  homes outside public housing are all alike
std::vector<Home> find_homes(HomeSources const& sources, MunicipalityId municipality,
                             std::vector<HouseholdRef> const& households);

/// A household's lasting class of readiness to move, by its key, as for those founded later.
constexpr std::uint8_t mobility_class(sim::AgentKey key)
{
    return static_cast<std::uint8_t>(sim::derive_key(key, 0) >> 62);
}

/// Key of a household of the first population: the same for every replicate, where the rounding of
/// quotas is.
sim::AgentKey first_household_key(std::uint32_t number);

} // namespace boligsim
