#include "sim/files/field_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/core/numbers.hpp"

namespace sim {

namespace {

constexpr std::size_t characters_in_message = 40;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether it is written as a whole number, however large.
bool is_digits(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_in_range(double number, Field const& field)
{
    bool const is_whole = field.type != Field::Type::integer || number == std::floor(number);
    bool const is_above = field.above_lowest ? number > field.lowest : number >= field.lowest;
    return is_whole && is_above && number <= field.highest;
}

/// Digits without what groups them: "25.000", "1,200,000", "25 000", "25'000" by the separator
/// given. Empty where they are not grouped by threes.
std::optional<std::string> ungrouped(std::string_view digits, std::string_view separator)
{
    constexpr std::size_t in_group = 3;
    std::string text;
    std::size_t groups = 0;
    while (true) {
        std::size_t const end = digits.find(separator);
        std::string_view const group = digits.substr(0, end);
        bool const right =
            groups == 0 ? !group.empty() && group.size() <= in_group : group.size() == in_group;
        if (!right || !std::all_of(group.begin(), group.end(), is_digit))
            return std::nullopt;
        text += group;
        ++groups;
        if (end == std::string_view::npos)
            return groups > 1 ? std::optional(text) : std::nullopt;
        digits.remove_prefix(end + separator.size());
    }
}

/// The numbers that somebody may mean by digits with separators in them.
std::vector<double> meant_numbers(std::string text)
{
    std::string sign;
    if (text.starts_with('-') || text.starts_with('+')) {
        sign = text.front() == '-' ? "-" : "";
        text.erase(0, 1);
    }
    std::vector<double> numbers;
    auto const add = [&](std::string const& digits) {
        auto const number = read_number(sign + digits);
        if (number && std::find(numbers.begin(), numbers.end(), *number) == numbers.end())
            numbers.push_back(*number);
    };
    std::size_t const decimal = text.find_last_of(".,");
    if (decimal != std::string::npos) {
        std::string const whole = text.substr(0, decimal);
        std::string const fraction = "." + text.substr(decimal + 1);
        add(whole + fraction);
        for (char const* const separator : {".", ",", " ", "'", "\u00A0", "\u202F"})
            if (auto const digits = ungrouped(whole, separator);
                digits && whole.find(text[decimal]) == std::string::npos)
                add(*digits + fraction);
    } else {
        add(text);
    }
    for (char const* const separator : {".", ",", " ", "'", "\u00A0", "\u202F"})
        if (auto const digits = ungrouped(text, separator))
            add(*digits);
    return numbers;
}

/// Those of the numbers that are right for the field; all of them where none is.
std::vector<double> right_ones(std::vector<double> numbers, Field const& field)
{
    auto const is_right = [&](double number) { return is_in_range(number, field); };
    if (std::any_of(numbers.begin(), numbers.end(), is_right))
        std::erase_if(numbers, [&](double number) { return !is_right(number); });
    return numbers;
}

std::string either_of(std::vector<double> const& numbers)
{
    std::vector<std::string> texts;
    for (double const number : numbers)
        texts.push_back(to_yaml(number));
    return fmt::format("{}", fmt::join(texts, " or "));
}

/// What would be right for a number that was written as a text.
std::string number_hint(YamlNode const& node, Field const& field)
{
    bool const has_unit = !field.unit.empty() && field.unit != "share";
    std::string const unit = has_unit ? fmt::format("; the unit is {}", field.unit) : std::string();
    std::string const general = fmt::format("write a number in digits, as 0.5 or 12{}", unit);
    bool const is_hexadecimal = node.text.starts_with("0x") || node.text.starts_with("0X");
    if (!node.is_scalar() || is_hexadecimal || node.text.size() > characters_in_message)
        return general;
    auto const is_inner = [](char c) {
        return is_digit(c) ||
               std::string_view(".,' -+\xC2\xA0\xE2\x80\xAF").find(c) != std::string_view::npos;
    };
    std::string number(node.text.begin(),
                       std::find_if_not(node.text.begin(), node.text.end(), is_inner));
    if (node.text.size() > number.size() && (node.text[number.size()] | 0x20) == 'e')
        return fmt::format("{}; no number that large or small", general); // 1e400
    while (!number.empty() && !is_digit(number.back()))
        number.pop_back();
    std::vector<double> meant = meant_numbers(number);
    if (meant.empty()) // "2008-01": what stands before the first sign that is out of place.
        meant = meant_numbers(number.substr(0, number.find_first_not_of("0123456789.")));
    bool const is_percent = node.text.find('%') != std::string::npos;
    if (is_percent && field.highest <= 1)
        for (double& share : meant)
            share /= 100;
    if (meant.empty())
        return general;
    return fmt::format("write {}{}{}", either_of(right_ones(meant, field)),
                       node.quoted ? " without quotes" : "", unit);
}

/// What would be right for a number that is too small or too large.
std::string range_hint(YamlNode const& node, double number, Field const& field)
{
    std::vector<double> meant = meant_numbers(node.text);
    std::erase_if(meant, [&](double other) { return !is_in_range(other, field); });
    if (!meant.empty())
        return fmt::format("write {} if that is what is meant", either_of(meant));
    if (field.unit == "share" && field.highest <= 1 && number >= 2 && number <= 100)
        return fmt::format("write a share, not per cent: {}", to_yaml(number / 100));
    std::string const unit = field.unit.empty() || field.unit == "share" || field.unit == "1"
                                 ? std::string()
                                 : fmt::format("; the unit is {}", field.unit);
    bool const has_highest = std::isfinite(field.highest);
    if (!std::isfinite(field.lowest))
        return fmt::format("write at most {}{}", to_yaml(field.highest), unit);
    if (field.above_lowest)
        return has_highest ? fmt::format("write a number above {}, {} at most{}",
                                         to_yaml(field.lowest), to_yaml(field.highest), unit)
                           : fmt::format("write a number above {}{}", to_yaml(field.lowest), unit);
    return has_highest ? fmt::format("write a number from {} to {}{}", to_yaml(field.lowest),
                                     to_yaml(field.highest), unit)
                       : fmt::format("write at least {}{}", to_yaml(field.lowest), unit);
}

/// What would be right for a number that is not whole; 1.200 may be meant for 1200.
std::string whole_hint(YamlNode const& node, double number)
{
    if (auto const digits = ungrouped(node.text, "."))
        return fmt::format("write {} if that is what is meant", *digits);
    constexpr double exact = 9e15; // whole numbers up to here are all different as doubles
    if (number == std::floor(number) && std::abs(number) < exact)
        return fmt::format("write {:.0f}", number);
    return "write a whole number";
}

} // namespace

std::string beginning(std::string const& text)
{
    std::size_t const length = std::min(text.find('\n'), characters_in_message);
    return text.substr(0, length) + (text.size() > length ? "..." : "");
}

std::string written(YamlNode const& node, Field const& field)
{
    return node.is_scalar() ? fmt::format("{} = {}", field.key, beginning(node.text))
                            : fmt::format("{} is {}", field.key, describe(node));
}

std::string because(std::string const& noun)
{
    return noun.empty() ? std::string() : fmt::format(" ({})", noun);
}

bool check_number(YamlNode const& node, Field const& field, Diagnostics& diagnostics)
{
    auto const number = as_number(node);
    if (!number) {
        diagnostics.error(
            node.at(),
            fmt::format("{}, which is no number{}", written(node, field), because(field.noun)),
            number_hint(node, field));
        return false;
    }
    bool const is_out_of_range = *number < field.lowest || *number > field.highest;
    if (field.type == Field::Type::integer && !as_integer(node) &&
        !(is_out_of_range && is_digits(node.text))) {
        diagnostics.error(
            node.at(),
            fmt::format("{} is no whole number{}", written(node, field), because(field.noun)),
            whole_hint(node, *number));
        return false;
    }
    if (field.lowest == field.highest && *number != field.lowest) {
        diagnostics.error(node.at(),
                          fmt::format("{} is not {}{}", written(node, field), to_yaml(field.lowest),
                                      because(field.noun)),
                          fmt::format("write {}", to_yaml(field.lowest)));
        return false;
    }
    if (*number < field.lowest || (field.above_lowest && *number <= field.lowest)) {
        diagnostics.error(node.at(),
                          fmt::format("{} is {} {}{}", written(node, field),
                                      *number < field.lowest ? "below" : "not above", field.lowest,
                                      because(field.noun)),
                          range_hint(node, *number, field));
        return false;
    }
    if (*number > field.highest) {
        diagnostics.error(node.at(),
                          fmt::format("{} is above {}{}", written(node, field),
                                      to_yaml(field.highest), because(field.noun)),
                          range_hint(node, *number, field));
        return false;
    }
    return true;
}

} // namespace sim
