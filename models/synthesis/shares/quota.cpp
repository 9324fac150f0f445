#include "models/synthesis/shares/quota.hpp"

#include <algorithm>
#include <numeric>

namespace boligsim {

std::vector<std::size_t> cut_in_proportion(std::span<double const> weights, std::size_t total)
{
    std::vector<std::size_t> shares(weights.size(), 0);
    if (weights.empty())
        return shares;
    double const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0)) {
        shares[0] = total;
        return shares;
    }
    std::vector<double> remainder(weights.size());
    std::size_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        double const exact = weights[i] / sum * static_cast<double>(total);
        shares[i] = static_cast<std::size_t>(std::floor(exact));
        remainder[i] = exact - std::floor(exact);
        given += shares[i];
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
    for (std::size_t i = 0; given < total; i = (i + 1) % order.size()) {
        ++shares[order[i]];
        ++given;
    }
    return shares;
}

std::vector<double> fit_margins(std::vector<double> seed, std::span<double const> row_totals,
                                std::span<double const> column_totals, int rounds)
{
    std::size_t const rows = row_totals.size();
    std::size_t const columns = column_totals.size();
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t r = 0; r < rows; ++r) {
            double sum = 0;
            for (std::size_t c = 0; c < columns; ++c)
                sum += seed[r * columns + c];
            double const factor = sum > 0 ? row_totals[r] / sum : 0;
            for (std::size_t c = 0; c < columns; ++c)
                seed[r * columns + c] *= factor;
        }
        for (std::size_t c = 0; c < columns; ++c) {
            double sum = 0;
            for (std::size_t r = 0; r < rows; ++r)
                sum += seed[r * columns + c];
            double const factor = sum > 0 ? column_totals[c] / sum : 0;
            for (std::size_t r = 0; r < rows; ++r)
                seed[r * columns + c] *= factor;
        }
    }
    return seed;
}

} // namespace boligsim
