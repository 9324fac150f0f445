#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sim {

enum class LineBreaks { kept, escaped };

/// The text with every character written out that a terminal acts on or nobody sees: control
/// characters, Unicode's marks of direction (UAX #9) and invisible ones as \u202e, bytes that are no
/// UTF-8 as \x9b. `kept`: line breaks (LF) and tabs stay.
std::string printable(std::string_view text, LineBreaks breaks);

/// Whether `printable` would leave the text as it is, line breaks escaped.
bool is_printable(std::string_view text);

/// A text of at most `most` bytes: of a longer one the beginning and the end, "..." between them.
std::string shortened(std::string_view text, std::size_t most);

} // namespace sim
