#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/language/language.hpp"

namespace boligsim::analysis {

enum class Align { left, right };

/// Rows of text in aligned columns, two blanks between them. Widths count characters, not bytes. A
/// cell that is wider than its column may be is broken at blanks into several lines.
class TextTable {
public:
    struct Column {
        std::string title;
        Align align = Align::left;
        std::size_t most = 0; ///< characters a line at most; 0 for as many as it takes
    };

    explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// A title over `count` columns from the `first` on (0: the leftmost), in a line above theirs.
    void add_span(std::size_t first, std::size_t count, std::string title);
    /// As many cells as there are columns.
    void add_row(std::vector<std::string> cells);
    bool empty() const { return rows_.empty(); }
    /// Line of spans, if there are any, title line, rule, rows; each line ends in a newline.
    std::string to_text() const;

private:
    struct Span {
        std::size_t first;
        std::size_t count;
        std::string title;
    };
    std::vector<std::string> lines_of(std::size_t column, std::string const& cell) const;
    std::vector<std::size_t> column_widths() const;
    std::string row_text(std::vector<std::string> const& cells,
                         std::vector<std::size_t> const& widths) const;
    std::string span_line(std::vector<std::size_t> const& widths) const;

    std::vector<Column> columns_;
    std::vector<Span> spans_; ///< from left to right, none over another
    std::vector<std::vector<std::string>> rows_;
};

/// One line of comma-separated values (RFC 4180), with its newline; in Danish separated by
/// semicolons, since the comma is in the numbers (format_exact).
std::string csv_line(std::vector<std::string> const& cells, Language language = Language::english);

/// What a file of such lines begins with: in Danish the byte order mark, without which a
/// spreadsheet opened by double click takes the letters for those of another encoding.
std::string_view csv_start(Language language);

/// Writes a table into a folder, which is made where it is missing. Throws sim::RunFailed where
/// that fails.
void write_table(std::filesystem::path const& folder, std::string const& name,
                 std::string const& text);

} // namespace boligsim::analysis
