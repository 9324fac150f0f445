#include "analysis/validate/stays_by_rooms.hpp"

#include <limits>

namespace boligsim::analysis {

std::vector<double> stay_slopes(GroupTotals& totals, std::size_t group, std::size_t year)
{
    constexpr double months_a_year = 12;
    Trajectory const& trajectory = totals.trajectory();
    for (char const* const measure : {"households_rooms", "stay_years_rooms"})
        if (!trajectory.has(measure, Sector::departments))
            return {};
    Totals const& households = totals.of("households_rooms", group);
    Totals const& years = totals.of("stay_years_rooms", group);
    std::vector<double> slopes;
    for (std::size_t r = 0; r < trajectory.replicates(); ++r) {
        double n = 0;
        double rooms_sum = 0;
        double months_sum = 0;
        double products = 0;
        double squares = 0;
        for (std::size_t cell = 0; cell < households.cells(); ++cell) {
            double const rooms = static_cast<double>(cell + 1);
            double const count = static_cast<double>(households.at(r, year, cell));
            double const stay = months_a_year * static_cast<double>(years.at(r, year, cell));
            n += count;
            rooms_sum += count * rooms;
            squares += count * rooms * rooms;
            months_sum += stay;
            products += stay * rooms;
        }
        double const spread = squares * n - rooms_sum * rooms_sum;
        slopes.push_back(spread > 0 ? (products * n - rooms_sum * months_sum) / spread
                                    : std::numeric_limits<double>::quiet_NaN());
    }
    return slopes;
}

} // namespace boligsim::analysis
