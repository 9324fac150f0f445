#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "models/housing/application_form.hpp"
#include "models/housing/market_directory.hpp"
#include "models/letting/sizes.hpp"
#include "models/letting/tools/tool.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Refusals after which an application sleeps, by the kind of dwelling that it is for
/// (letting.refusals_until_dormant).
using RefusalLimits = std::array<unsigned, dwelling_kind_count>;
RefusalLimits read_refusal_limits(sim::ParameterBook const& book, sim::Month at);

/// Whether the application sleeps after so many more refusals than it has: it keeps its seniority,
/// and is offered nothing. Who has to leave for a renovation is owed a dwelling all the same.
inline bool is_dormant(Application const& a, RefusalLimits const& limits, unsigned further = 0)
{
    return a.refusals + further >= limits[static_cast<std::size_t>(a.kind)] &&
           Urgency{a.acute} != Urgency::rehoused;
}

/// A line of applicants, or a part of one, in its order: columns of what a walk along it asks of
/// everyone. A line is passed for each vacancy, and few in it are asked; kept apart from the
/// applications and small, it stays in the processor's cache.
struct LineMembers {
    std::span<std::uint32_t const> positions; ///< of applications in the market's queue
    std::span<Sizes const> sizes;             ///< that are asked for
    std::span<PlaceId const> homes;           ///< in the lines of residents only, else empty
    std::span<PlaceClasses const> places;     ///< that are named

    std::size_t size() const { return positions.size(); }
};

/// A line that is made for one purpose.
struct OwnLine {
    std::vector<std::uint32_t> positions;
    std::vector<Sizes> sizes;
    std::vector<PlaceClasses> places;

    void add(std::vector<Application> const& queue, std::uint32_t position);
    LineMembers members() const { return {positions, sizes, {}, places}; }
};

/// A market's queue put into lines for one month: for each kind of dwelling and list the residents
/// of the list's organisations and the others, families with children and others apart, each by
/// seniority, which is the order of positions; and the municipality's queue. Who
/// sleeps or was housed is left out. Applications must be as the month's ListUpkeep left them.
class MarketLines {
public:
    MarketLines(World const& world, MunicipalityId market,
                RefusalLimits const& refusals_until_dormant);

    /// Residents of the list's organisations, with or without children.
    LineMembers internal(DwellingKind kind, std::size_t list, Children children) const
    {
        return bucket(bucket_of(kind, list, internal_, children));
    }
    /// Everyone else on the list, with or without children.
    LineMembers external(DwellingKind kind, std::size_t list, Children children) const
    {
        return bucket(bucket_of(kind, list, external_, children));
    }
    /// The municipality's queue: most acute first, then by seniority.
    LineMembers acute() const { return acute_.members(); }
    /// All who wait for a kind of dwelling, by seniority. Made when it is first asked for, which is
    /// where lists run empty or dwellings are advertised.
    LineMembers everyone(DwellingKind kind);

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
    LineMembers bucket(std::size_t b) const;
    bool waits(Application const& a) const { return a.household && !is_dormant(a, limits_); }

    std::vector<Application> const& queue_;
    RefusalLimits limits_;
    std::array<std::uint32_t, buckets_ + 1> starts_{};
    // Bucket by bucket
    std::vector<std::uint32_t> positions_;
    std::vector<Sizes> sizes_;
    std::vector<PlaceClasses> places_;
    std::vector<PlaceId> homes_; ///< those of the buckets of residents are filled in
    OwnLine acute_;
    std::array<std::optional<OwnLine>, dwelling_kind_count> everyone_;
};

/// Whether the application's household still exists.
inline bool is_live(World const& world, Application const& a)
{
    return a.household && world.households.state[a.household.index()].exists != 0 &&
           world.households.key[a.household.index()] == a.key;
}

} // namespace boligsim
