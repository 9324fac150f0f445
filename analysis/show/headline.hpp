#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/indicators/indicator.hpp"
#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// A line of the headline table: means over replicates, counts at full scale (divided by the
/// scale).
struct HeadlineRow {
    std::string text; ///< "public housing: employed, of residents aged 18-64"
    Unit unit = Unit::persons;
    std::vector<double> values; ///< one a year asked for; not a number where there is nobody
};

/// Population, public-housing residents and households, household size, single adults, employment
/// in the population, public housing and the programmes' departments, vacancies, lettings and
/// move-outs. `years` are indices. Rows whose measures the file does not have are left out.
std::vector<HeadlineRow> headline(Trajectory const& trajectory,
                                  std::vector<std::size_t> const& years);

/// The headline of the first and the last year as a table, with a line that says what it shows.
std::string headline_text(Trajectory const& trajectory);

} // namespace boligsim::analysis
