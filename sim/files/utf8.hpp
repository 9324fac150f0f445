#pragma once

#include <optional>
#include <string_view>

namespace sim {

/// A place in a text, lines and columns (in characters) from 1.
struct TextPlace {
    int line = 1;
    int column = 1;
};

/// The first byte that does not belong to a character in UTF-8 (RFC 3629); empty where all do.
std::optional<TextPlace> find_invalid_utf8(std::string_view text);

} // namespace sim
