#include "sim/files/csv.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "sim/core/numbers.hpp"

namespace sim {

namespace {

/// Bytes of the blank that begins the text; 0 where none does.
std::size_t blank_length(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\v\f\x1a";
    if (text.starts_with("\u00A0"))
        return 2;
    return !text.empty() && blanks.find(text.front()) != std::string_view::npos ? 1 : 0;
}

bool is_blank(CsvCell const& cell)
{
    return without_blanks(cell.text).empty();
}

bool is_blank(std::vector<CsvCell> const& row)
{
    return std::all_of(row.begin(), row.end(), [](CsvCell const& cell) { return is_blank(cell); });
}

/// Walks the text cell by cell, keeping count of lines and columns (in characters).
class CsvReader {
public:
    CsvReader(std::string_view text, std::string const& file, Diagnostics& diagnostics)
        : text_(text), file_(file), diagnostics_(diagnostics)
    {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF")
            at_ = 3;
        if (read_separator_line())
            return;
        std::size_t begin = at_; // of the first line that has text
        while (begin < text_.size() && blank_length(text_.substr(begin)) > 0)
            begin += blank_length(text_.substr(begin));
        std::string_view const header =
            text_.substr(begin).substr(0, text_.substr(begin).find_first_of("\r\n"));
        if (header.find(';') != std::string_view::npos)
            separator_ = ';';
    }

    char separator() const { return separator_; }

    bool done() const { return at_ >= text_.size(); }

    std::vector<CsvCell> read_row()
    {
        std::vector<CsvCell> row;
        while (true) {
            row.push_back(read_cell());
            if (done())
                return row;
            bool const row_ends = at_line_end();
            take();
            if (row_ends)
                return row;
        }
    }

private:
    char peek() const { return text_[at_]; }
    bool at_line_end() const { return peek() == '\n' || peek() == '\r'; }

    /// One character, or a whole line end as '\n'.
    char take()
    {
        char const c = text_[at_++];
        if (c == '\r' && !done() && peek() == '\n')
            ++at_;
        if (c == '\n' || c == '\r') {
            ++line_;
            column_ = 1;
            return '\n';
        }
        if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u)
            ++column_;
        return c;
    }

    /// `sep=;` as the first line.
    bool read_separator_line()
    {
        std::string_view const rest = text_.substr(at_);
        std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
        bool const quoted = line.size() > 1 && line.front() == '"' && line.back() == '"';
        if (quoted)
            line = line.substr(1, line.size() - 2);
        constexpr std::string_view key = "sep=";
        if (line.size() != key.size() + 1 || !line.starts_with(key))
            return false;
        separator_ = line.back();
        if (std::string_view(",;\t").find(separator_) == std::string_view::npos) {
            diagnostics_.error({file_, 1, 1},
                               fmt::format("'{}' as the separator of cells", separator_),
                               "separate them by commas, semicolons or tabs");
            separator_ = ',';
        }
        while (!done() && !at_line_end())
            take();
        if (!done())
            take();
        return true;
    }

    /// Stops before the separator or the end of the line.
    CsvCell read_cell()
    {
        CsvCell cell{{}, line_, column_};
        bool const quoted = !done() && peek() == '"';
        if (quoted)
            read_quoted(cell);
        std::string rest;
        while (!done() && peek() != separator_ && !at_line_end())
            rest += take();
        if (quoted && !without_blanks(rest).empty())
            diagnostics_.error({file_, cell.line, cell.column},
                               fmt::format("text after a closing quote ('{}')", rest),
                               "write a quote within quotes twice");
        else if (quoted)
            rest.clear();
        cell.text += rest;
        return cell;
    }

    void read_quoted(CsvCell& cell)
    {
        take();
        while (!done()) {
            char const c = take();
            if (c != '"') {
                cell.text += c;
                continue;
            }
            if (done() || peek() != '"')
                return;
            cell.text += take();
        }
        diagnostics_.error({file_, cell.line, cell.column}, "a quote that is not closed",
                           "close it with \"");
    }

    std::string_view text_;
    std::string const& file_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
    char separator_ = ',';
};

/// Takes the names of columns from the header's row.
void take_header(CsvTable& table, std::vector<CsvCell> row, Diagnostics& diagnostics)
{
    while (is_blank(row.back()))
        row.pop_back();
    table.header = std::move(row);
    std::map<std::string_view, int> seen;
    for (CsvCell& cell : table.header) {
        cell.text = without_blanks(cell.text);
        if (!cell.text.empty() && ++seen[cell.text] > 1)
            diagnostics.error(table.at(cell), fmt::format("duplicate column '{}'", cell.text),
                              "keep one of the two");
    }
}

/// Takes a row below the header, without what stands beyond it and is empty.
void take_row(CsvTable& table, std::vector<CsvCell> row, Diagnostics& diagnostics)
{
    std::size_t const columns = table.header.size();
    std::size_t const cells = row.size();
    while (row.size() > columns && is_blank(row.back()))
        row.pop_back();
    if (row.size() == columns) {
        table.rows.push_back(std::move(row));
        return;
    }
    diagnostics.error(
        {table.file, row[0].line, row[0].column},
        fmt::format("{} cell{} in a row (the header has {})", cells, cells == 1 ? "" : "s",
                    columns),
        row.size() > columns
            ? fmt::format("a '{0}' within a cell needs quotes: \"a{0} b\"", table.separator)
            : "leave a cell empty where nothing is known; its separator stays");
}

/// Text in columns that have no name, said once for each.
void check_unnamed_columns(CsvTable const& table, Diagnostics& diagnostics)
{
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        if (!table.header[c].text.empty())
            continue;
        auto const row = std::find_if(table.rows.begin(), table.rows.end(),
                                      [&](auto const& cells) { return !is_blank(cells[c]); });
        if (row != table.rows.end())
            diagnostics.error(table.at((*row)[c]),
                              fmt::format("'{}' stands below no name (column {} of the header is "
                                          "empty)",
                                          (*row)[c].text, c + 1),
                              "name the column, or leave its cells empty");
    }
}

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const
{
    for (std::size_t i = 0; i < header.size(); ++i)
        if (header[i].text == name)
            return i;
    return std::nullopt;
}

CsvTable read_csv(std::string_view text, std::string const& file, Diagnostics& diagnostics)
{
    CsvTable table;
    table.file = file;
    CsvReader reader(text, table.file, diagnostics);
    table.separator = reader.separator();
    while (!reader.done()) {
        std::vector<CsvCell> row = reader.read_row();
        if (is_blank(row))
            continue;
        if (table.header.empty())
            take_header(table, std::move(row), diagnostics);
        else
            take_row(table, std::move(row), diagnostics);
    }
    if (table.header.empty())
        diagnostics.error({file, 0, 0}, "the file is empty",
                          "begin with a header: a line with the names of the columns");
    check_unnamed_columns(table, diagnostics);
    return table;
}

std::optional<double> as_number(CsvCell const& cell)
{
    return read_number(cell.text);
}

std::string without_blanks(std::string_view text)
{
    while (blank_length(text) > 0)
        text.remove_prefix(blank_length(text));
    while (!text.empty()) {
        std::size_t const last = text.ends_with("\u00A0") ? 2 : 1;
        if (blank_length(text.substr(text.size() - last)) != last)
            break;
        text.remove_suffix(last);
    }
    return std::string(text);
}

} // namespace sim
