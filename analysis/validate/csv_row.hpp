#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/files/csv.hpp"

namespace boligsim::analysis {

/// The parts of a text between a character; one, empty, of an empty text.
inline std::vector<std::string> split(std::string const& text, char at)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        std::size_t const to = std::min(text.find(at, from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

/// The cells of a row by the names of their columns. What is wrong with one is refused with its
/// place.
class CsvRow {
public:
    CsvRow(sim::CsvTable const& table, std::vector<sim::CsvCell> const& cells,
           sim::Diagnostics& diagnostics)
        : table_(table), cells_(cells), diagnostics_(diagnostics)
    {
    }

    sim::CsvCell const& cell(std::string_view column) const
    {
        return cells_[*table_.column(column)];
    }
    std::string const& text(std::string_view column) const { return cell(column).text; }

    /// Of a column that may be left out.
    std::string text_or_empty(std::string_view column) const
    {
        return table_.column(column) ? text(column) : std::string{};
    }

    double number(std::string_view column) const
    {
        auto const value = sim::as_number(cell(column));
        if (!value)
            refuse(column, fmt::format("'{}' is no number", text(column)), "write a number");
        return value.value_or(0);
    }

    /// Index of the cell's word among those allowed.
    std::size_t choice(std::string_view column, std::span<std::string_view const> allowed) const
    {
        auto const found = std::find(allowed.begin(), allowed.end(), text(column));
        if (found != allowed.end())
            return static_cast<std::size_t>(found - allowed.begin());
        refuse(column, fmt::format("unknown {} '{}'", column, text(column)),
               fmt::format("allowed: {}", fmt::join(allowed, ", ")));
        return 0;
    }

    void refuse(std::string_view column, std::string message, std::string hint) const
    {
        diagnostics_.error(table_.at(cell(column)), std::move(message), std::move(hint));
    }

private:
    sim::CsvTable const& table_;
    std::vector<sim::CsvCell> const& cells_;
    sim::Diagnostics& diagnostics_;
};

/// Whether a table has all columns; refuses those that are missing.
inline bool has_columns(sim::CsvTable const& table, std::span<std::string_view const> columns,
                        sim::Diagnostics& diagnostics)
{
    bool complete = true;
    for (std::string_view const column : columns)
        if (!table.column(column)) {
            diagnostics.error({table.file, 1, 1}, fmt::format("no column '{}'", column),
                              "add it to the header");
            complete = false;
        }
    return complete;
}

} // namespace boligsim::analysis
