#include "analysis/report/text_table.hpp"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "analysis/report/wrap.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

/// Blanks between columns.
constexpr std::size_t gap = 2;

/// Characters from the left of a column to the right of the last of `count`.
std::size_t width_of_span(std::size_t first, std::size_t count,
                          std::vector<std::size_t> const& widths)
{
    std::size_t sum = (count - 1) * gap;
    for (std::size_t c = first; c < first + count; ++c)
        sum += widths[c];
    return sum;
}

std::string pad(std::string const& text, std::size_t to, Align align)
{
    std::string const blanks(to - width_of(text), ' ');
    return align == Align::left ? text + blanks : blanks + text;
}

} // namespace

void TextTable::add_row(std::vector<std::string> cells)
{
    assert(cells.size() == columns_.size());
    rows_.push_back(std::move(cells));
}

void TextTable::add_span(std::size_t first, std::size_t count, std::string title)
{
    assert(count > 0 && first + count <= columns_.size());
    assert(spans_.empty() || spans_.back().first + spans_.back().count <= first);
    spans_.push_back({first, count, std::move(title)});
}

std::vector<std::size_t> TextTable::column_widths() const
{
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        std::size_t widest = 0;
        auto const take = [&](std::string const& cell) {
            for (std::string const& line : lines_of(c, cell))
                widest = std::max(widest, width_of(line));
        };
        take(columns_[c].title);
        for (auto const& row : rows_)
            take(row[c]);
        widths.push_back(widest);
    }
    for (Span const& span : spans_) {
        std::size_t const needed = width_of(span.title);
        std::size_t const there = width_of_span(span.first, span.count, widths);
        if (needed > there)
            widths[span.first + span.count - 1] += needed - there;
    }
    return widths;
}

/// Each title in the middle of a line of dashes as wide as its columns.
std::string TextTable::span_line(std::vector<std::size_t> const& widths) const
{
    std::string line;
    std::size_t at = 0;
    auto const blanks = [&](std::size_t until) {
        for (; at < until; ++at)
            line.append(widths[at] + gap, ' ');
    };
    for (Span const& span : spans_) {
        blanks(span.first);
        std::size_t const rest =
            width_of_span(span.first, span.count, widths) - width_of(span.title);
        if (rest / 2 > 0)
            line.append(rest / 2 - 1, '-').append(1, ' ');
        line += span.title;
        if (rest > 0)
            line.append(1, ' ').append(rest - rest / 2 - 1, '-');
        line.append(gap, ' ');
        at = span.first + span.count;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::vector<std::string> TextTable::lines_of(std::size_t column, std::string const& cell) const
{
    std::size_t const most = columns_[column].most;
    return most == 0 ? std::vector<std::string>{cell} : wrap_lines(cell, most);
}

std::string TextTable::row_text(std::vector<std::string> const& cells,
                                std::vector<std::size_t> const& widths) const
{
    std::vector<std::vector<std::string>> broken;
    std::size_t height = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        broken.push_back(lines_of(c, cells[c]));
        height = std::max(height, broken.back().size());
    }
    std::string text;
    for (std::size_t i = 0; i < height; ++i) {
        std::string line;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            line.append(c == 0 ? 0 : gap, ' ');
            line += pad(i < broken[c].size() ? broken[c][i] : "", widths[c], columns_[c].align);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string TextTable::to_text() const
{
    std::vector<std::size_t> const widths = column_widths();
    std::vector<std::string> titles;
    std::vector<std::string> rules;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        titles.push_back(columns_[c].title);
        rules.emplace_back(widths[c], '-');
    }
    std::string text = spans_.empty() ? "" : span_line(widths);
    text += row_text(titles, widths) + row_text(rules, widths);
    for (auto const& row : rows_)
        text += row_text(row, widths);
    return text;
}

std::string_view csv_start(Language language)
{
    return language == Language::danish ? "\xEF\xBB\xBF" : "";
}

std::string csv_line(std::vector<std::string> const& cells, Language language)
{
    char const separator = language == Language::danish ? ';' : ',';
    std::string const to_quote = std::string("\"\r\n") + separator;
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (c != 0)
            line += separator;
        if (cells[c].find_first_of(to_quote) == std::string::npos) {
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

void write_table(std::filesystem::path const& folder, std::string const& name,
                 std::string const& text)
{
    constexpr char const* hint = "--csv DIR names another folder";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw sim::RunFailed(fmt::format("the folder {} cannot be made ({}); {}", folder.string(),
                                         error.message(), hint));
    errno = 0;
    std::ofstream out(folder / name, std::ios::binary);
    out << text;
    out.close();
    if (!out)
        throw sim::RunFailed(fmt::format("{} cannot be written ({}); {}", (folder / name).string(),
                                         std::generic_category().message(errno), hint));
}

} // namespace boligsim::analysis
