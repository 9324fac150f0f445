#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/record/trajectory.hpp"

namespace sim {

/// Three measures (counts with two axes, counts without, a sum) for five departments and two
/// segments.
TrajectoryLayout sample_layout(int replicates, int years, int departments = 5);

Provenance sample_provenance();

/// The value of a cell: 0 in two of three, otherwise from its address; sums beyond 32 bits.
/// tests/format/*.py and *.R compute the same.
std::int64_t sample_value(std::size_t measure, std::size_t replicate, std::size_t year,
                          std::size_t place, std::size_t cell);

/// A table `visits` of events: an agent's name, a number, a category.
EventTable sample_events_table();

/// Rows of it that follow from the replicate, the year and their number.
EventRows sample_events(std::size_t replicate, std::size_t year, std::size_t rows);

/// A world's year filled with sample values.
YearCounts sample_counts(TrajectoryLayout const& layout, std::size_t replicate, std::size_t year);

} // namespace sim
