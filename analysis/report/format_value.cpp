#include "analysis/report/format_value.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

namespace boligsim::analysis {

namespace {

/// 1234567 as "1,234,567".
std::string with_thousands(double value)
{
    std::string digits = fmt::format("{:.0f}", std::abs(value));
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    if (std::round(value) < 0)
        digits.insert(0, 1, '-');
    return digits;
}

std::string digits_for(Unit unit, double value)
{
    switch (unit) {
    case Unit::share:
        return fmt::format("{:.2f}", value * 100);
    case Unit::persons_per_household:
        return fmt::format("{:.3f}", value);
    case Unit::offers_per_letting:
    case Unit::points:
        return fmt::format("{:.2f}", value);
    case Unit::months:
    case Unit::years:
    case Unit::m2:
        return fmt::format("{:.1f}", value);
    case Unit::dkk_per_m2_year:
    case Unit::dkk_per_year:
    case Unit::dkk_per_month:
    case Unit::persons:
    case Unit::households:
    case Unit::dwellings:
    case Unit::lettings:
        break;
    }
    return with_thousands(value);
}

bool is_zero(std::string const& text)
{
    return text.find_first_of("123456789") == std::string::npos;
}

/// A number that is zero in so many digits has no sign.
std::string number_for(Unit unit, double value)
{
    std::string text = digits_for(unit, value);
    if (text.front() == '-' && is_zero(text))
        text.erase(0, 1);
    return text;
}

} // namespace

std::string in_words(std::string label)
{
    constexpr std::pair<std::string_view, std::string_view> names[]{{"non western", "non-Western"},
                                                                    {"western", "Western"},
                                                                    {"danish", "Danish"},
                                                                    {"in movers", "in-movers"},
                                                                    {"out movers", "out-movers"}};
    std::replace(label.begin(), label.end(), '_', ' ');
    for (auto const& [word, name] : names)
        if (std::size_t const at = label.rfind(word); at != std::string::npos)
            label.replace(at, word.size(), name);
    return label;
}

std::string counted(std::int64_t count, std::string_view noun)
{
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string format_level(Unit unit, double value)
{
    if (!std::isfinite(value))
        return "-";
    if (unit == Unit::share)
        return fmt::format("{:.1f} %", value * 100);
    if (unit == Unit::points)
        return format_difference(unit, value);
    return number_for(unit, value);
}

std::string format_difference(Unit unit, double value)
{
    if (!std::isfinite(value))
        return "-";
    std::string const text = number_for(unit, value);
    return value > 0 && !is_zero(text) ? "+" + text : text;
}

std::string format_interval(Unit unit, std::optional<Interval> const& interval)
{
    if (!interval)
        return "-";
    return number_for(unit, interval->low) + " to " + number_for(unit, interval->high);
}

std::string difference_unit(Unit unit)
{
    return unit == Unit::share ? "points" : std::string(to_string(unit));
}

std::string format_exact(double value)
{
    return std::isfinite(value) ? fmt::format("{}", value) : std::string{};
}

} // namespace boligsim::analysis
