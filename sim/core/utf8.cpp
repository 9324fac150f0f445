#include "sim/core/utf8.hpp"

namespace sim {

std::size_t character_length(std::string_view text)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned const first = byte(0);
    if (first < 0x80)
        return 1;
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0u) != 0x80u)
            return 0;
    // Longer than need be, halves of surrogates, beyond the last character.
    unsigned const second = byte(1);
    bool const wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                       (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return wrong ? 0 : length;
}

std::optional<TextPlace> find_invalid_utf8(std::string_view text)
{
    TextPlace at;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t const length = character_length(text.substr(i));
        if (length == 0)
            return at;
        bool const ends_line =
            text[i] == '\n' || (text[i] == '\r' && !text.substr(i).starts_with("\r\n"));
        if (ends_line) {
            ++at.line;
            at.column = 1;
        } else {
            ++at.column;
        }
        i += length;
    }
    return std::nullopt;
}

} // namespace sim
