#pragma once

#include <cmath>

namespace boligsim {

/// A function's value and slope at a point.
struct ValueAndSlope {
    double value = 0;
    double slope = 0;
};

/// The root of an increasing function between `low` and `high`: Newton's steps, a halving where one
/// would leave the bracket. `function(x)` gives a ValueAndSlope.
template <class Function>
double solve_increasing(Function const& function, double low, double high, double start)
{
    constexpr int most_steps = 60;
    constexpr double close_enough = 1e-12;
    double x = start;
    for (int step = 0; step < most_steps; ++step) {
        ValueAndSlope const at = function(x);
        if (std::abs(at.value) < close_enough)
            break;
        (at.value < 0 ? low : high) = x;
        double const newton = x - at.value / at.slope;
        x = newton > low && newton < high ? newton : (low + high) / 2;
    }
    return x;
}

} // namespace boligsim
