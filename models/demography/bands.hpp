#pragma once

#include <cstddef>

/// Bands of age of migration.
namespace boligsim {

/// Five-year bands 0-4, ..., 80-84 of migration; ages from 85 on have none.
constexpr std::size_t migration_bands = 17;
constexpr std::size_t migration_band(int age)
{
    return static_cast<std::size_t>(age) / 5;
}

} // namespace boligsim
