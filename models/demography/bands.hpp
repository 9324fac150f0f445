#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

/// Where an age falls among bands that are given by their lower limits.
namespace boligsim {

/// Index of the band; ages below the first limit count to the first band.
constexpr std::size_t band_of(int age, std::span<int const> lower_limits)
{
    std::size_t band = 0;
    while (band + 1 < lower_limits.size() && age >= lower_limits[band + 1])
        ++band;
    return band;
}

/// Five-year bands 0-4, ..., 80-84 of migration; ages from 85 on have none.
constexpr std::size_t migration_bands = 17;
constexpr std::size_t migration_band(int age)
{
    return static_cast<std::size_t>(age) / 5;
}

} // namespace boligsim
