#include "study/read_departments.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "sim/files/csv.hpp"
#include "sim/files/utf8.hpp"

namespace boligsim {

namespace {

using sim::CsvCell;
using sim::Field;

/// More public dwellings than this a resident no municipality has: Brøndby, where two dwellings in
/// three are public, has 0.3.
constexpr double most_dwellings_a_resident = 0.4;

std::string trimmed(std::string const& text)
{
    constexpr std::string_view blank = " \t\r\n\v\f";
    std::size_t const first = text.find_first_not_of(blank);
    return first == std::string::npos
               ? std::string()
               : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

bool is_number(Field const& field)
{
    return field.type == Field::Type::number || field.type == Field::Type::integer;
}

/// "0,25" as "0.25".
std::string with_decimal_point(std::string text)
{
    std::size_t const comma = text.find(',');
    bool const decimal = comma != std::string::npos && text.find(',', comma + 1) == text.npos &&
                         text.find('.') == text.npos;
    if (decimal)
        text[comma] = '.';
    return text;
}

class DepartmentReader {
public:
    DepartmentReader(sim::CsvTable table, Vocabulary const& vocabulary,
                     sim::Diagnostics& diagnostics)
        : table_(std::move(table)),
          file_(std::make_shared<std::string const>(table_.file)),
          vocabulary_(vocabulary),
          fields_(department_fields(vocabulary)),
          diagnostics_(diagnostics)
    {
    }

    std::vector<OwnDepartment> read()
    {
        if (!read_header())
            return {};
        std::vector<OwnDepartment> departments;
        bool any = false;
        for (std::vector<CsvCell> const& row : table_.rows) {
            bool const blank = std::all_of(row.begin(), row.end(), [](CsvCell const& cell) {
                return trimmed(cell.text).empty();
            });
            if (blank)
                continue;
            any = true;
            row_ = &row;
            if (auto department = read_row())
                departments.push_back(std::move(*department));
        }
        if (!any && diagnostics_.ok())
            diagnostics_.error({table_.file, 0, 0}, "no departments (nothing below the header)",
                               "write a row for each department");
        return departments;
    }

private:
    bool read_header()
    {
        if (table_.header.size() == 1 &&
            table_.header.front().text.find('\t') != std::string::npos) {
            diagnostics_.error(table_.at(table_.header.front()),
                               "one column, with tabs in it (cells stand between commas or "
                               "semicolons)",
                               "save the table as CSV");
            return false;
        }
        bool ok = true;
        std::vector<std::string> known;
        for (Field const& field : fields_.fields)
            known.push_back(field.key);
        for (CsvCell& cell : table_.header) {
            cell.text = trimmed(cell.text);
            if (fields_.find(cell.text) || cell.text.empty())
                continue;
            diagnostics_.error(table_.at(cell), fmt::format("unknown column '{}'", cell.text),
                               sim::allowed_hint(cell.text, known));
            ok = false;
        }
        bool any_rooms = false;
        for (Field const& field : fields_.fields) {
            bool const there = table_.column(field.key).has_value();
            any_rooms = any_rooms || (there && field.key.starts_with("rooms_"));
            if (there || field.presence != Field::Presence::required)
                continue;
            diagnostics_.error(table_.at(table_.header.front()),
                               fmt::format("the column '{}' is missing", field.key),
                               fmt::format("add it to the header: {}", field.description));
            ok = false;
        }
        if (!any_rooms) {
            diagnostics_.error(table_.at(table_.header.front()),
                               "a column with dwellings is missing",
                               "rooms_1 to rooms_6: how many dwellings of so many rooms");
            ok = false;
        }
        return ok;
    }

    CsvCell const* cell(std::string_view column) const
    {
        auto const at = table_.column(column);
        return at ? &(*row_)[*at] : nullptr;
    }

    /// What stands in a column of the row, if anything that is right for it.
    std::optional<std::string> text(std::string_view column)
    {
        Field const& field = *fields_.find(column);
        CsvCell const* const found = cell(column);
        std::string written = found ? trimmed(found->text) : std::string();
        if (written.empty()) {
            if (field.presence == Field::Presence::required)
                wrong(*found, fmt::format("{} is empty (every department needs it)", column),
                      field.description);
            return std::nullopt;
        }
        if (is_number(field))
            written = with_decimal_point(std::move(written));
        sim::YamlNode node;
        node.kind = sim::YamlNode::Kind::scalar;
        node.text = written;
        node.line = found->line;
        node.column = found->column;
        node.file = file_;
        if (is_number(field) && field.unit == "share" && is_percentage(node)) {
            wrong(*found, fmt::format("{} = {} is above 1 ({})", column, written, field.noun),
                  fmt::format("write a share, not per cent: {}", *sim::as_number(node) / 100));
            return std::nullopt;
        }
        sim::Diagnostics own;
        if (sim::check_field(node, field, own))
            return written;
        row_ok_ = false;
        for (sim::Diagnostic const& d : own.errors())
            diagnostics_.error(d.at, d.message, d.hint);
        return std::nullopt;
    }

    static bool is_percentage(sim::YamlNode const& node)
    {
        auto const number = sim::as_number(node);
        return number && *number > 1 && *number <= 100;
    }

    std::optional<double> number(std::string_view column)
    {
        auto const written = text(column);
        if (!written)
            return std::nullopt;
        return sim::as_number(CsvCell{*written, 0, 0});
    }

    std::optional<OwnDepartment> read_row()
    {
        row_ok_ = true;
        OwnDepartment d;
        d.name = text("department").value_or("");
        d.municipality = text("municipality").value_or("");
        d.organisation = text("organisation").value_or("");
        d.area = text("area").value_or("");
        if (auto const kind = text("kind"))
            d.kind = named<DwellingKind>(*kind).value_or(DwellingKind::family);
        for (std::size_t r = 0; r < OwnDepartment::max_rooms; ++r)
            d.dwellings_by_rooms[r] =
                static_cast<std::size_t>(number(fmt::format("rooms_{}", r + 1)).value_or(0));
        d.mean_m2 = number("mean_m2");
        d.rent_dkk_m2_year = number("rent_dkk_m2_year");
        d.rent_year = static_cast<int>(number("rent_year").value_or(d.rent_year));
        d.programmes = read_programmes();
        for (std::size_t m = 0; m < margin_count; ++m)
            d.margins[m] = number(column_of(static_cast<Margin>(m)));
        d.reputation = number("reputation");
        check_names(d);
        check_numbers(d);
        return row_ok_ ? std::optional(std::move(d)) : std::nullopt;
    }

    std::uint8_t read_programmes()
    {
        auto const written = text("programmes");
        if (!written)
            return 0;
        std::vector<std::string> const known = programmes();
        unsigned bits = 0;
        for (std::size_t begin = 0; begin <= written->size();) {
            std::size_t const end = std::min(written->find('|', begin), written->size());
            std::string const name = trimmed(written->substr(begin, end - begin));
            auto const found = std::find(known.begin(), known.end(), name);
            if (found == known.end())
                wrong(*cell("programmes"), fmt::format("unknown programme '{}'", name),
                      sim::allowed_hint(name, known) + "; several with | between them");
            else
                bits |= 1u << (found - known.begin());
            begin = end + 1;
        }
        return static_cast<std::uint8_t>(bits);
    }

    void check_names(OwnDepartment const& d)
    {
        auto const taken = [&](std::string_view column, std::string const& name,
                               std::vector<std::string> const& names) {
            if (!name.empty() && std::find(names.begin(), names.end(), name) != names.end())
                wrong(*cell(column),
                      fmt::format("the {} '{}' is one that is synthesised", column, name),
                      "give it another name");
        };
        taken("department", d.name, vocabulary_.departments);
        taken("organisation", d.organisation, vocabulary_.organisations);
        taken("area", d.area, vocabulary_.areas);
        for (char const* const column : {"department", "organisation", "area"}) {
            CsvCell const* const written = cell(column);
            if (written && std::any_of(written->text.begin(), written->text.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
                wrong(*written, fmt::format("{} has a line break or control character", column),
                      "write it on one line");
        }
        if (!d.name.empty()) {
            auto const [earlier, is_new] = lines_.emplace(d.name, cell("department")->line);
            if (!is_new)
                wrong(*cell("department"),
                      fmt::format("the department '{}' is there already, in line {}", d.name,
                                  earlier->second),
                      "give each its own name; add up rows of one department and kind");
        }
        if (!d.area.empty() && !d.municipality.empty()) {
            auto const [earlier, is_new] = area_in_.emplace(d.area, d.municipality);
            if (!is_new && earlier->second != d.municipality)
                wrong(*cell("area"),
                      fmt::format("the area '{}' lies in {} already (an area is of one "
                                  "municipality)",
                                  d.area, earlier->second),
                      "give it another name here");
        }
    }

    void check_numbers(OwnDepartment const& d)
    {
        if (d.dwellings() == 0 && row_ok_)
            wrong(*cell("department"), "no dwellings (rooms_1 to rooms_6 are 0 or empty)",
                  "write how many dwellings there are of each number of rooms");
        auto const young = d.margin(Margin::under_18);
        auto const old = d.margin(Margin::over_64);
        if (young && old && *young + *old > 1)
            wrong(*cell(column_of(Margin::over_64)),
                  fmt::format("{} and {} add to {:.6g}, over 1", column_of(Margin::under_18),
                              column_of(Margin::over_64), *young + *old),
                  "both are shares of all residents: write smaller ones");
        CsvCell const* const year = cell("rent_year");
        if (year && !trimmed(year->text).empty() && !d.rent_dkk_m2_year && row_ok_)
            wrong(*year, "rent_year without rent_dkk_m2_year",
                  "write the rent too, or leave the year out");
        check_size(d);
    }

    /// Whether the municipality can have so many.
    void check_size(OwnDepartment const& d)
    {
        auto const found = std::find(vocabulary_.municipalities.begin(),
                                     vocabulary_.municipalities.end(), d.municipality);
        auto const at = static_cast<std::size_t>(found - vocabulary_.municipalities.begin());
        if (at >= vocabulary_.residents.size())
            return;
        std::size_t& dwellings = dwellings_in_[d.municipality];
        std::size_t const before = dwellings;
        dwellings += d.dwellings();
        double const most =
            most_dwellings_a_resident * static_cast<double>(vocabulary_.residents[at]);
        if (static_cast<double>(dwellings) > most && static_cast<double>(before) <= most)
            wrong(*cell("department"),
                  fmt::format("{} dwellings in {} up to here (it has {} residents; more than {} "
                              "public dwellings a resident is nowhere)",
                              dwellings, d.municipality, vocabulary_.residents[at],
                              most_dwellings_a_resident),
                  "look for a number with a digit too many, or a wrong municipality");
    }

    void wrong(CsvCell const& at, std::string message, std::string hint = {})
    {
        row_ok_ = false;
        diagnostics_.error(table_.at(at), std::move(message), std::move(hint));
    }

    sim::CsvTable table_;
    std::shared_ptr<std::string const> file_;
    Vocabulary const& vocabulary_;
    Field fields_;
    sim::Diagnostics& diagnostics_;
    std::vector<CsvCell> const* row_ = nullptr;
    bool row_ok_ = true;
    std::map<std::string, int> lines_;
    std::map<std::string, std::string> area_in_;
    std::map<std::string, std::size_t> dwellings_in_;
};

} // namespace

std::vector<OwnDepartment> read_departments(std::string_view text, std::string const& file,
                                            Vocabulary const& vocabulary,
                                            sim::Diagnostics& diagnostics)
{
    if (auto const bad = sim::find_invalid_utf8(text)) {
        diagnostics.error(
            {file, bad->line, bad->column},
            "a character that is not UTF-8 (letters such as æ, ø and å are written in "
            "another encoding)",
            "save the file as 'CSV UTF-8'");
        return {};
    }
    sim::Diagnostics own;
    sim::CsvTable table = sim::read_csv(text, file, own);
    std::vector<OwnDepartment> departments;
    if (!table.header.empty())
        departments = DepartmentReader(std::move(table), vocabulary, own).read();
    for (sim::Diagnostic const& d : own.errors())
        diagnostics.error(d.at, d.message, d.hint);
    return departments;
}

} // namespace boligsim
