#include "analysis/statistics/interval.hpp"

#include <cassert>
#include <cmath>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

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

} // namespace boligsim::analysis
