#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace boligsim::analysis {

/// Both ends of a confidence interval.
struct Interval {
    double low = 0;
    double high = 0;

    bool contains(double x) const { return low <= x && x <= high; }
};

/// A mean over replicates. Without a second replicate there is no interval.
struct MeanEstimate {
    std::size_t n = 0;
    double mean = 0;
    double standard_error = 0;
    std::optional<Interval> interval;
};

/// The two-sided quantile of Student's t: P(|T| < q) = `level` at `degrees` of freedom (not below
/// 1).
double student_t_quantile(double level, double degrees);

/// Mean of independent replicates with Student's t interval, n - 1 degrees of freedom. Values that
/// are not numbers (a share of nobody) are left out. Sums run in the order given.
MeanEstimate estimate_mean(std::span<double const> values, double level = 0.95);

} // namespace boligsim::analysis
