#include "models/letting/market_lines.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace boligsim {

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
    for (std::uint32_t p = 0; p < queue.size(); ++p) {
        Application const& a = queue[p];
        if (!a.household || is_dormant(a, refusals_until_dormant))
            continue;
        assert(is_live(world, a));
        all_[static_cast<std::size_t>(a.kind)].push_back(line_member(queue, p));
        if (a.acute > 0)
            acute_.push_back(line_member(queue, p));
        for_buckets(a, [&](std::size_t b, std::size_t) { ++starts_[b + 1]; });
    }
    for (std::size_t b = 0; b < buckets_; ++b)
        starts_[b + 1] += starts_[b];
    members_.resize(starts_[buckets_]);
    std::array<std::uint32_t, buckets_ + 1> next = starts_;
    for (std::vector<LineMember> const& kind : all_)
        for (LineMember const& member : kind) {
            Application const& a = queue[member.position];
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
