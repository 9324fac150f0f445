#include "sim/files/csv.hpp"

#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace sim {

namespace {

/// Walks the text cell by cell, keeping count of lines and columns (in characters).
class CsvReader {
public:
    CsvReader(std::string_view text, std::string const& file, Diagnostics& diagnostics)
        : text_(text), file_(file), diagnostics_(diagnostics)
    {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF")
            at_ = 3;
        std::string_view const header = text_.substr(0, text_.find('\n'));
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
            if (take() == '\n')
                return row;
        }
    }

private:
    char peek() const { return text_[at_]; }

    char take()
    {
        char const c = text_[at_++];
        if (c == '\n') {
            ++line_;
            column_ = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) {
            ++column_;
        }
        return c;
    }

    /// Stops before the separator or the end of the line.
    CsvCell read_cell()
    {
        CsvCell cell{{}, line_, column_};
        bool const quoted = !done() && peek() == '"';
        if (quoted)
            read_quoted(cell);
        std::string rest;
        while (!done() && peek() != separator_ && peek() != '\n')
            rest += take();
        if (!rest.empty() && rest.back() == '\r')
            rest.pop_back();
        if (quoted && !rest.empty())
            diagnostics_.error({file_, cell.line, cell.column},
                               fmt::format("text after a closing quote ('{}')", rest),
                               "write a quote within quotes twice");
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

void check_header(CsvTable const& table, Diagnostics& diagnostics)
{
    for (CsvCell const& cell : table.header)
        if (&table.header[*table.column(cell.text)] != &cell)
            diagnostics.error(table.at(cell), fmt::format("duplicate column '{}'", cell.text),
                              "keep one of the two");
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
        if (row.size() == 1 && row[0].text.empty())
            continue;
        if (table.header.empty()) {
            table.header = std::move(row);
            check_header(table, diagnostics);
        } else if (row.size() != table.header.size()) {
            diagnostics.error(
                {file, row[0].line, row[0].column},
                fmt::format("{} cells in a row (the header has {})", row.size(),
                            table.header.size()),
                row.size() > table.header.size()
                    ? fmt::format("a '{0}' within a cell needs quotes: \"a{0} b\"", table.separator)
                    : "leave a cell empty where nothing is known; its separator stays");
        } else {
            table.rows.push_back(std::move(row));
        }
    }
    if (table.header.empty())
        diagnostics.error({file, 0, 0}, "the file is empty",
                          "begin with a header: a line with the names of the columns");
    return table;
}

std::optional<double> as_number(CsvCell const& cell)
{
    char const* const end = cell.text.data() + cell.text.size();
    double number = 0;
    auto const [last, error] = std::from_chars(cell.text.data(), end, number);
    if (error != std::errc() || last != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

} // namespace sim
