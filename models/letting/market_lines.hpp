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

/// Positions in a market's queue, put into lines for one month: for each kind of dwelling and list
/// the residents of the list's organisations and the others, each by seniority; and the
/// municipality's queue. Who sleeps or no longer exists is left out.
class MarketLines {
public:
    MarketLines(World const& world, MarketDirectory const& directory, MunicipalityId market,
                RefusalLimits const& refusals_until_dormant);

    using Positions = std::span<std::uint32_t const>;
    Positions internal(DwellingKind kind, std::size_t list) const
    {
        return bucket(bucket_of(kind, list, internal_));
    }
    Positions external(DwellingKind kind, std::size_t list) const
    {
        return bucket(bucket_of(kind, list, external_));
    }
    /// The municipality's queue: most acute first, then by seniority.
    Positions acute() const { return acute_; }
    /// All who wait for a kind of dwelling, by seniority.
    Positions everyone(DwellingKind kind) const { return all_[static_cast<std::size_t>(kind)]; }

private:
    static constexpr std::size_t internal_ = 0;
    static constexpr std::size_t external_ = 1;
    static constexpr std::size_t buckets_ = dwelling_kind_count * lists_in_market * 2;

    static std::size_t bucket_of(DwellingKind kind, std::size_t list, std::size_t side)
    {
        return (static_cast<std::size_t>(kind) * lists_in_market + list) * 2 + side;
    }
    Positions bucket(std::size_t b) const
    {
        return Positions(positions_).subspan(starts_[b], starts_[b + 1] - starts_[b]);
    }

    std::array<std::uint32_t, buckets_ + 1> starts_{};
    std::vector<std::uint32_t> positions_;
    std::vector<std::uint32_t> acute_;
    std::array<std::vector<std::uint32_t>, dwelling_kind_count> all_;
};

/// Whether the application's household still exists.
inline bool is_live(World const& world, Application const& a)
{
    return a.household && world.households.exists[a.household.index()] != 0 &&
           world.households.key[a.household.index()] == a.key;
}

/// The list of the organisation in whose dwelling the household lives, as a bit of that market; 0
/// where it lives in none.
std::uint16_t own_list(World const& world, MarketDirectory const& directory, MunicipalityId market,
                       HouseholdId household);

} // namespace boligsim
