#include "sim/core/time.hpp"

#include <fmt/format.h>

namespace sim {

std::string to_string(Month month)
{
    return fmt::format("{:04}-{:02}", month.year(), month.month_of_year());
}

std::optional<Month> parse_month(std::string_view text)
{
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 7 || text[4] != '-')
        return std::nullopt;
    for (std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u})
        if (!is_digit(text[i]))
            return std::nullopt;
    auto const digit = [&](std::size_t i) { return text[i] - '0'; };
    int const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
    int const month = digit(5) * 10 + digit(6);
    if (month < 1 || month > 12 || year > 2700)
        return std::nullopt;
    return Month(year, month);
}

} // namespace sim
