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

void OwnLine::add(std::vector<Application> const& queue, std::uint32_t position)
{
    positions.push_back(position);
    sizes.push_back(sizes_asked(queue[position].min_rooms, queue[position].max_rooms));
    places.push_back(queue[position].places);
}

MarketLines::MarketLines(World const& world, MunicipalityId market,
                         RefusalLimits const& refusals_until_dormant)
    : queue_(world.markets[market.index()].queue), limits_(refusals_until_dormant)
{
    auto const for_buckets = [](Application const& a, auto&& use) {
        for (unsigned lists = a.organisations; lists != 0; lists &= lists - 1) {
            auto const list = static_cast<std::size_t>(std::countr_zero(lists));
            std::size_t const side = a.own_list >> list & 1 ? internal_ : external_;
            use(bucket_of(a.kind, list, side, a.children > 0 ? Children::some : Children::none),
                side);
        }
    };
    std::vector<std::uint32_t> acute;
    for (std::uint32_t p = 0; p < queue_.size(); ++p) {
        Application const& a = queue_[p];
        if (!waits(a))
            continue;
        assert(is_live(world, a));
        assert(a.home == world.households.place[a.household.index()]);
        for_buckets(a, [&](std::size_t b, std::size_t) { ++starts_[b + 1]; });
        if (a.acute > 0)
            acute.push_back(p);
    }
    for (std::size_t b = 0; b < buckets_; ++b)
        starts_[b + 1] += starts_[b];
    positions_.resize(starts_[buckets_]);
    sizes_.resize(starts_[buckets_]);
    places_.resize(starts_[buckets_]);
    homes_.resize(starts_[buckets_]);
    std::array<std::uint32_t, buckets_ + 1> next = starts_;
    for (std::uint32_t p = 0; p < queue_.size(); ++p) {
        Application const& a = queue_[p];
        if (!waits(a))
            continue;
        Sizes const sizes = sizes_asked(a.min_rooms, a.max_rooms);
        for_buckets(a, [&](std::size_t b, std::size_t side) {
            std::uint32_t const at = next[b]++;
            positions_[at] = p;
            sizes_[at] = sizes;
            places_[at] = a.places;
            if (side == internal_)
                homes_[at] = a.home;
        });
    }
    std::stable_sort(acute.begin(), acute.end(), [&](std::uint32_t a, std::uint32_t b) {
        return queue_[a].acute > queue_[b].acute;
    });
    for (std::uint32_t const p : acute)
        acute_.add(queue_, p);
}

LineMembers MarketLines::bucket(std::size_t b) const
{
    std::size_t const begin = starts_[b];
    std::size_t const number = starts_[b + 1] - begin;
    bool const of_residents = b / 2 % 2 == internal_;
    return {std::span(positions_).subspan(begin, number), std::span(sizes_).subspan(begin, number),
            of_residents ? std::span(homes_).subspan(begin, number) : std::span<PlaceId const>(),
            std::span(places_).subspan(begin, number)};
}

LineMembers MarketLines::everyone(DwellingKind kind)
{
    std::optional<OwnLine>& line = everyone_[static_cast<std::size_t>(kind)];
    if (!line) {
        line.emplace();
        for (std::uint32_t p = 0; p < queue_.size(); ++p)
            if (queue_[p].kind == kind && waits(queue_[p]))
                line->add(queue_, p);
    }
    return line->members();
}

} // namespace boligsim
