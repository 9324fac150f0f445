#include "analysis/statistics/interval.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/tools/roots.hpp>

namespace boligsim::analysis {

double student_t_quantile(double level, double degrees)
{
    assert(level > 0 && level < 1 && degrees >= 1);
    return boost::math::quantile(boost::math::students_t(degrees), 0.5 + level / 2);
}

MeanEstimate estimate_mean(std::span<double const> values, double level)
{
    MeanEstimate result;
    double sum = 0;
    for (double const x : values)
        if (!std::isnan(x)) {
            sum += x;
            ++result.n;
        }
    if (result.n == 0) {
        result.mean = std::numeric_limits<double>::quiet_NaN();
        return result;
    }
    double const n = static_cast<double>(result.n);
    result.mean = sum / n;
    if (result.n < 2)
        return result;
    double squares = 0;
    for (double const x : values)
        if (!std::isnan(x))
            squares += (x - result.mean) * (x - result.mean);
    result.standard_error = std::sqrt(squares / (n - 1) / n);
    double const half = student_t_quantile(level, n - 1) * result.standard_error;
    result.interval = Interval{result.mean - half, result.mean + half};
    return result;
}

namespace {

/// The chance that a t test of n values at `level` finds a mean of `shift` standard errors.
double power_of(double shift, std::size_t n, double level)
{
    double const degrees = static_cast<double>(n - 1);
    double const bound = student_t_quantile(level, degrees);
    // Found for certain, to the last digit; the distribution itself overflows for such shifts.
    if (shift > std::min(40 * bound, 6e4))
        return 1;
    boost::math::non_central_t const t(degrees, shift);
    return boost::math::cdf(boost::math::complement(t, bound)) + boost::math::cdf(t, -bound);
}

} // namespace

std::optional<Interval> interval_at(MeanEstimate const& estimate, double level)
{
    if (estimate.n < 2)
        return {};
    double const half =
        student_t_quantile(level, static_cast<double>(estimate.n - 1)) * estimate.standard_error;
    return Interval{estimate.mean - half, estimate.mean + half};
}

bool is_clear(MeanEstimate const& estimate, std::size_t among)
{
    constexpr double chance = 0.05;
    auto const interval =
        interval_at(estimate, 1 - chance / static_cast<double>(std::max<std::size_t>(among, 1)));
    return interval && !interval->contains(0);
}

std::optional<double> smallest_detectable(MeanEstimate const& estimate, double power, double level)
{
    if (estimate.n < 2)
        return {};
    auto const missing = [&](double shift) { return power_of(shift, estimate.n, level) - power; };
    double high = 4;
    while (missing(high) < 0)
        high *= 2;
    std::uintmax_t steps = 100;
    auto const [low, up] = boost::math::tools::bisect(
        missing, 0.0, high, boost::math::tools::eps_tolerance<double>(30), steps);
    return (low + up) / 2 * estimate.standard_error;
}

std::optional<std::size_t> replicates_to_detect(MeanEstimate const& estimate, double effect,
                                                double power, double level)
{
    if (estimate.n < 2 || effect == 0)
        return {};
    constexpr std::size_t most = 1'000'000;
    double const deviation = estimate.standard_error * std::sqrt(static_cast<double>(estimate.n));
    auto const enough = [&](std::size_t n) {
        double const shift = std::abs(effect) * std::sqrt(static_cast<double>(n)) / deviation;
        return power_of(shift, n, level) >= power;
    };
    if (deviation == 0)
        return 2;
    std::size_t high = 2;
    while (high < most && !enough(high))
        high *= 2;
    std::size_t low = high / 2;
    while (high - low > 1) {
        std::size_t const middle = low + (high - low) / 2;
        (middle >= 2 && enough(middle) ? high : low) = middle;
    }
    return high;
}

} // namespace boligsim::analysis
