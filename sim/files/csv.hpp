#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace sim {

/// A cell of a CSV file and where it starts.
struct CsvCell {
    std::string text;
    int line = 0;
    int column = 0;
};

/// A CSV file with a header. Every row has as many cells as the header.
struct CsvTable {
    std::string file;
    char separator = ','; ///< ',', ';' or a tab
    std::vector<CsvCell> header;
    std::vector<std::vector<CsvCell>> rows;

    /// Index of a column by its name in the header.
    std::optional<std::size_t> column(std::string_view name) const;
    SourcePosition at(CsvCell const& cell) const { return {file, cell.line, cell.column}; }
};

/// Reads comma-separated text (RFC 4180: quotes double inside quotes; LF, CR LF or CR), or
/// semicolon-separated text where the header has a semicolon. A first line `sep=;`, as spreadsheets
/// write it, names the separator. Rows without any text are skipped, and so are columns without name
/// and text at the end. Names of columns come without blanks around them. Rows of another length than
/// the header, text below no name, unclosed quotes and duplicate columns go to `diagnostics`; such
/// rows are left out.
CsvTable read_csv(std::string_view text, std::string const& file, Diagnostics& diagnostics);

/// The number that a cell is; empty where it is none.
std::optional<double> as_number(CsvCell const& cell);

/// The text without blanks (among them U+00A0 and the end-of-file mark Ctrl-Z) around it.
std::string without_blanks(std::string_view text);

} // namespace sim
