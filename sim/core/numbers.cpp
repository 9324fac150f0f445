#include "sim/core/numbers.hpp"

#include <charconv>
#include <system_error>

namespace sim {

namespace {

template <class T> std::optional<T> read(std::string_view text)
{
    // What from_chars takes and a reader would not: letters other than an exponent's.
    if (text.find_first_not_of("0123456789+-.eE") != std::string_view::npos)
        return std::nullopt;
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-'))
            return std::nullopt;
    }
    T number{};
    char const* const end = text.data() + text.size();
    auto const [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && last == end ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<double> read_number(std::string_view text)
{
    return read<double>(text);
}

std::optional<std::int64_t> read_integer(std::string_view text)
{
    return read<std::int64_t>(text);
}

} // namespace sim
