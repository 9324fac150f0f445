#include "models/housing/market_directory.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

#include "models/world/works.hpp"

namespace boligsim {

namespace {

constexpr std::size_t dwelling_chunk = 32768;
constexpr std::size_t dwellings_per_list = 60;

} // namespace

MarketDirectory::MarketDirectory(World const& world)
    : organisations_(world.organisations.size()),
      pair_(world.municipalities.size() * organisations_, no_pair),
      first_(world.municipalities.size() + 1),
      dwellings_(world.municipalities.size())
{
    // Read once, in a pass that notes which of the many pairs there are: small worlds make a
    // directory as often as the whole country.
    struct Letter {
        std::uint32_t slot;
        std::uint32_t dwellings;
        DwellingKind kind;
        PlaceClass place_class;
    };
    constexpr std::size_t bits = 64;
    std::vector<Letter> letters;
    letters.reserve(world.departments.size());
    std::vector<std::uint64_t> there(pair_.size() / bits + 1, 0);
    for (Department const& d : world.departments) {
        std::size_t const slot = d.municipality.index() * organisations_ + d.landlord().index();
        letters.push_back({static_cast<std::uint32_t>(slot),
                           static_cast<std::uint32_t>(d.dwellings), d.kind, d.place_class});
        there[slot / bits] |= std::uint64_t{1} << (slot % bits);
        dwellings_[d.municipality.index()][static_cast<std::size_t>(d.kind)] +=
            static_cast<std::uint32_t>(d.dwellings);
    }
    std::vector<std::size_t> market_of;
    for (std::size_t word = 0; word < there.size(); ++word)
        for (std::uint64_t left = there[word]; left != 0; left &= left - 1) {
            std::size_t const slot = word * bits + static_cast<std::size_t>(std::countr_zero(left));
            assert(landlords_.size() < no_pair);
            pair_[slot] = static_cast<std::uint16_t>(landlords_.size());
            landlords_.push_back({OrganisationId::at(slot % organisations_), {}});
            market_of.push_back(slot / organisations_);
        }
    std::size_t pair = 0;
    for (std::size_t m = 0; m < first_.size(); ++m) {
        while (pair < market_of.size() && market_of[pair] < m)
            ++pair;
        first_[m] = pair;
    }
    for (Letter const& letter : letters)
        landlords_[pair_[letter.slot]].dwellings[static_cast<std::size_t>(letter.kind)]
                                                [static_cast<std::size_t>(letter.place_class)] +=
            letter.dwellings;
    for (std::size_t p = 0; p < landlords_.size(); ++p) {
        std::size_t const m = market_of[p];
        std::size_t const lists = std::clamp<std::size_t>(
            dwellings(MunicipalityId::at(m)) / dwellings_per_list, 1, lists_in_market);
        list_bit_.push_back(static_cast<std::uint16_t>(1u << ((p - first_[m]) % lists)));
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

bool MarketDirectory::lets(MunicipalityId market, std::uint16_t lists, DwellingKind kind,
                           PlaceClasses places) const
{
    std::span<Landlord const> const all = landlords(market);
    return std::any_of(all.begin(), all.end(), [&](Landlord const& landlord) {
        return landlord.in(kind, places) > 0 &&
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
