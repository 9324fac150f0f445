#pragma once

#include <array>
#include <limits>
#include <span>
#include <vector>

#include "models/world/world.hpp"
#include "sim/parallel/parallel.hpp"

namespace boligsim {

/// The markets as the departments make them: which organisations let in which municipality, and how
/// many dwellings of which kind. Those that share their lists are one (Department::landlord). Made
/// anew for a month; departments do not change within one.
class MarketDirectory {
public:
    explicit MarketDirectory(World const& world);

    /// One organisation's dwellings in one market.
    struct Landlord {
        OrganisationId organisation;
        /// Dwellings of each kind by class of place.
        std::array<std::array<std::uint32_t, place_class_count>, dwelling_kind_count> dwellings{};

        /// Dwellings of the kind in some classes of places.
        std::uint32_t in(DwellingKind kind, PlaceClasses places) const
        {
            std::uint32_t sum = 0;
            for (std::size_t c = 0; c < place_class_count; ++c)
                sum += (places >> c & 1) != 0 ? dwellings[static_cast<std::size_t>(kind)][c] : 0;
            return sum;
        }
    };

    /// The market's landlords, organisations ascending.
    std::span<Landlord const> landlords(MunicipalityId market) const;

    /// How many dwellings of the kind the market has.
    std::uint32_t dwellings(MunicipalityId market, DwellingKind kind) const
    {
        return dwellings_[market.index()][static_cast<std::size_t>(kind)];
    }
    std::uint32_t dwellings(MunicipalityId market) const;

    /// Pairs of market and organisation are numbered through, those of a market together.
    std::size_t pairs() const { return landlords_.size(); }
    std::size_t first_pair(MunicipalityId market) const { return first_[market.index()]; }

    /// Number of the pair; `pairs()` where the organisation does not let there.
    std::size_t pair(MunicipalityId market, OrganisationId organisation) const;

    /// The organisation's bit in `Application::organisations`; 0 where it does not let there.
    /// Simplifies: a market has a list for every sixty dwellings, sixteen at most, and landlords
    /// share them in turn. Synthesised organisations with few dwellings are one landlord already
    /// (models/synthesis/sector/joint_lists.hpp), so that this is about markets of more than sixteen
    /// landlords and about small organisations of the user's own.
    std::uint16_t list_bit(MunicipalityId market, OrganisationId organisation) const
    {
        std::uint16_t const pair = pair_[market.index() * organisations_ + organisation.index()];
        return pair == no_pair ? std::uint16_t{0} : list_bit_[pair];
    }

    /// Whether a landlord of one of the lists has dwellings of the kind in one of the places.
    bool lets(MunicipalityId market, std::uint16_t lists, DwellingKind kind,
              PlaceClasses places) const;

private:
    static constexpr std::uint16_t no_pair = std::numeric_limits<std::uint16_t>::max();

    std::size_t organisations_;
    std::vector<std::uint16_t> pair_;     ///< municipality * organisations + organisation
    std::vector<std::uint16_t> list_bit_; ///< by pair
    std::vector<Landlord> landlords_;
    std::vector<std::size_t> first_; ///< one more than markets
    std::vector<std::array<std::uint32_t, dwelling_kind_count>> dwellings_;
};

/// Waiting lists that a market has room for in `Application::organisations`.
constexpr std::size_t lists_in_market = 16;

/// The list of the organisation in whose dwelling the household lives, as a bit of that market; 0
/// where it lives in none.
std::uint16_t own_list(World const& world, MarketDirectory const& directory, MunicipalityId market,
                       HouseholdId household);

/// Rows of vacant dwellings that can be let, ascending: not those emptied for a renovation.
std::vector<DwellingId> vacant_dwellings(World const& world, sim::ThreadPool const& threads);

} // namespace boligsim
