#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameters/parameter_book.hpp"

namespace sim {

/// Index of the band that holds the value, among bands given by their first values, ascending. What
/// lies below the first band counts to it.
constexpr std::size_t band_of(int value, std::span<int const> firsts)
{
    std::size_t band = 0;
    while (band + 1 < firsts.size() && value >= firsts[band + 1])
        ++band;
    return band;
}

/// Bands of whole numbers, as a parameter's axis names them: each label begins with the band's
/// first value ("0-19", "20-24", "80+", "30").
class Bands {
public:
    explicit Bands(std::vector<std::string> const& labels)
    {
        for (std::string const& label : labels)
            firsts_.push_back(std::stoi(label));
        assert(!firsts_.empty());
    }
    Bands(ParameterBook const& book, std::string_view name, std::string_view axis)
        : Bands(book.labels(name, axis))
    {
    }

    std::size_t of(int value) const { return band_of(value, firsts_); }
    std::size_t size() const { return firsts_.size(); }
    /// First value of a band.
    int first(std::size_t band) const { return firsts_[band]; }

private:
    std::vector<int> firsts_;
};

} // namespace sim
