#include "sim/core/printable.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "sim/core/utf8.hpp"

namespace sim {

namespace {

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

/// Characters that are never printed as they are (Unicode 15: general categories Cc, Cf that hide
/// or turn text, Zl, Zp).
constexpr std::array<Range, 11> hidden{{{0x00, 0x1F},
                                        {0x7F, 0x9F},
                                        {0x61C, 0x61C},
                                        {0x180E, 0x180E},
                                        {0x200B, 0x200F},
                                        {0x2028, 0x202E},
                                        {0x2060, 0x2064},
                                        {0x2066, 0x206F},
                                        {0xFEFF, 0xFEFF},
                                        {0xFFF9, 0xFFFB},
                                        {0xE0000, 0xE007F}}};

bool is_hidden(std::uint32_t character)
{
    return std::any_of(hidden.begin(), hidden.end(), [&](Range const& range) {
        return range.first <= character && character <= range.last;
    });
}

std::uint32_t code_of(std::string_view character)
{
    constexpr std::array<std::uint32_t, 5> first_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
    auto code = static_cast<unsigned char>(character[0]) & first_bits[character.size()];
    for (std::size_t i = 1; i < character.size(); ++i)
        code = (code << 6u) | (static_cast<unsigned char>(character[i]) & 0x3Fu);
    return code;
}

/// As JSON writes it, so that a JSON text stays one.
std::string escape_of(std::uint32_t code)
{
    constexpr std::uint32_t first_pair = 0x10000;
    if (code < first_pair)
        return fmt::format("\\u{:04x}", code);
    std::uint32_t const rest = code - first_pair;
    return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10u), 0xDC00 + (rest & 0x3FFu));
}

} // namespace

std::string printable(std::string_view text, LineBreaks breaks)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        std::size_t const length = character_length(text);
        if (length == 0) {
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
            text.remove_prefix(1);
            continue;
        }
        std::string_view const character = text.substr(0, length);
        bool const stays = breaks == LineBreaks::kept && (character == "\n" || character == "\t");
        std::uint32_t const code = code_of(character);
        if (stays || !is_hidden(code))
            result += character;
        else
            result += escape_of(code);
        text.remove_prefix(length);
    }
    return result;
}

bool is_printable(std::string_view text)
{
    return printable(text, LineBreaks::escaped) == text;
}

std::string shortened(std::string_view text, std::size_t most)
{
    constexpr std::string_view gap = "...";
    if (text.size() <= most)
        return std::string(text);
    auto const is_inside = [&](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
    };
    std::size_t const kept = most > gap.size() ? most - gap.size() : 0;
    std::size_t head = (kept + 1) / 2;
    while (head > 0 && is_inside(head))
        --head;
    std::size_t tail = text.size() - kept / 2;
    while (is_inside(tail))
        ++tail;
    return std::string(text.substr(0, head)).append(gap).append(text.substr(tail));
}

} // namespace sim
