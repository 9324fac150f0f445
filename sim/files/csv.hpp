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
    char separator = ','; ///< ',' or ';'
    std::vector<CsvCell> header;
    std::vector<std::vector<CsvCell>> rows;

    /// Index of a column by its name in the header.
    std::optional<std::size_t> column(std::string_view name) const;
    SourcePosition at(CsvCell const& cell) const { return {file, cell.line, cell.column}; }
};

/// Reads comma-separated text (RFC 4180: quotes double inside quotes; LF or CRLF), or
/// semicolon-separated text where the first line has a semicolon. Empty lines are skipped. Rows of
/// another length than the header, unclosed quotes and duplicate columns go to `diagnostics`; such
/// rows are left out.
CsvTable read_csv(std::string_view text, std::string const& file, Diagnostics& diagnostics);

/// The number that a cell is; empty where it is none.
std::optional<double> as_number(CsvCell const& cell);

} // namespace sim
