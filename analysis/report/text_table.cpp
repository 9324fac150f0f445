#include "analysis/report/text_table.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace boligsim::analysis {

namespace {

/// Characters in UTF-8 text.
std::size_t width(std::string const& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }));
}

std::string pad(std::string const& text, std::size_t to, Align align)
{
    std::string const blanks(to - width(text), ' ');
    return align == Align::left ? text + blanks : blanks + text;
}

} // namespace

void TextTable::add_row(std::vector<std::string> cells)
{
    assert(cells.size() == columns_.size());
    rows_.push_back(std::move(cells));
}

std::string TextTable::to_text() const
{
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        std::size_t widest = width(columns_[c].title);
        for (auto const& row : rows_)
            widest = std::max(widest, width(row[c]));
        widths.push_back(widest);
    }
    std::string text;
    auto const add_line = [&](auto const& cell_at) {
        std::string line;
        for (std::size_t c = 0; c < columns_.size(); ++c)
            line += (c == 0 ? "" : "  ") + pad(cell_at(c), widths[c], columns_[c].align);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    };
    add_line([&](std::size_t c) { return columns_[c].title; });
    add_line([&](std::size_t c) { return std::string(widths[c], '-'); });
    for (auto const& row : rows_)
        add_line([&](std::size_t c) { return row[c]; });
    return text;
}

std::string csv_line(std::vector<std::string> const& cells)
{
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (c != 0)
            line += ',';
        if (cells[c].find_first_of(",\"\r\n") == std::string::npos) {
            line += cells[c];
            continue;
        }
        line += '"';
        for (char const character : cells[c]) {
            if (character == '"')
                line += '"';
            line += character;
        }
        line += '"';
    }
    return line + "\n";
}

} // namespace boligsim::analysis
