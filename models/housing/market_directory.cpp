#include "models/housing/market_directory.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "models/world/works.hpp"

namespace boligsim {

namespace {

constexpr std::uint16_t no_pair = std::numeric_limits<std::uint16_t>::max();
constexpr std::size_t dwelling_chunk = 32768;
constexpr std::size_t dwellings_per_list = 60;

} // namespace

MarketDirectory::MarketDirectory(World const& world)
    : organisations_(world.organisations.size()),
      pair_(world.municipalities.size() * organisations_, no_pair),
      list_bit_(pair_.size(), 0),
      first_(world.municipalities.size() + 1),
      dwellings_(world.municipalities.size())
{
    auto const slot = [&](Department const& d) {
        return d.municipality.index() * organisations_ + d.landlord().index();
    };
    for (Department const& d : world.departments)
        pair_[slot(d)] = 0;
    for (std::size_t m = 0; m < world.municipalities.size(); ++m) {
        first_[m] = landlords_.size();
        for (std::size_t o = 0; o < organisations_; ++o) {
            std::uint16_t& pair = pair_[m * organisations_ + o];
            if (pair == no_pair)
                continue;
            assert(landlords_.size() < no_pair);
            pair = static_cast<std::uint16_t>(landlords_.size());
            landlords_.push_back({OrganisationId::at(o), {}});
        }
    }
    first_.back() = landlords_.size();
    for (Department const& d : world.departments) {
        auto const kind = static_cast<std::size_t>(d.kind);
        auto const dwellings = static_cast<std::uint32_t>(d.dwellings);
        landlords_[pair_[slot(d)]].dwellings[kind] += dwellings;
        dwellings_[d.municipality.index()][kind] += dwellings;
    }
    for (std::size_t m = 0; m < world.municipalities.size(); ++m) {
        std::size_t const lists = std::clamp<std::size_t>(
            dwellings(MunicipalityId::at(m)) / dwellings_per_list, 1, lists_in_market);
        for (std::size_t o = 0; o < organisations_; ++o)
            if (std::uint16_t const pair = pair_[m * organisations_ + o]; pair != no_pair)
                list_bit_[m * organisations_ + o] =
                    static_cast<std::uint16_t>(1u << ((pair - first_[m]) % lists));
    }
}

std::span<MarketDirectory::Landlord const> MarketDirectory::landlords(MunicipalityId market) const
{
    std::size_t const begin = first_[market.index()];
    return {landlords_.data() + begin, first_[market.index() + 1] - begin};
}

std::uint32_t MarketDirectory::dwellings(MunicipalityId market) const
{
    std::uint32_t all = 0;
    for (std::uint32_t const n : dwellings_[market.index()])
        all += n;
    return all;
}

std::size_t MarketDirectory::pair(MunicipalityId market, OrganisationId organisation) const
{
    std::uint16_t const pair = pair_[market.index() * organisations_ + organisation.index()];
    return pair == no_pair ? pairs() : pair;
}

bool MarketDirectory::lets(MunicipalityId market, std::uint16_t lists, DwellingKind kind) const
{
    std::span<Landlord const> const all = landlords(market);
    return std::any_of(all.begin(), all.end(), [&](Landlord const& landlord) {
        return landlord.dwellings[static_cast<std::size_t>(kind)] > 0 &&
               (list_bit(market, landlord.organisation) & lists) != 0;
    });
}

std::uint16_t own_list(World const& world, MarketDirectory const& directory, MunicipalityId market,
                       HouseholdId household)
{
    PlaceId const place = world.households.place[household.index()];
    return world.is_department(place)
               ? directory.list_bit(market, world.departments[place.index()].landlord())
               : std::uint16_t{0};
}

std::vector<DwellingId> vacant_dwellings(World const& world, sim::ThreadPool const& threads)
{
    sim::Column<HouseholdId> const& occupant = world.dwellings.occupant;
    std::vector<std::vector<DwellingId>> found(sim::chunk_count(occupant.size(), dwelling_chunk));
    threads.for_chunks(occupant.size(), dwelling_chunk, [&](std::size_t chunk, sim::Rows rows) {
        for (std::size_t i = rows.begin; i < rows.end; ++i)
            if (!occupant[i] && !is_kept_back(world, DwellingId::at(i)))
                found[chunk].push_back(DwellingId::at(i));
    });
    std::vector<DwellingId> all;
    for (std::vector<DwellingId> const& chunk : found)
        all.insert(all.end(), chunk.begin(), chunk.end());
    return all;
}

} // namespace boligsim
