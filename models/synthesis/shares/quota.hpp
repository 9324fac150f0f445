#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace boligsim {

/// Hands out whole numbers whose running sum follows the running sum of what is expected, never
/// further than one half from it: systematic rounding, without bias for small cells.
class RunningQuota {
public:
    /// `offset` in [0, 1) shifts where the wholes fall.
    explicit RunningQuota(double offset = 0.5) : due_(offset) {}

    std::size_t take(double expected)
    {
        due_ += expected;
        auto const whole = static_cast<std::size_t>(std::floor(due_));
        due_ -= static_cast<double>(whole);
        return whole;
    }

private:
    double due_;
};

/// Cuts `total` in proportion to the weights (largest remainder; of equal remainders the first).
/// Weights are not negative; if all are zero, so is every share but the first's.
std::vector<std::size_t> cut_in_proportion(std::span<double const> weights, std::size_t total);

/// Spreads cell (row, column) values so that rows add up to `row_totals` and columns to
/// `column_totals`, keeping the odds ratios of `seed` (iterative proportional fitting, Deming and
/// Stephan 1940). `seed` is row-major; the totals add up to the same. After the last of `rounds` the
/// columns' totals are met exactly.
std::vector<double> fit_margins(std::vector<double> seed, std::span<double const> row_totals,
                                std::span<double const> column_totals, int rounds = 50);

} // namespace boligsim
