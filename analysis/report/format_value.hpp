#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/indicators/indicator.hpp"
#include "analysis/language/language.hpp"
#include "analysis/statistics/interval.hpp"

namespace boligsim::analysis {

// Everything here is written as the language has it: in Danish "1,2" and "12.300".

/// A label in words: its phrase `label.NAME`; where there is none, "nobody in work non-Western" of
/// "nobody_in_work_non_western".
std::string in_words(std::string label, Language language = Language::english);

/// "1 replicate", "8 replicates".
std::string counted(std::int64_t count, std::string_view noun);

/// A level for a reader: "52.3 %", "8,120 DKK/month", "1.74". "-" where it is not a number.
std::string format_level(Unit unit, double value, Language language = Language::english);

/// A difference with its sign: "+0.51" percentage points, "-120", "+0.01"; the unit is in the
/// table's heading or sentence (`difference_unit`).
std::string format_difference(Unit unit, double value, Language language = Language::english);

/// "0.20 to 0.82", in the same units as the difference; "-" without an interval.
std::string format_interval(Unit unit, std::optional<Interval> const& interval,
                            Language language = Language::english);

/// The size of a difference, without a sign: "0.51", "1,200".
std::string format_size(Unit unit, double value, Language language = Language::english);

/// "points", "DKK/month", "persons", ...
std::string difference_unit(Unit unit, Language language = Language::english);

/// A number as English writes it ("1,234.5") with its separators as the language has them.
std::string in_language(std::string digits, Language language);

/// A number in full for files: shortest text that reads back the same; empty where it is not one.
std::string format_exact(double value, Language language = Language::english);

} // namespace boligsim::analysis
