#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/files/trajectory/trajectory_reader.hpp"

namespace sim {

/// One way in which two trajectory files differ.
struct Difference {
    std::string
        what; ///< "measure residents", "axis department", "column department_region", "years"
    std::string where; ///< "replicate 0, year 2007, department 'X', age '20-29'"; empty for a whole
    std::string first; ///< what the first file has there
    std::string second;
    std::size_t cells = 0; ///< how many cells differ
};

/// Where the results of two files differ: axes, columns, then measures, each with its first
/// differing cell. Empty where they are equal. Provenance, units and descriptions are not compared.
/// Measures are compared only where all axes are the same.
std::vector<Difference> compare_trajectories(TrajectoryReader const& first,
                                             TrajectoryReader const& second);

/// "measure residents: 3 cells differ, first at year 2007, ...: 12 against 13".
std::string to_text(Difference const& difference);

} // namespace sim
