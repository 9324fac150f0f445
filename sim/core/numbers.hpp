#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sim {

/// The number that the whole text is: digits with a sign, a point or an exponent. Empty for
/// anything else: blanks, "inf", "nan", hexadecimal digits, a number that a double cannot hold.
std::optional<double> read_number(std::string_view text);

/// The whole number that the whole text is: digits with or without a sign.
std::optional<std::int64_t> read_integer(std::string_view text);

} // namespace sim
