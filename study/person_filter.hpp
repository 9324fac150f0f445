#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "study/categories.hpp"

namespace boligsim {

/// Ages in years, both ends included.
struct AgeSpan {
    int from = 0;
    int to = 0;
};

/// Whom something is about. Every part holds for all unless it was narrowed.
struct PersonFilter {
    static constexpr int oldest = 150;
    static constexpr int highest_standing = 255;

    int age_from = 0;
    int age_to = oldest;
    std::array<bool, 2> sexes = everybody<2>();
    std::array<bool, origin_count> origins = everybody<origin_count>();
    std::array<bool, labour_state_count> states = everybody<labour_state_count>();
    std::array<bool, household_type_count> households = everybody<household_type_count>();
    /// Lives with a child of these ages, as its parent or the parent's partner; empty: or not.
    std::optional<AgeSpan> children;
    /// Lives with a parent, or a parent's partner, who is in one of these states; empty: or not.
    std::optional<std::array<bool, labour_state_count>> parents;
    /// Characteristics that subjects of the model offer, as "NAME.LABEL": of each name that is here
    /// one of the labels holds.
    std::vector<std::string> attributes;
    int standing_from = 0;
    int standing_to = highest_standing;

    bool includes(int age, Sex sex, Origin origin, LabourState state, int standing) const
    {
        return age >= age_from && age <= age_to && sexes[static_cast<std::size_t>(sex)] &&
               origins[static_cast<std::size_t>(origin)] &&
               states[static_cast<std::size_t>(state)] && standing >= standing_from &&
               standing <= standing_to;
    }

private:
    template <std::size_t N> static constexpr std::array<bool, N> everybody()
    {
        std::array<bool, N> all{};
        all.fill(true);
        return all;
    }
};

} // namespace boligsim
