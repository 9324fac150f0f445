#pragma once

#include <cstdint>

#include "analysis/statistics/interval.hpp"

namespace boligsim::analysis {

/// Counts of an outcome in two groups.
struct TwoByTwo {
    std::int64_t exposed_with = 0;
    std::int64_t exposed_without = 0;
    std::int64_t others_with = 0;
    std::int64_t others_without = 0;
};

/// The ratio of the odds in the exposed to those in the others, and Woolf's interval
/// exp(log OR +- z sqrt(1/a + 1/b + 1/c + 1/d)) (Woolf 1955). Where a cell is empty, one half is
/// added to each (Haldane 1956).
struct OddsRatio {
    double value = 1;
    Interval interval;
};
OddsRatio estimate_odds_ratio(TwoByTwo const& counts, double level = 0.95);

} // namespace boligsim::analysis
