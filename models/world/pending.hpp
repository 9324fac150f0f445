#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "models/world/portrait.hpp"
#include "models/world/world_ids.hpp"
#include "study/categories.hpp"

namespace boligsim {

/// Why children live without an adult.
enum class WhyAlone : std::uint8_t { adult_died, adult_emigrated, arrived_so };

/// A household without an adult.
struct ChildrenAlone {
    HouseholdId household;
    WhyAlone why = WhyAlone::adult_died;
    HouseholdPortrait before; ///< who the household was with its last adult, for the record
};

/// A list of persons that a subject declared (models/process/schema.hpp).
using PendingListId = sim::Id<struct PendingListTag, std::uint16_t>;

/// What the row-local processes found out this month and the processes after them carry out. Empty
/// at the end of each month; rows ascending, so the order is the same for any number of threads.
struct Pending {
    std::vector<PersonId> deaths;
    std::vector<PersonId> births; ///< the mothers
    std::vector<PersonId> emigrants;
    std::vector<PersonId> leaving_home;
    std::vector<PersonId> separating; ///< the partner who moves out
    std::vector<PersonId> seeking_union;
    std::vector<HouseholdId> evicted;
    std::vector<HouseholdId> wishing_to_move;
    /// New households that have to find a home this month, and why.
    struct Seeker {
        HouseholdId household;
        MoveReason reason;
        PlaceId left = {}; ///< where they lived before, with those who stay; empty from abroad
    };
    std::vector<Seeker> seekers;
    /// Households without an adult, whose children need another home.
    std::vector<ChildrenAlone> children_alone;
    /// Lists that subjects declared, by PendingListId.
    std::vector<std::vector<PersonId>> added;

    /// A declared list.
    std::vector<PersonId>& of(PendingListId list)
    {
        if (added.size() <= list.index())
            added.resize(list.index() + 1);
        return added[list.index()];
    }

    /// All lists but the added ones: what appends, clears and counts goes by this.
    template <class Self> static auto lists(Self& p)
    {
        return std::tie(p.deaths, p.births, p.emigrants, p.leaving_home, p.separating,
                        p.seeking_union, p.evicted, p.wishing_to_move, p.seekers, p.children_alone);
    }

    /// Appends everything that `other` holds, list by list.
    void append(Pending const& other);
    void clear();
    bool empty() const;
    /// Allocated capacity included.
    std::size_t bytes() const;
};
// A list that `lists` forgets would be lost in silence.
static_assert(sizeof(Pending) ==
              (std::tuple_size_v<decltype(Pending::lists(std::declval<Pending&>()))> + 1) *
                  sizeof(std::vector<PersonId>));

} // namespace boligsim
