#include "sim/parameters/parameter_table.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/files/csv.hpp"

namespace sim {

namespace {

/// Where the columns of a table stand.
struct Columns {
    std::vector<std::size_t> axes;
    std::size_t value = 0;
    std::optional<std::size_t> year;
};

std::optional<Columns> find_columns(CsvTable const& table, Parameter const& parameter,
                                    Diagnostics& diagnostics)
{
    Columns columns;
    std::vector<std::string> known{"value", "year", "source", "note"};
    std::vector<std::string> missing;
    for (ParameterAxis const& axis : parameter.axes) {
        known.push_back(axis.name);
        if (auto const column = table.column(axis.name))
            columns.axes.push_back(*column);
        else
            missing.push_back(axis.name);
    }
    if (auto const column = table.column("value"))
        columns.value = *column;
    else
        missing.emplace_back("value");
    // A parameter may have the year as an axis; then the column is that axis.
    bool const year_is_axis =
        std::any_of(parameter.axes.begin(), parameter.axes.end(),
                    [](ParameterAxis const& axis) { return axis.name == "year"; });
    if (!year_is_axis)
        columns.year = table.column("year");
    for (CsvCell const& cell : table.header)
        if (std::find(known.begin(), known.end(), cell.text) == known.end())
            diagnostics.error(
                table.at(cell),
                fmt::format("column '{}' is no axis of {}", cell.text, parameter.name),
                fmt::format("allowed: {}", fmt::join(known, ", ")));
    for (std::string const& name : missing)
        diagnostics.error({table.file, 1, 1},
                          fmt::format("no column '{}', which {} needs", name, parameter.name));
    return missing.empty() ? std::optional(columns) : std::nullopt;
}

/// The cell's index along its axis.
std::optional<std::size_t> find_label(CsvTable const& table, CsvCell const& cell,
                                      ParameterAxis const& axis, Diagnostics& diagnostics)
{
    auto const found = std::find(axis.labels.begin(), axis.labels.end(), cell.text);
    if (found != axis.labels.end())
        return static_cast<std::size_t>(found - axis.labels.begin());
    auto const near = suggest(cell.text, axis.labels);
    diagnostics.error(
        table.at(cell), fmt::format("'{}' is no label of axis '{}'", cell.text, axis.name),
        near ? fmt::format("did you mean '{}'?", *near)
             : fmt::format("the labels are {} to {}", axis.labels.front(), axis.labels.back()));
    return std::nullopt;
}

std::string path_beside(std::string const& file, std::string const& name)
{
    std::size_t const slash = file.rfind('/');
    return slash == std::string::npos ? name : file.substr(0, slash + 1) + name;
}

using CellsByMonth = std::map<Month, std::vector<std::optional<double>>>;

void read_row(CsvTable const& table, std::vector<CsvCell> const& row, Columns const& columns,
              Parameter const& parameter, std::optional<Month> from, CellsByMonth& cells,
              Diagnostics& diagnostics)
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < columns.axes.size(); ++i) {
        auto const label = find_label(table, row[columns.axes[i]], parameter.axes[i], diagnostics);
        if (!label)
            return;
        at = at * parameter.axes[i].labels.size() + *label;
    }
    auto const value = as_number(row[columns.value]);
    if (!value) {
        diagnostics.error(table.at(row[columns.value]),
                          fmt::format("'{}' is no number", row[columns.value].text));
        return;
    }
    Month month = from.value_or(Month());
    if (columns.year) {
        CsvCell const& year = row[*columns.year];
        auto const parsed = parse_month(year.text + "-01");
        if (!parsed) {
            diagnostics.error(table.at(year), fmt::format("'{}' is no year", year.text));
            return;
        }
        month = *parsed;
    }
    auto& in_month = cells[month];
    in_month.resize(parameter.cells());
    if (in_month[at])
        diagnostics.error(table.at(row.front()),
                          fmt::format("{} is given twice", cell_name(parameter, at)));
    in_month[at] = *value;
}

} // namespace

std::string cell_name(Parameter const& parameter, std::size_t cell)
{
    std::vector<std::string> labels;
    std::size_t below = parameter.cells();
    for (ParameterAxis const& axis : parameter.axes) {
        below /= axis.labels.size();
        labels.push_back(axis.labels[cell / below % axis.labels.size()]);
    }
    return labels.empty() ? parameter.name
                          : fmt::format("{}[{}]", parameter.name, fmt::join(labels, ", "));
}

std::vector<DatedTable> read_parameter_table(YamlNode const& name, Parameter const& parameter,
                                             std::vector<EmbeddedFile> const& files,
                                             std::optional<Month> from, Diagnostics& diagnostics)
{
    std::string const path = path_beside(name.at().file, name.text);
    auto const file = std::find_if(files.begin(), files.end(),
                                   [&](EmbeddedFile const& f) { return f.path == path; });
    if (file == files.end()) {
        diagnostics.error(name.at(), fmt::format("table {} is not there", path),
                          "the CSV lies in the folder of the YAML");
        return {};
    }
    std::size_t const errors_before = diagnostics.size();
    CsvTable const table = read_csv(file->text, path, diagnostics);
    auto const columns = find_columns(table, parameter, diagnostics);
    if (!columns || diagnostics.size() > errors_before)
        return {};
    if (!columns->year && !from) {
        diagnostics.error(
            name.at(), fmt::format("table {} has no column 'year', and the entry no 'from'", path),
            "from: 2000-01");
        return {};
    }
    CellsByMonth cells;
    for (std::vector<CsvCell> const& row : table.rows)
        read_row(table, row, *columns, parameter, from, cells, diagnostics);
    std::vector<DatedTable> tables;
    for (auto const& [month, values] : cells) {
        DatedTable dated{month, {}};
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!values[i]) {
                diagnostics.error({path, 0, 0},
                                  fmt::format("no value for {}{}", cell_name(parameter, i),
                                              columns->year ? fmt::format(" in {}", month.year())
                                                            : std::string()));
                break;
            }
            dated.values.push_back(*values[i]);
        }
        if (dated.values.size() == parameter.cells())
            tables.push_back(std::move(dated));
    }
    if (table.rows.empty())
        diagnostics.error({path, 0, 0}, "a table without rows");
    return tables;
}

} // namespace sim
