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

/// The same estimate's interval at another level; empty without a second replicate.
std::optional<Interval> interval_at(MeanEstimate const& estimate, double level);

/// Whether zero lies outside the interval. Of `among` estimates that a reader sees together and
/// whose true values are all zero, chance makes one or more clear in one of twenty cases at most:
/// each is held to a level of 1 - 0.05 / among (Bonferroni).
bool is_clear(MeanEstimate const& estimate, std::size_t among = 1);

/// The smallest true mean that a t test at `level` finds with a probability of `power` where values
/// scatter and number as here: the power of the noncentral t distribution (as R's power.t.test with
/// type = "one.sample", strict = TRUE). About 2.8 standard deviations over the root of n for many
/// replicates. Empty without a second replicate.
std::optional<double> smallest_detectable(MeanEstimate const& estimate, double power = 0.8,
                                          double level = 0.95);

/// How many replicates find a true mean of `effect` with that power; empty without a second
/// replicate, and for an effect of zero.
std::optional<std::size_t> replicates_to_detect(MeanEstimate const& estimate, double effect,
                                                double power = 0.8, double level = 0.95);

} // namespace boligsim::analysis
