#include "analysis/report/format_value.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "analysis/language/phrases.hpp"

namespace boligsim::analysis {

namespace {

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
    return with_thousands(std::llround(value), Language::english);
}

bool is_zero(std::string const& text)
{
    return text.find_first_of("123456789") == std::string::npos;
}

/// A number that is zero in so many digits has no sign.
std::string number_for(Unit unit, double value, Language language)
{
    std::string text = digits_for(unit, value);
    if (text.front() == '-' && is_zero(text))
        text.erase(0, 1);
    return in_language(std::move(text), language);
}

/// The phrase that names a unit.
std::string_view unit_key(Unit unit)
{
    switch (unit) {
    case Unit::share:
        return "unit.share";
    case Unit::points:
        return "unit.points";
    case Unit::dkk_per_year:
        return "unit.dkk_per_year";
    case Unit::dkk_per_month:
        return "unit.dkk_per_month";
    case Unit::persons_per_household:
        return "unit.persons_per_household";
    case Unit::persons:
        return "unit.persons";
    case Unit::months:
        return "unit.months";
    case Unit::years:
        return "unit.years";
    case Unit::dkk_per_m2_year:
        return "unit.dkk_per_m2_year";
    case Unit::m2:
        return "unit.m2";
    case Unit::households:
        return "unit.households";
    case Unit::dwellings:
        return "unit.dwellings";
    case Unit::lettings:
        return "unit.lettings";
    case Unit::offers_per_letting:
        break;
    }
    return "unit.offers_per_letting";
}

} // namespace

std::string in_language(std::string digits, Language language)
{
    if (language == Language::danish)
        for (char& c : digits)
            c = c == '.' ? ',' : c == ',' ? '.' : c;
    return digits;
}

std::string in_words(std::string label, Language language)
{
    Phrases const say(language);
    if (std::string const key = "label." + label; say.has(key))
        return say(key);
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

std::string format_level(Unit unit, double value, Language language)
{
    if (!std::isfinite(value))
        return "-";
    if (unit == Unit::share)
        return in_language(fmt::format("{:.1f} %", value * 100), language);
    if (unit == Unit::points)
        return format_difference(unit, value, language);
    return number_for(unit, value, language);
}

std::string format_difference(Unit unit, double value, Language language)
{
    if (!std::isfinite(value))
        return "-";
    std::string const text = number_for(unit, value, language);
    return value > 0 && !is_zero(text) ? "+" + text : text;
}

std::string format_size(Unit unit, double value, Language language)
{
    return std::isfinite(value) ? number_for(unit, std::abs(value), language) : "-";
}

std::string format_interval(Unit unit, std::optional<Interval> const& interval, Language language)
{
    if (!interval)
        return "-";
    return Phrases(language)("number.interval",
                             fmt::arg("low", number_for(unit, interval->low, language)),
                             fmt::arg("high", number_for(unit, interval->high, language)));
}

std::string difference_unit(Unit unit, Language language)
{
    return Phrases(language)(unit_key(unit == Unit::share ? Unit::points : unit));
}

std::string format_exact(double value, Language language)
{
    return std::isfinite(value) ? in_language(fmt::format("{}", value), language) : std::string{};
}

} // namespace boligsim::analysis
