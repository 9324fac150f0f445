#include "study/read_departments.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "sim/core/printable.hpp"
#include "sim/core/utf8.hpp"
#include "sim/files/csv.hpp"
#include "study/department_columns.hpp"
#include "study/impossible_margins.hpp"
#include "study/municipality_names.hpp"

namespace boligsim {

namespace {

using sim::CsvCell;
using sim::Field;

/// More public dwellings than this a resident no municipality has: Brøndby, where two dwellings in
/// three are public, has 0.3.
constexpr double most_dwellings_a_resident = 0.4;

/// How tables say that something is not known: Statistics Denmark's "..", a spreadsheet's "#N/A".
bool says_unknown(std::string const& text)
{
    constexpr std::array<std::string_view, 15> marks{".",      "..",     "...", "-",    "--",
                                                     "\u2013", "\u2026", "?",   ":",    "na",
                                                     "n/a",    "#n/a",   "nan", "null", "none"};
    std::string lower;
    for (char const c : text)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::find(marks.begin(), marks.end(), lower) != marks.end();
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
          synthesised_departments_(vocabulary.departments.begin(), vocabulary.departments.end()),
          synthesised_organisations_(vocabulary.organisations.begin(),
                                     vocabulary.organisations.end()),
          synthesised_areas_(vocabulary.areas.begin(), vocabulary.areas.end()),
          diagnostics_(diagnostics),
          columns_(find_columns(table_, fields_, diagnostics))
    {
    }

    std::vector<OwnDepartment> read()
    {
        if (!columns_)
            return {};
        std::vector<OwnDepartment> departments;
        for (std::vector<CsvCell> const& row : table_.rows) {
            row_ = &row;
            if (auto department = read_row())
                departments.push_back(std::move(*department));
        }
        if (table_.rows.empty() && diagnostics_.ok())
            diagnostics_.error({table_.file, 0, 0}, "no departments (nothing below the header)",
                               "write a row for each department");
        return departments;
    }

private:
    CsvCell const* cell(std::string_view column) const
    {
        auto const at = columns_->find(column);
        return at == columns_->end() ? nullptr : &(*row_)[at->second];
    }

    /// What stands in a column of the row, if anything that is right for it.
    std::optional<std::string> text(std::string_view column)
    {
        Field const& field = *fields_.find(column);
        CsvCell const* const found = cell(column);
        std::string written = found ? sim::without_blanks(found->text) : std::string();
        if (written.empty()) {
            if (found && field.presence == Field::Presence::required)
                wrong(*found, fmt::format("{} is empty (every department needs it)", column),
                      field.description);
            return std::nullopt;
        }
        if (says_unknown(written)) {
            wrong(*found, fmt::format("{} = {}", column, written),
                  field.presence == Field::Presence::required
                      ? fmt::format("every department needs it: {}", field.description)
                      : "leave it empty where nothing is known");
            return std::nullopt;
        }
        if (column == "municipality")
            written = find_municipality(written, vocabulary_.municipalities,
                                        vocabulary_.municipality_codes)
                          .value_or(written);
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
            std::string const name = sim::without_blanks(written->substr(begin, end - begin));
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
                               std::set<std::string_view> const& names) {
            if (names.count(name) > 0)
                wrong(*cell(column),
                      fmt::format("the {} '{}' is one that is synthesised", column, name),
                      "give it another name");
        };
        taken("department", d.name, synthesised_departments_);
        taken("organisation", d.organisation, synthesised_organisations_);
        taken("area", d.area, synthesised_areas_);
        for (char const* const column : {"department", "organisation", "area"}) {
            CsvCell const* const written = cell(column);
            if (written && !sim::is_printable(sim::without_blanks(written->text)))
                wrong(*written,
                      fmt::format("{} has a line break or a character that nobody sees", column),
                      "write it on one line, with letters, digits and signs");
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
        if (d.dwellings() == 0 && row_ok_ && has_rooms(*columns_))
            wrong(row_->front(), "no dwellings (rooms_1 to rooms_6 are 0 or empty)",
                  "write how many dwellings there are of each number of rooms");
        auto const young = d.margin(Margin::under_18);
        auto const old = d.margin(Margin::over_64);
        if (young && old && *young + *old > 1)
            wrong(*cell(column_of(Margin::over_64)),
                  fmt::format("{} and {} add to {:.6g}, over 1", column_of(Margin::under_18),
                              column_of(Margin::over_64), *young + *old),
                  "both are shares of all residents: write smaller ones");
        CsvCell const* const year = cell("rent_year");
        if (year && !sim::without_blanks(year->text).empty() && !d.rent_dkk_m2_year && row_ok_)
            wrong(*year, "rent_year without rent_dkk_m2_year",
                  "write the rent too, or leave the year out");
        if (row_ok_)
            for (ImpossibleMargins const& impossible : find_impossible(d))
                wrong(*cell(column_of(impossible.margin)), impossible.message, impossible.hint);
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
            wrong(row_->front(),
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
    std::set<std::string_view> const synthesised_departments_;
    std::set<std::string_view> const synthesised_organisations_;
    std::set<std::string_view> const synthesised_areas_;
    sim::Diagnostics& diagnostics_;
    std::vector<CsvCell> const* row_ = nullptr;
    bool row_ok_ = true;
    std::optional<DepartmentColumns> const columns_;
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
    if (!table.header.empty() && !is_table_of_departments(table, department_fields(vocabulary))) {
        diagnostics.error({file, 0, 0},
                          "the file is no table of departments (its first line names none of "
                          "their columns)",
                          "begin with a header: department,municipality,organisation,rooms_2,...");
        return {};
    }
    std::vector<OwnDepartment> departments;
    if (!table.header.empty())
        departments = DepartmentReader(std::move(table), vocabulary, own).read();
    for (sim::Diagnostic const& d : own.errors())
        diagnostics.error(d.at, d.message, d.hint);
    return departments;
}

} // namespace boligsim
