#pragma once

#include <string>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// A parameter over bands of age, or of years, that are named by their first number ("0-19",
/// "80+").
class BandProfile {
public:
    /// `row`: which row of bands, where the parameter has an axis before that of the bands.
    BandProfile(sim::ParameterBook const& book, sim::Month at, std::string const& name,
                std::string const& axis, std::size_t row = 0)
    {
        for (std::string const& label : book.labels(name, axis))
            firsts_.push_back(std::stoi(label));
        std::vector<double> const all = book.values(name, at);
        auto const begin = all.begin() + static_cast<std::ptrdiff_t>(row * firsts_.size());
        values_.assign(begin, begin + static_cast<std::ptrdiff_t>(firsts_.size()));
    }

    /// The band's value; below the first band that band's.
    double at(int x) const
    {
        std::size_t band = 0;
        while (band + 1 < firsts_.size() && firsts_[band + 1] <= x)
            ++band;
        return values_[band];
    }

private:
    std::vector<double> values_;
    std::vector<int> firsts_;
};

} // namespace boligsim
