#include "analysis/statistics/association.hpp"

#include <cmath>

#include <boost/math/distributions/normal.hpp>

namespace boligsim::analysis {

OddsRatio estimate_odds_ratio(TwoByTwo const& counts, double level)
{
    double a = static_cast<double>(counts.exposed_with);
    double b = static_cast<double>(counts.exposed_without);
    double c = static_cast<double>(counts.others_with);
    double d = static_cast<double>(counts.others_without);
    if (a == 0 || b == 0 || c == 0 || d == 0) {
        a += 0.5;
        b += 0.5;
        c += 0.5;
        d += 0.5;
    }
    double const log_ratio = std::log(a * d / (b * c));
    double const z = boost::math::quantile(boost::math::normal(), 0.5 + level / 2);
    double const half = z * std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    return {std::exp(log_ratio), {std::exp(log_ratio - half), std::exp(log_ratio + half)}};
}

} // namespace boligsim::analysis
