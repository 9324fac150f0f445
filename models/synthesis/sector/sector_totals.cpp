#include "models/synthesis/sector/sector_totals.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <string>

#include "models/synthesis/shares/quota.hpp"

namespace boligsim {

bool is_large_city(Municipality const& municipality)
{
    constexpr std::array codes = {101, 147, 461, 751, 851};
    return std::find(codes.begin(), codes.end(), municipality.code) != codes.end();
}

std::vector<double> public_dwellings(std::vector<Municipality> const& municipalities,
                                     sim::ParameterBook const& book, sim::Month start)
{
    std::string const name = "municipality.public_dwellings";
    std::vector<double> const values = book.values(name, start);
    std::vector<std::string> const codes = book.labels(name, "municipality");
    std::vector<double> result(municipalities.size(), 0.0);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        for (std::size_t m = 0; m < municipalities.size(); ++m) {
            if (municipalities[m].code == std::stoi(codes[i]))
                result[m] = values[i];
        }
    }
    // The total is a figure of its own; the municipalities' shares are partly assumed.
    double const sum = std::accumulate(result.begin(), result.end(), 0.0);
    double const total = book.scalar("dwellings.public_total", start);
    for (double& dwellings : result)
        dwellings *= total / sum;
    return result;
}

SectorTotals count_sector(std::vector<Municipality> const& municipalities,
                          sim::ParameterBook const& book, sim::Month start)
{
    std::size_t const n = municipalities.size();
    std::vector<double> const dwellings = public_dwellings(municipalities, book, start);
    double const total = std::accumulate(dwellings.begin(), dwellings.end(), 0.0);
    std::vector<double> kind_total = book.values("dwellings.kind_share", start);
    double const kinds = std::accumulate(kind_total.begin(), kind_total.end(), 0.0);
    for (double& kind : kind_total)
        kind *= total / kinds;

    double const city = book.scalar("dwellings.youth_city_ratio", start);
    std::vector<double> seed(3 * n);
    for (std::size_t m = 0; m < n; ++m) {
        seed[m] = dwellings[m];
        seed[n + m] = dwellings[m] * (is_large_city(municipalities[m]) ? city : 1);
        seed[2 * n + m] = dwellings[m];
    }
    std::vector<double> const fitted = fit_margins(seed, kind_total, dwellings);
    auto const of_kind = [&](DwellingKind kind) {
        auto const row =
            fitted.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(kind) * n);
        std::vector<double> const weights(row, row + static_cast<std::ptrdiff_t>(n));
        return cut_in_proportion(weights, static_cast<std::size_t>(std::lround(
                                              kind_total[static_cast<std::size_t>(kind)])));
    };
    std::vector<std::size_t> const family = of_kind(DwellingKind::family);
    std::vector<std::size_t> const youth = of_kind(DwellingKind::youth);
    std::vector<std::size_t> const elderly = of_kind(DwellingKind::elderly);

    // Large estates stand where public housing is much of all housing.
    double const mean_share =
        total / std::accumulate(municipalities.begin(), municipalities.end(), 0.0,
                                [](double sum, Municipality const& m) {
                                    return sum + static_cast<double>(m.population_2020);
                                });
    double const concentration = book.scalar("estates.concentration", start);
    double const stock_exponent = book.scalar("organisations.stock_exponent", start);
    double const estate_size = book.scalar("estates.mean_dwellings", start);
    double const most_in_estates = book.scalar("estates.max_share", start);
    std::vector<double> weight(n);
    for (std::size_t m = 0; m < n; ++m) {
        double const share =
            dwellings[m] / static_cast<double>(municipalities[m].population_2020) / mean_share;
        weight[m] = static_cast<double>(family[m]) * std::pow(share, concentration);
    }
    auto const whole = [&](std::string_view name) {
        return static_cast<std::size_t>(std::lround(book.scalar(name, start)));
    };
    std::vector<std::size_t> const estates =
        cut_in_proportion(weight, whole("estates.departments"));

    SectorTotals totals;
    totals.municipal.resize(n);
    std::vector<double> left(n);
    std::vector<double> by_youth(n);
    std::vector<double> by_elderly(n);
    std::vector<double> by_size(n);
    for (std::size_t m = 0; m < n; ++m) {
        SectorTotals::Municipal& t = totals.municipal[m];
        auto const limit =
            static_cast<std::size_t>(most_in_estates * static_cast<double>(family[m]));
        t.estate_departments = estates[m];
        t.estate_dwellings = std::min(
            limit, static_cast<std::size_t>(estate_size * static_cast<double>(estates[m])));
        t.ordinary_dwellings = family[m] - t.estate_dwellings;
        t.youth_dwellings = youth[m];
        t.elderly_dwellings = elderly[m];
        left[m] = static_cast<double>(t.ordinary_dwellings);
        by_youth[m] = static_cast<double>(youth[m]);
        by_elderly[m] = static_cast<double>(elderly[m]);
        // Organisations are larger where there is more: their number grows slower than the stock.
        by_size[m] = std::pow(dwellings[m], stock_exponent);
    }
    std::vector<double> const kind_departments = book.values("departments.kind_share", start);
    auto const departments = static_cast<double>(whole("departments.count"));
    auto const with_one_at_least = [](std::vector<double> const& weights, double count) {
        // One for each that has any, the rest in proportion.
        std::size_t any = 0;
        for (double const w : weights)
            any += w >= 1 ? 1u : 0u;
        auto const all = static_cast<std::size_t>(std::max(count, static_cast<double>(any)));
        std::vector<std::size_t> cut = cut_in_proportion(weights, all - any);
        for (std::size_t m = 0; m < weights.size(); ++m)
            cut[m] += weights[m] >= 1 ? 1u : 0u;
        return cut;
    };
    std::vector<std::size_t> const ordinary =
        with_one_at_least(left, std::round(departments * kind_departments[0]) -
                                    static_cast<double>(whole("estates.departments")));
    std::vector<std::size_t> const youths =
        with_one_at_least(by_youth, std::round(departments * kind_departments[1]));
    std::vector<std::size_t> const elderlies =
        with_one_at_least(by_elderly, std::round(departments * kind_departments[2]));
    for (std::size_t m = 0; m < n; ++m) {
        totals.municipal[m].ordinary_departments = ordinary[m];
        totals.municipal[m].youth_departments = youths[m];
        totals.municipal[m].elderly_departments = elderlies[m];
    }
    totals.organisations =
        with_one_at_least(by_size, static_cast<double>(whole("organisations.count")));
    return totals;
}

} // namespace boligsim
