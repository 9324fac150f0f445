#include "analysis/html_report/html.hpp"

#include <cmath>

#include <fmt/format.h>

namespace boligsim::analysis {

std::string escape_html(std::string_view text)
{
    std::string html;
    html.reserve(text.size());
    for (char const c : text)
        switch (c) {
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '&':
            html += "&amp;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default:
            html += c;
        }
    return html;
}

namespace {

constexpr char const* minus = "−";

/// Without a sign.
std::string format_size_of(double value, int decimals, Language language)
{
    std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
    std::size_t const point = text.find('.');
    std::size_t const whole = point == std::string::npos ? text.size() : point;
    if (point != std::string::npos && language == Language::danish)
        text[point] = ',';
    for (std::size_t at = whole; at > 3;) {
        at -= 3;
        text.insert(at, 1, language == Language::danish ? '.' : ',');
    }
    return text;
}

bool rounds_to_zero(double value, int decimals)
{
    return std::abs(value) < 0.5 * std::pow(10.0, -decimals);
}

} // namespace

std::string format_fixed(double value, int decimals, Language language)
{
    if (!std::isfinite(value))
        return "–";
    std::string const size = format_size_of(value, decimals, language);
    return value < 0 && !rounds_to_zero(value, decimals) ? minus + size : size;
}

std::string typeset(std::string_view text)
{
    auto const is_digit = [&](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    auto const is_year = [&](std::size_t at) {
        return is_digit(at) && is_digit(at + 1) && is_digit(at + 2) && is_digit(at + 3) &&
               !is_digit(at + 4);
    };
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const begins_number = text[at] == '-' && is_digit(at + 1) &&
                                   (at == 0 || text[at - 1] == ' ' || text[at - 1] == '(');
        bool const is_span = text[at] == '-' && at >= 4 && is_year(at - 4) && is_year(at + 1);
        if (begins_number)
            result += minus;
        else if (is_span)
            result += "\u2060–\u2060";
        else
            result += text[at];
    }
    return result;
}

std::string format_signed(double value, int decimals, Language language)
{
    std::string const text = format_fixed(value, decimals, language);
    return value > 0 && std::isfinite(value) && !rounds_to_zero(value, decimals) ? "+" + text
                                                                                 : text;
}

} // namespace boligsim::analysis
