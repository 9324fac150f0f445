#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace boligsim::analysis {

/// Characters of a line that every terminal shows whole.
constexpr std::size_t terminal_width = 80;

/// Characters in UTF-8 text.
std::size_t width_of(std::string const& text);

/// A paragraph's lines, broken at blanks so that none is wider than `width`; a word that is wider
/// stands alone. Line breaks in the text stay.
std::vector<std::string> wrap_lines(std::string const& text, std::size_t width);

/// A paragraph with a newline after each line; lines after the first begin with `indent` blanks.
std::string wrap(std::string const& text, std::size_t indent = 0,
                 std::size_t width = terminal_width);

} // namespace boligsim::analysis
