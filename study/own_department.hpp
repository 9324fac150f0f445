#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>

#include "study/categories.hpp"

namespace boligsim {

/// What may be known of who lives in a department.
enum class Margin : std::uint8_t {
    employed,               ///< share of residents aged 18-64
    non_western,            ///< share of residents
    under_18,               ///< share of residents
    over_64,                ///< share of residents
    single_adult,           ///< share of households with one adult, with children or without
    residents_per_dwelling, ///< persons, of occupied dwellings
    years_in_dwelling,      ///< years since moving in, mean of households
};
constexpr std::size_t margin_count = 7;

/// A department as a user describes it: a row of their table, at full scale.
struct OwnDepartment {
    static constexpr std::size_t max_rooms = 6;

    std::string name;
    std::string municipality;
    std::string organisation;
    std::string area; ///< empty: none
    DwellingKind kind = DwellingKind::family;
    std::array<std::size_t, max_rooms> dwellings_by_rooms{}; ///< [rooms - 1]
    std::optional<double> mean_m2;
    std::optional<double> rent_dkk_m2_year; ///< at the prices of `rent_year`
    int rent_year = 2006;
    /// As Department::programmes: bit 0 2006-10, bit 1 2011-14, bit 2 2015-18.
    std::uint8_t programmes = 0;
    std::optional<double> reputation;                        ///< standard deviations
    std::array<std::optional<double>, margin_count> margins; ///< in the order of Margin

    std::size_t dwellings() const
    {
        return std::accumulate(dwellings_by_rooms.begin(), dwellings_by_rooms.end(),
                               std::size_t{0});
    }
    std::optional<double> margin(Margin m) const { return margins[static_cast<std::size_t>(m)]; }
    bool has_margins() const
    {
        for (auto const& asked : margins)
            if (asked)
                return true;
        return false;
    }
    bool operator==(OwnDepartment const&) const = default;
};

} // namespace boligsim
