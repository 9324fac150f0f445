#include "models/synthesis/homes/settlement.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/synthesis/homes/region_ages.hpp"
#include "models/synthesis/sector/sector_totals.hpp"

namespace boligsim {

namespace {

/// Shares of each class's households by municipality, [class][municipality], cumulative.
std::vector<double> cumulative_shares(std::vector<PopulationBlock> const& blocks,
                                      std::vector<Municipality> const& municipalities,
                                      sim::ParameterBook const& book, sim::Month start)
{
    std::size_t const n = municipalities.size();
    ClassResidents const residents_of = count_residents(blocks, book, start);
    double residents = 0;
    for (Municipality const& m : municipalities)
        residents += static_cast<double>(m.population_2020);
    std::vector<double> const dwellings = public_dwellings(municipalities, book, start);
    double const mean_share = std::accumulate(dwellings.begin(), dwellings.end(), 0.0) / residents;

    std::vector<double> const city = book.values("location.city_ratio", start);
    std::vector<double> const origin_city = book.values("location.origin_city_ratio", start);
    std::vector<double> const exponent = book.values("location.origin_public_exponent", start);
    double const least_share = book.scalar("location.least_public_share", start);
    std::vector<double> seed(location_class_count * n);
    for (std::size_t m = 0; m < n; ++m) {
        auto const population = static_cast<double>(municipalities[m].population_2020);
        bool const large = is_large_city(municipalities[m]);
        double const share = std::max(least_share, dwellings[m] / population / mean_share);
        for (std::size_t c = 0; c < location_class_count; ++c) {
            std::size_t const origin = origin_of_location(c);
            double weight = population * std::pow(share, exponent[origin]);
            if (large)
                weight *= city[stage_of_location(c)] * origin_city[origin];
            seed[c * n + m] = weight;
        }
    }
    std::vector<double> shares =
        fit_settlement(std::move(seed), residents_of, municipalities, book, start);
    for (std::size_t c = 0; c < location_class_count; ++c) {
        double sum = 0;
        for (std::size_t m = 0; m < n; ++m)
            sum += shares[c * n + m];
        double running = 0;
        for (std::size_t m = 0; m < n; ++m) {
            running += sum > 0 ? shares[c * n + m] / sum : 0;
            shares[c * n + m] = running;
        }
    }
    return shares;
}

} // namespace

std::vector<std::vector<HouseholdRef>> settle(std::vector<PopulationBlock> const& blocks,
                                              std::vector<Municipality> const& municipalities,
                                              sim::ParameterBook const& parameters,
                                              sim::Month start)
{
    std::size_t const n = municipalities.size();
    std::vector<double> const shares = cumulative_shares(blocks, municipalities, parameters, start);
    std::vector<std::uint32_t> turn(location_class_count, 0);
    std::vector<std::vector<HouseholdRef>> result(n);
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
        std::vector<HouseholdDraft> const& households = blocks[b].households;
        for (std::uint32_t h = 0; h < households.size(); ++h) {
            std::size_t const c = households[h].location_class;
            // Multiples of the golden ratio modulo 1, in 32 bits; each class starts elsewhere.
            constexpr std::uint32_t golden = 2654435769u;
            std::uint32_t const x = golden * (++turn[c] + 17u * static_cast<std::uint32_t>(c));
            double const rank = x * 0x1p-32;
            auto const row = shares.begin() + static_cast<std::ptrdiff_t>(c * n);
            auto const found =
                std::upper_bound(row, row + static_cast<std::ptrdiff_t>(n) - 1, rank);
            result[static_cast<std::size_t>(found - row)].push_back({b, h});
        }
    }
    return result;
}

} // namespace boligsim
