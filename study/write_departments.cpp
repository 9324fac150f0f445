#include <fmt/format.h>

#include "study/read_departments.hpp"

namespace boligsim {

namespace {

std::string quoted(std::string const& text)
{
    std::string result;
    for (char const c : text) {
        if (c == '"')
            result.push_back('"');
        result.push_back(c);
    }
    return fmt::format("\"{}\"", result);
}

std::string optional_number(std::optional<double> const& number)
{
    return number ? fmt::format("{}", *number) : std::string();
}

std::string programme_names(std::uint8_t bits)
{
    std::string text;
    std::vector<std::string> const names = programmes();
    for (std::size_t p = 0; p < names.size(); ++p)
        if ((bits >> p & 1) != 0)
            text += fmt::format("{}{}", text.empty() ? "" : "|", names[p]);
    return text;
}

} // namespace

std::string write_departments(std::vector<OwnDepartment> const& departments)
{
    std::string text = "department,municipality,organisation,area,kind";
    for (std::size_t r = 1; r <= OwnDepartment::max_rooms; ++r)
        text += fmt::format(",rooms_{}", r);
    text += ",mean_m2,rent_dkk_m2_year,rent_year,programmes,reputation";
    for (std::size_t m = 0; m < margin_count; ++m)
        text += fmt::format(",{}", column_of(static_cast<Margin>(m)));
    text += "\n";
    for (OwnDepartment const& d : departments) {
        text += fmt::format("{},{},{},{},{}", quoted(d.name), quoted(d.municipality),
                            quoted(d.organisation), d.area.empty() ? "" : quoted(d.area),
                            name_of(d.kind));
        for (std::size_t const dwellings : d.dwellings_by_rooms)
            text += fmt::format(",{}", dwellings);
        text += fmt::format(",{},{},{},{},{}", optional_number(d.mean_m2),
                            optional_number(d.rent_dkk_m2_year),
                            d.rent_dkk_m2_year ? fmt::format("{}", d.rent_year) : "",
                            programme_names(d.programmes), optional_number(d.reputation));
        for (auto const& margin : d.margins)
            text += fmt::format(",{}", optional_number(margin));
        text += "\n";
    }
    return text;
}

} // namespace boligsim
