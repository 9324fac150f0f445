#include "models/letting/market_lines.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

/// How many applications ahead of their use the homes of residents are asked for.
constexpr std::size_t read_ahead = 16;

} // namespace

RefusalLimits read_refusal_limits(sim::ParameterBook const& book, sim::Month at)
{
    RefusalLimits limits{};
    std::vector<double> const values = book.values("letting.refusals_until_dormant", at);
    for (std::size_t kind = 0; kind < limits.size(); ++kind)
        limits[kind] = static_cast<unsigned>(values[kind]);
    return limits;
}

LineMember line_member(std::vector<Application> const& queue, std::uint32_t position)
{
    Application const& a = queue[position];
    return {position, {}, a.min_rooms, a.max_rooms, static_cast<Children>(a.children)};
}

MarketLines::MarketLines(World const& world, MunicipalityId market,
                         RefusalLimits const& refusals_until_dormant)
{
    std::vector<Application> const& queue = world.markets[market.index()].queue;

    auto const for_buckets = [](Application const& a, auto&& use) {
        for (unsigned lists = a.organisations; lists != 0; lists &= lists - 1) {
            auto const list = static_cast<std::size_t>(std::countr_zero(lists));
            std::size_t const side = a.own_list >> list & 1 ? internal_ : external_;
            use(bucket_of(a.kind, list, side, static_cast<Children>(a.children)), side);
        }
    };
    auto const waits = [&](Application const& a) {
        return a.household && !is_dormant(a, refusals_until_dormant);
    };
    std::array<std::size_t, dwelling_kind_count> of_kind{};
    for (Application const& a : queue) {
        if (!waits(a))
            continue;
        assert(is_live(world, a));
        ++of_kind[static_cast<std::size_t>(a.kind)];
        for_buckets(a, [&](std::size_t b, std::size_t) { ++starts_[b + 1]; });
    }
    for (std::size_t b = 0; b < buckets_; ++b)
        starts_[b + 1] += starts_[b];
    members_.resize(starts_[buckets_]);
    for (std::size_t kind = 0; kind < dwelling_kind_count; ++kind)
        all_[kind].reserve(of_kind[kind]);
    std::array<std::uint32_t, buckets_ + 1> next = starts_;
    for (std::uint32_t p = 0; p < queue.size(); ++p) {
        if (p + read_ahead < queue.size() && queue[p + read_ahead].own_list != 0 &&
            queue[p + read_ahead].household)
            sim::prefetch(world.households.place[queue[p + read_ahead].household.index()]);
        Application const& a = queue[p];
        if (!waits(a))
            continue;
        LineMember const member = line_member(queue, p);
        all_[static_cast<std::size_t>(a.kind)].push_back(member);
        if (a.acute > 0)
            acute_.push_back(member);
        for_buckets(a, [&](std::size_t b, std::size_t side) {
            LineMember& standing = members_[next[b]++];
            standing = member;
            if (side == internal_)
                standing.home = world.households.place[a.household.index()];
        });
    }
    std::stable_sort(acute_.begin(), acute_.end(), [&](LineMember const& a, LineMember const& b) {
        return queue[a.position].acute > queue[b.position].acute;
    });
}

} // namespace boligsim
