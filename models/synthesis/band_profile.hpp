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
    BandProfile(sim::ParameterBook const& book, sim::Month at, std::string const& name,
                std::string const& axis)
        : values_(book.values(name, at))
    {
        for (std::string const& label : book.labels(name, axis))
            firsts_.push_back(std::stoi(label));
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
