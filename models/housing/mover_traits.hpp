#pragma once

#include <array>

#include "models/housing/means.hpp"
#include "models/housing/moving_hazard.hpp"

/// What a household's readiness to move depends on, read from the world's tables. In two steps by
/// what they cost, as MovingHazard is.
namespace boligsim {

/// A household's type as household_type gives it, without a branch.
inline HouseholdType type_of(HouseholdState const& household)
{
    constexpr std::array<HouseholdType, 8> by_couple_children_adults{
        HouseholdType::single,
        HouseholdType::other,
        HouseholdType::single_parent,
        HouseholdType::single_parent,
        HouseholdType::couple,
        HouseholdType::couple,
        HouseholdType::couple_with_children,
        HouseholdType::couple_with_children};
    return by_couple_children_adults[(household.couple != 0 ? 4u : 0u) +
                                     (household.children != 0 ? 2u : 0u) +
                                     (household.adults > 1 ? 1u : 0u)];
}

/// A change of the couple within the last year counts until the household moves. It still counts
/// where both came in one month, as for whoever moves out and lodges with others at first.
inline UnionChange union_change_of(Households const& households, std::size_t row, sim::Month month)
{
    constexpr int event_months = 12;
    sim::Month const changed = households.couple_changed[row];
    if (month - changed >= event_months || changed < households.moved_in[row])
        return UnionChange::none;
    return households.state[row].couple ? UnionChange::formed : UnionChange::broken;
}

/// Asks ahead of their use for the rows outside the household's own that read_near_traits reads;
/// the household's own should have come.
void prefetch_near_traits(World const& world, HouseholdId household);

/// Likewise for what read_far_traits reads of the reference person and the dwelling; of the second
/// member prefetch_second does.
void prefetch_far_traits(World const& world, HouseholdId household);

/// Traits in the rows of the household, its reference person, its dwelling and its place.
MoverTraits read_near_traits(World const& world, HouseholdId household, DwellingClass dwelling,
                             sim::Month month);

/// Fills in what all members' rows and the household's means tell, as far as the hazard asks for
/// it.
void read_far_traits(World const& world, HouseholdId household, MovingHazard const& hazard,
                     Means const& means, sim::Month month, MoverTraits& traits);

/// Both.
MoverTraits read_traits(World const& world, HouseholdId household, DwellingClass dwelling,
                        MovingHazard const& hazard, Means const& means, sim::Month month);

} // namespace boligsim
