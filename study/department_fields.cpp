#include <array>
#include <utility>

#include <fmt/format.h>

#include "sim/files/field_builders.hpp"
#include "study/municipality_names.hpp"
#include "study/read_departments.hpp"

namespace boligsim {

namespace {

using sim::Field;
using sim::make_field;
using sim::number_field;
using sim::required_field;
using Type = sim::Field::Type;

Field share(Margin margin, std::string among, std::string const& who)
{
    return number_field(std::string(column_of(margin)), 0, 1, "share", "a share of " + among,
                        fmt::format("Known of those who live there: {} among {}.", who, among));
}

Field municipality(Vocabulary const& vocabulary)
{
    Field field = make_field("municipality", Type::choice, "municipality", "Where it lies.");
    field.choices = vocabulary.municipalities;
    field.meant = municipality_meant(vocabulary);
    if (field.choices.empty())
        field.type = Type::text;
    return field;
}

Field kind()
{
    Field field =
        make_field("kind", Type::choice, "kind of dwellings",
                   "For whom its dwellings are meant; a department with dwellings of two kinds "
                   "is two rows.");
    field.choices = list_names<DwellingKind>();
    field.fallback = "family";
    return field;
}

Field rooms(std::size_t number_of_rooms)
{
    Field field = number_field(
        fmt::format("rooms_{}", number_of_rooms), 0, 20000, "dwellings", "a number of dwellings",
        fmt::format("Dwellings of {}{} room{}; empty is none.", number_of_rooms,
                    number_of_rooms == OwnDepartment::max_rooms ? " or more" : "",
                    number_of_rooms == 1 ? "" : "s"));
    field.type = Type::integer;
    return field;
}

} // namespace

std::string_view column_of(Margin margin)
{
    constexpr std::array<std::string_view, margin_count> columns{
        "employed_share",     "non_western_share",      "under_18_share",        "over_64_share",
        "single_adult_share", "residents_per_dwelling", "mean_years_in_dwelling"};
    return columns[static_cast<std::size_t>(margin)];
}

sim::Field department_fields(Vocabulary const& vocabulary)
{
    Field table;
    table.key = "departments";
    table.type = Type::records;
    table.description =
        "The columns of `departments: FILE.csv`, a row a department, in any order. Figures are "
        "those "
        "of the start of 2006, for the whole department. What is left empty is not known.";
    std::vector<Field>& columns = table.fields;
    columns.push_back(
        required_field(make_field("department", Type::text, "department", "Its name, once.")));
    columns.push_back(required_field(municipality(vocabulary)));
    columns.push_back(
        required_field(make_field("organisation", Type::text, "housing organisation",
                                  "To whom it belongs; may appear in several municipalities.")));
    columns.push_back(
        make_field("area", Type::text, "area",
                   "The area it makes with others of one municipality; empty for none."));
    columns.push_back(kind());
    for (std::size_t r = 1; r <= OwnDepartment::max_rooms; ++r)
        columns.push_back(rooms(r));
    columns.push_back(
        number_field("mean_m2", 12, 300, "m2", "a mean area", "Mean area of its dwellings."));
    columns.push_back(number_field("rent_dkk_m2_year", 100, 5000, "DKK/m2/year", "a mean rent",
                                   "Mean rent without heating, at the prices of `rent_year`."));
    Field year =
        number_field("rent_year", 2003, 2021, "", "a calendar year",
                     "Year of that rent; taken back to the start by how rents of its kind and "
                     "region rose.");
    year.type = Type::integer;
    year.fallback = "2006";
    columns.push_back(year);
    columns.push_back(make_field(
        "programmes", Type::text, "programmes",
        "Programmes whose plan covers it: 2006-10, 2011-14, 2015-18, with a vertical bar "
        "between them, no blanks needed."));
    columns.push_back(share(Margin::employed, "residents aged 18-64", "the employed"));
    columns.push_back(share(Margin::non_western, "residents",
                            "immigrants and descendants of non-Western origin"));
    columns.push_back(share(Margin::under_18, "residents", "those under 18"));
    columns.push_back(share(Margin::over_64, "residents", "those of 65 and over"));
    columns.push_back(share(Margin::single_adult, "households",
                            "those with one adult, with children or without,"));
    columns.push_back(
        number_field(std::string(column_of(Margin::residents_per_dwelling)), 1, 6, "persons",
                     "residents of an occupied dwelling",
                     "Known of those who live there: residents of an occupied dwelling."));
    columns.push_back(number_field(std::string(column_of(Margin::years_in_dwelling)), 0, 40,
                                   "years", "mean years since moving in",
                                   "Known of those who live there: mean years since moving in."));
    columns.push_back(
        number_field("reputation", -4, 4, "standard deviations", "a reputation",
                     "How the place is perceived: 0 the sector's mean, below it worse. "
                     "Left empty, that of departments with such an employed_share and "
                     "non_western_share, or 0 where neither is known."));
    return table;
}

} // namespace boligsim
