#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sim {

/// A place in a text, lines and columns (in characters) from 1.
struct TextPlace {
    int line = 1;
    int column = 1;
};

/// Bytes of the character in UTF-8 (RFC 3629) that begins the text; 0 where none does.
std::size_t character_length(std::string_view text);

/// The first byte that does not belong to a character in UTF-8; empty where all do. Lines end in
/// LF, CR LF or CR.
std::optional<TextPlace> find_invalid_utf8(std::string_view text);

} // namespace sim
