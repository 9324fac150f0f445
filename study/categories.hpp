#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace boligsim {

enum class Sex : std::uint8_t { woman, man };

/// Origin as Statistics Denmark groups it. MENAPT: Middle East, North Africa, Pakistan, Turkey.
enum class Origin : std::uint8_t { danish, western, menapt, other_non_western };
constexpr std::size_t origin_count = 4;

constexpr bool is_non_western(Origin o)
{
    return o == Origin::menapt || o == Origin::other_non_western;
}

/// Origin in three groups, as most figures are published.
enum class OriginGroup : std::uint8_t { danish, western, non_western };
constexpr std::size_t origin_group_count = 3;

constexpr OriginGroup origin_group(Origin o)
{
    return o == Origin::danish    ? OriginGroup::danish
           : o == Origin::western ? OriginGroup::western
                                  : OriginGroup::non_western;
}

/// Immigrants were born abroad; descendants here, to parents who were not. Danish origin is
/// neither.
enum class Generation : std::uint8_t { danish, immigrant, descendant };

/// What a person lives by. `school` is everyone before 18 who has no job; `school_and_job` has a
/// leisure job.
enum class LabourState : std::uint8_t {
    school,
    school_and_job,
    employed,
    unemployed,
    in_education,
    outside, ///< of working age, neither: cash benefit, sickness, none
    disability_pension,
    retired,
};
constexpr std::size_t labour_state_count = 8;

constexpr bool is_employed(LabourState s)
{
    return s == LabourState::employed || s == LabourState::school_and_job;
}

enum class Tenure : std::uint8_t { public_housing, owner, private_rental, other };
constexpr std::size_t segment_tenure_count = 3; ///< all but public housing

enum class DwellingKind : std::uint8_t { family, youth, elderly };

enum class Region : std::uint8_t { hovedstaden, sjaelland, syddanmark, midtjylland, nordjylland };

enum class HouseholdType : std::uint8_t {
    single,
    couple,
    single_parent,
    couple_with_children,
    other
};
constexpr std::size_t household_type_count = 5;

/// Whether any of a household's adults (18 years and over) is in work.
enum class HouseholdWork : std::uint8_t { someone_in_work, nobody_in_work };

/// How households that are let to are told apart in measures: work of the adults, and origin of
/// the reference person.
struct HouseholdGroup {
    HouseholdWork work = HouseholdWork::nobody_in_work;
    OriginGroup origin = OriginGroup::danish;

    /// Index into the measures' axes `household_work`, `household_origin`.
    constexpr std::size_t cell() const
    {
        return static_cast<std::size_t>(work) * origin_group_count +
               static_cast<std::size_t>(origin);
    }
    friend bool operator==(HouseholdGroup const&, HouseholdGroup const&) = default;
};
constexpr std::size_t household_group_count = 2 * origin_group_count;

/// Why a household wants or has to move.
enum class MoveReason : std::uint8_t {
    wish,         ///< by its own hazard
    leaving_home, ///< a young person founds a household
    separation,
    arrival, ///< from abroad
    refugee, ///< placed with the municipality
    rehousing,
    eviction, ///< put out by the bailiff
};
constexpr std::size_t move_reason_count = static_cast<std::size_t>(MoveReason::eviction) + 1;

/// Band of age for measures: 0-9, ..., 80-89, 90 and over.
constexpr std::size_t age_bands_10 = 10;
constexpr std::size_t age_band_10(int age)
{
    return age >= 90 ? 9u : static_cast<std::size_t>(age / 10);
}

} // namespace boligsim
