#pragma once

#include <string>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/parameters/bands.hpp"

namespace boligsim {

/// A parameter over bands of age, or of years, that are named by their first number ("0-19",
/// "80+").
class BandProfile {
public:
    /// `row`: which row of bands, where the parameter has an axis before that of the bands.
    BandProfile(sim::ParameterBook const& book, sim::Month at, std::string const& name,
                std::string const& axis, std::size_t row = 0)
        : bands_(book, name, axis)
    {
        std::vector<double> const all = book.values(name, at);
        auto const begin = all.begin() + static_cast<std::ptrdiff_t>(row * bands_.size());
        values_.assign(begin, begin + static_cast<std::ptrdiff_t>(bands_.size()));
    }

    /// The band's value; below the first band that band's.
    double at(int x) const { return values_[bands_.of(x)]; }

private:
    sim::Bands bands_;
    std::vector<double> values_;
};

} // namespace boligsim
