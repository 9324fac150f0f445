#include "study/department_columns.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace boligsim {

namespace {

using sim::Field;

/// A name of a column in small letters, its words joined by '_'.
std::string plain_name(std::string const& name)
{
    std::string plain;
    for (char const c : name)
        plain += c >= 'A' && c <= 'Z'               ? static_cast<char>(c - 'A' + 'a')
                 : c == ' ' || c == '-' || c == '.' ? '_'
                                                    : c;
    return plain;
}

std::vector<std::string> keys_of(Field const& fields)
{
    std::vector<std::string> keys;
    for (Field const& field : fields.fields)
        keys.push_back(field.key);
    return keys;
}

/// Binds the columns that have a name, and says those whose name is unknown.
DepartmentColumns bind_columns(sim::CsvTable const& table, Field const& fields,
                               sim::Diagnostics& diagnostics)
{
    DepartmentColumns columns;
    std::vector<std::string> const known = keys_of(fields);
    std::vector<std::string> left = known;
    std::vector<std::size_t> unknown;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        std::string const& name = table.header[c].text;
        if (std::find(known.begin(), known.end(), name) != known.end()) {
            columns.emplace(name, c);
            std::erase(left, name);
        } else if (!name.empty()) {
            unknown.push_back(c);
        }
    }
    for (std::size_t const c : unknown) {
        std::string const& name = table.header[c].text;
        auto const near = sim::suggest(plain_name(name), left);
        if (near) {
            columns.emplace(*near, c);
            std::erase(left, *near);
        }
        std::string hint;
        if (diagnostics.wants_hints())
            hint = near ? fmt::format("did you mean '{}'? allowed: {}", *near,
                                      sim::allowed_hint({}, known))
                        : sim::allowed_hint(name, known);
        diagnostics.error(table.at(table.header[c]), fmt::format("unknown column '{}'", name),
                          std::move(hint));
    }
    return columns;
}

} // namespace

bool is_table_of_departments(sim::CsvTable const& table, Field const& fields)
{
    return std::any_of(table.header.begin(), table.header.end(), [&](sim::CsvCell const& cell) {
        std::string_view const first = std::string_view(cell.text).substr(0, cell.text.find('\t'));
        return fields.find(plain_name(std::string(first))) != nullptr;
    });
}

std::optional<DepartmentColumns> find_columns(sim::CsvTable const& table, Field const& fields,
                                              sim::Diagnostics& diagnostics)
{
    sim::SourcePosition const first = table.at(table.header.front());
    if (table.header.size() == 1 && table.header.front().text.find('\t') != std::string::npos) {
        diagnostics.error(first,
                          "one column, with tabs in it (cells stand between commas or semicolons)",
                          "save the table as CSV");
        return std::nullopt;
    }
    DepartmentColumns columns = bind_columns(table, fields, diagnostics);
    for (Field const& field : fields.fields)
        if (field.presence == Field::Presence::required && !columns.count(field.key))
            diagnostics.error(first, fmt::format("the column '{}' is missing", field.key),
                              fmt::format("add it to the header: {}", field.description));
    if (!has_rooms(columns))
        diagnostics.error(first, "a column with dwellings is missing",
                          "rooms_1 to rooms_6: how many dwellings of so many rooms");
    return columns;
}

bool has_rooms(DepartmentColumns const& columns)
{
    auto const first = columns.lower_bound("rooms_");
    return first != columns.end() && first->first.starts_with("rooms_");
}

} // namespace boligsim
