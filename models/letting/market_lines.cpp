#include "models/letting/market_lines.hpp"

#include <algorithm>
#include <bit>

#include "models/housing/household_facts.hpp"

namespace boligsim {

namespace {

/// How many applications ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 16;

} // namespace

std::uint16_t own_list(World const& world, MarketDirectory const& directory, MunicipalityId market,
                       HouseholdId household)
{
    PlaceId const place = world.households.place[household.index()];
    return world.is_department(place)
               ? directory.list_bit(market, world.departments[place.index()].organisation)
               : std::uint16_t{0};
}

RefusalLimits read_refusal_limits(sim::ParameterBook const& book, sim::Month at)
{
    RefusalLimits limits{};
    std::vector<double> const values = book.values("letting.refusals_until_dormant", at);
    for (std::size_t kind = 0; kind < limits.size(); ++kind)
        limits[kind] = static_cast<unsigned>(values[kind]);
    return limits;
}

MarketLines::MarketLines(World const& world, MarketDirectory const& directory,
                         MunicipalityId market, RefusalLimits const& refusals_until_dormant)
{
    std::vector<Application> const& queue = world.markets[market.index()].queue;
    std::vector<std::uint16_t> own(queue.size());

    auto const for_buckets = [&](std::uint32_t position, auto&& use) {
        Application const& a = queue[position];
        for (unsigned lists = a.organisations; lists != 0; lists &= lists - 1) {
            auto const list = static_cast<std::size_t>(std::countr_zero(lists));
            std::size_t const side = own[position] >> list & 1 ? internal_ : external_;
            use(bucket_of(a.kind, list, side));
        }
    };
    for (std::uint32_t p = 0; p < queue.size(); ++p) {
        if (p + read_ahead < queue.size() && queue[p + read_ahead].household)
            prefetch_row(world, queue[p + read_ahead].household);
        Application const& a = queue[p];
        if (is_dormant(a, refusals_until_dormant) || !is_live(world, a))
            continue;
        all_[static_cast<std::size_t>(a.kind)].push_back(p);
        own[p] = own_list(world, directory, market, a.household);
        if (a.acute > 0)
            acute_.push_back(p);
        for_buckets(p, [&](std::size_t b) { ++starts_[b + 1]; });
    }
    for (std::size_t b = 0; b < buckets_; ++b)
        starts_[b + 1] += starts_[b];
    positions_.resize(starts_[buckets_]);
    std::array<std::uint32_t, buckets_ + 1> next = starts_;
    for (std::vector<std::uint32_t> const& kind : all_)
        for (std::uint32_t const p : kind)
            for_buckets(p, [&](std::size_t b) { positions_[next[b]++] = p; });
    std::stable_sort(acute_.begin(), acute_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return queue[a].acute > queue[b].acute;
    });
}

} // namespace boligsim
