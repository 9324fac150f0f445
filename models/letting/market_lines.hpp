#pragma once

#include <array>
#include <span>
#include <vector>

#include "models/housing/market_directory.hpp"
#include "models/letting/tools/tool.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Refusals after which an application sleeps, by the kind of dwelling that it is for
/// (letting.refusals_until_dormant).
using RefusalLimits = std::array<unsigned, dwelling_kind_count>;
RefusalLimits read_refusal_limits(sim::ParameterBook const& book, sim::Month at);

/// Whether the application sleeps: it keeps its seniority, and is offered nothing.
inline bool is_dormant(Application const& a, RefusalLimits const& limits)
{
    return a.refusals >= limits[static_cast<std::size_t>(a.kind)];
}

/// Someone in a line, with what a walk along it asks of everyone. The whole line is passed for each
/// vacancy, and few are asked; kept apart from the applications and small, it stays in the
/// processor's cache.
struct LineMember {
    std::uint32_t position = 0; ///< of the application in the market's queue
    PlaceId home;               ///< in the lines of residents only
    std::uint8_t min_rooms = 0;
    std::uint8_t max_rooms = 0;
    Children children = Children::none;
};
LineMember line_member(std::vector<Application> const& queue, std::uint32_t position);

/// A market's queue put into lines for one month: for each kind of dwelling and list the residents
/// of the list's organisations and the others, families with children and others apart, each by
/// seniority, which is the order of positions; and the municipality's queue. Who
/// sleeps or was housed is left out. Applications must be as the month's ListUpkeep left them.
class MarketLines {
public:
    MarketLines(World const& world, MunicipalityId market,
                RefusalLimits const& refusals_until_dormant);

    using Members = std::span<LineMember const>;
    /// Residents of the list's organisations, with or without children.
    Members internal(DwellingKind kind, std::size_t list, Children children) const
    {
        return bucket(bucket_of(kind, list, internal_, children));
    }
    /// Everyone else on the list, with or without children.
    Members external(DwellingKind kind, std::size_t list, Children children) const
    {
        return bucket(bucket_of(kind, list, external_, children));
    }
    /// The municipality's queue: most acute first, then by seniority.
    Members acute() const { return acute_; }
    /// All who wait for a kind of dwelling, by seniority.
    Members everyone(DwellingKind kind) const { return all_[static_cast<std::size_t>(kind)]; }

private:
    static constexpr std::size_t internal_ = 0;
    static constexpr std::size_t external_ = 1;
    static constexpr std::size_t buckets_ = dwelling_kind_count * lists_in_market * 4;

    static std::size_t bucket_of(DwellingKind kind, std::size_t list, std::size_t side,
                                 Children children)
    {
        return ((static_cast<std::size_t>(kind) * lists_in_market + list) * 2 + side) * 2 +
               static_cast<std::size_t>(children);
    }
    Members bucket(std::size_t b) const
    {
        return Members(members_).subspan(starts_[b], starts_[b + 1] - starts_[b]);
    }

    std::array<std::uint32_t, buckets_ + 1> starts_{};
    std::vector<LineMember> members_; ///< bucket by bucket
    std::vector<LineMember> acute_;
    std::array<std::vector<LineMember>, dwelling_kind_count> all_;
};

/// Whether the application's household still exists.
inline bool is_live(World const& world, Application const& a)
{
    return a.household && world.households.state[a.household.index()].exists != 0 &&
           world.households.key[a.household.index()] == a.key;
}

} // namespace boligsim
