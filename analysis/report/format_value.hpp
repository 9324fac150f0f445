#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/indicators/indicator.hpp"
#include "analysis/statistics/interval.hpp"

namespace boligsim::analysis {

/// A label in words: "nobody in work non-Western" of "nobody_in_work_non_western".
std::string in_words(std::string label);

/// "1 replicate", "8 replicates".
std::string counted(std::int64_t count, std::string_view noun);

/// A level for a reader: "52.3 %", "8,120 DKK/month", "1.74". "-" where it is not a number.
std::string format_level(Unit unit, double value);

/// A difference with its sign: "+0.51" percentage points, "-120", "+0.01"; the unit is in the
/// table's heading or sentence (`difference_unit`).
std::string format_difference(Unit unit, double value);

/// "0.20 to 0.82", in the same units as the difference; "-" without an interval.
std::string format_interval(Unit unit, std::optional<Interval> const& interval);

/// "points", "DKK/month", "persons", ...
std::string difference_unit(Unit unit);

/// A number in full for files: shortest text that reads back the same; empty where it is not one.
std::string format_exact(double value);

} // namespace boligsim::analysis
