#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// Residents of a place, of simulated persons.
struct PlaceCounts {
    std::int64_t residents = 0;
    std::int64_t danish = 0;
    std::int64_t non_western = 0;
    std::int64_t of_working_age = 0; ///< 18-64
    std::int64_t outside = 0;        ///< of these, neither employed nor in education
    std::int64_t with_income = 0;    ///< 18-64, whose income is counted
    std::int64_t lowest_fifth = 0;   ///< of these, in the lowest fifth

    PlaceCounts& operator+=(PlaceCounts const& other);

    double non_western_share() const { return share(non_western, residents); }
    double danish_share() const { return share(danish, residents); }
    double outside_share() const { return share(outside, of_working_age); }
    double lowest_fifth_share() const { return share(lowest_fifth, with_income); }

    /// Zero of nobody.
    static double share(std::int64_t part, std::int64_t of)
    {
        return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
    }
};

/// Which worlds are added up.
struct Worlds {
    std::optional<std::size_t> without; ///< all but this one; empty: all
};

/// Who lives in each department and area on some 31 Decembers, added up over worlds: the thinner
/// the worlds, the more would chance alone make the places of one of them differ. Each measure is
/// read once.
class Composition {
public:
    /// Of these years, counted from 0. The trajectory is not kept.
    Composition(Trajectory const& trajectory, std::vector<std::size_t> const& years);

    /// Whether the file has all that is counted; otherwise no other function may be called.
    bool is_available() const { return !counts_.empty(); }
    std::size_t replicates() const { return counts_.size(); }
    double scale() const { return scale_; }
    int calendar_year(std::size_t year) const { return calendar_[year]; }

    /// By department.
    std::vector<PlaceCounts> departments(std::size_t year, Worlds worlds) const;
    /// By area, departments without one left out.
    std::vector<PlaceCounts> areas(std::size_t year, Worlds worlds) const;
    /// Dwellings of an area at full scale.
    double dwellings_of_area(std::size_t area) const { return area_dwellings_[area]; }
    /// Residents of an area at full scale, of counts that were added up over worlds.
    double residents_at_full_scale(PlaceCounts const& counts, Worlds worlds) const;
    /// The departments' areas; empty for none.
    std::vector<std::optional<std::size_t>> const& area_of() const { return area_of_; }

private:
    void read(Trajectory const& trajectory);

    double scale_;
    std::vector<int> calendar_;
    std::vector<std::optional<std::size_t>> row_of_year_; ///< in counts_
    std::vector<std::optional<std::size_t>> area_of_;
    std::vector<double> area_dwellings_;
    std::vector<std::vector<std::vector<PlaceCounts>>> counts_; ///< [replicate][row][department]
};

} // namespace boligsim::analysis
