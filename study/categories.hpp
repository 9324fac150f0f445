#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
constexpr std::size_t dwelling_kind_count = 3;

enum class Region : std::uint8_t { hovedstaden, sjaelland, syddanmark, midtjylland, nordjylland };
constexpr std::size_t region_count = 5;

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

/// The names of each enumeration's values, in their order: one table for parameters' axes, measures,
/// studies, events and files. A value without a name is a compiler's error.
template <class Enum> inline constexpr std::array<std::string_view, 0> names{};

template <> inline constexpr std::array<std::string_view, 2> names<Sex>{"women", "men"};
template <>
inline constexpr std::array<std::string_view, origin_count> names<Origin>{
    "danish", "western", "menapt", "other_non_western"};
template <>
inline constexpr std::array<std::string_view, origin_group_count> names<OriginGroup>{
    "danish", "western", "non_western"};
template <>
inline constexpr std::array<std::string_view, 3> names<Generation>{"danish", "immigrant",
                                                                   "descendant"};
template <>
inline constexpr std::array<std::string_view, labour_state_count> names<LabourState>{
    "school",       "school_and_job", "employed",           "unemployed",
    "in_education", "outside",        "disability_pension", "retired"};
template <>
inline constexpr std::array<std::string_view, segment_tenure_count + 1> names<Tenure>{
    "public_housing", "owner", "private_rental", "other"};
template <>
inline constexpr std::array<std::string_view, dwelling_kind_count> names<DwellingKind>{
    "family", "youth", "elderly"};
template <>
inline constexpr std::array<std::string_view, region_count> names<Region>{
    "hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland"};
template <>
inline constexpr std::array<std::string_view, household_type_count> names<HouseholdType>{
    "single", "couple", "single_parent", "couple_with_children", "other"};
template <>
inline constexpr std::array<std::string_view, 2> names<HouseholdWork>{"someone_in_work",
                                                                      "nobody_in_work"};
template <>
inline constexpr std::array<std::string_view, move_reason_count> names<MoveReason>{
    "wish", "leaving_home", "separation", "arrival", "refugee", "rehousing", "eviction"};

/// Whether each value up to the last has a name of its own, and there are no more names.
template <class Enum> constexpr bool all_named(Enum last)
{
    if (names<Enum>.size() != static_cast<std::size_t>(last) + 1)
        return false;
    for (std::size_t i = 0; i < names<Enum>.size(); ++i)
        for (std::size_t j = 0; j < i || names<Enum>[i].empty(); ++j)
            if (names<Enum>[i].empty() || names<Enum>[i] == names<Enum>[j])
                return false;
    return true;
}
static_assert(all_named(Sex::man) && all_named(Origin::other_non_western) &&
              all_named(OriginGroup::non_western) && all_named(Generation::descendant) &&
              all_named(LabourState::retired) && all_named(Tenure::other) &&
              all_named(DwellingKind::elderly) && all_named(Region::nordjylland) &&
              all_named(HouseholdType::other) && all_named(HouseholdWork::nobody_in_work) &&
              all_named(MoveReason::eviction));

/// The names as text, from the given value on.
template <class Enum> std::vector<std::string> list_names(Enum first = Enum{})
{
    return {names<Enum>.begin() + static_cast<std::ptrdiff_t>(first), names<Enum>.end()};
}

/// The value of that name; empty where there is none.
template <class Enum> std::optional<Enum> named(std::string_view name)
{
    for (std::size_t i = 0; i < names<Enum>.size(); ++i)
        if (names<Enum>[i] == name)
            return static_cast<Enum>(i);
    return std::nullopt;
}

template <class Enum> constexpr std::string_view name_of(Enum value)
{
    return names<Enum>[static_cast<std::size_t>(value)];
}

/// The names as an axis of parameters has them (sim/parameters/table.hpp).
template <class Enum>
requires(!names<Enum>.empty()) constexpr std::span<std::string_view const> axis_labels(Enum)
{
    return names<Enum>;
}

} // namespace boligsim
