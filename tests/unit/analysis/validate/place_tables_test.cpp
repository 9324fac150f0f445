#include "analysis/validate/place_tables.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "analysis/concentration/concentration.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"
#include "analysis/validate/target_text.hpp"
#include "analysis/validate/validation.hpp"

namespace boligsim::analysis {
namespace {

/// An own estate of an area, another department, and owners; 2005 to 2014.
MemoryTrajectory make_places()
{
    std::vector<int> years;
    for (int year = 2005; year <= 2014; ++year)
        years.push_back(year);
    MemoryTrajectory file("baseline", years, 2, {"Park", "Other"}, {"Aarhus owner"});
    file.set_scale(0.01);
    file.set_texts("department_area", {"Park", ""});
    file.set_integers("department_dwellings", {2, 2});
    file.set_integers("department_source", {1, 0});
    file.add_measure("residents", {{"age", {"0-9", "10-19"}}});
    file.add_measure("residents_age_group", {{"age_group", {"0-17", "18-29", "30-64", "65+"}}});
    file.add_measure("residents_origin",
                     {{"origin", {"danish", "western", "menapt", "other_non_western"}}});
    file.add_measure("adults", {{"employment", {"employed", "outside"}}, {"origin", {"danish"}}});
    file.add_measure("income", {{"income_band", {"lowest", "second"}}});
    file.add_measure("immigrants_years", {{"years_since_arrival",
                                           {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
                                            "10-14", "15+", "before"}}});
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t y = 0; y < years.size(); ++y)
            for (std::size_t d = 0; d < 2; ++d) {
                auto const set = [&](char const* measure, std::size_t cell, std::int64_t n) {
                    file.value(measure, Sector::departments, r, y, d, cell) = n;
                };
                auto const gone = static_cast<std::int64_t>(y);
                set("residents", 0, 100);
                set("residents_age_group", 0, d == 0 ? 30 - gone : 30);
                set("residents_age_group", 2, d == 0 ? 70 + gone : 70);
                set("residents_origin", 0, 60);
                set("residents_origin", 2, 40);
                set("adults", 0, 50);
                set("adults", 1, 50);
                set("income", 0, 30);
                set("income", 1, 70);
                set("immigrants_years", 3, 6);
                file.value("immigrants_years", Sector::elsewhere, r, y, 0, 3) = 8;
            }
    return file;
}

std::string text_of(MemoryTrajectory const& file)
{
    return std::regex_replace(place_tables(file), std::regex(" +"), " ");
}

TEST(PlaceTables, TellHowAnOwnEstateChangesBesideTheCountry)
{
    std::string const text = text_of(make_places());
    // Of the estate 30 and 21 % are under 18; of the country, which is two departments here, 30 and
    // 25.5 %.
    EXPECT_NE(text.find("Park under 18 30.0 % 21.0 % -9.00 -4.50"), std::string::npos) << text;
    EXPECT_EQ(text.find("much"), std::string::npos) << "4.5 points less than the country\n" << text;
    EXPECT_NE(text.find("Park in work, 18-64 50.0 % 50.0 % 0.00"), std::string::npos) << text;
}

TEST(PlaceTables, MarkWhatChangesByMoreThanTheCountryAndFivePoints)
{
    MemoryTrajectory file = make_places();
    for (std::size_t r = 0; r < 2; ++r)
        file.value("residents_age_group", Sector::departments, r, 9, 0, 0) = 15;
    EXPECT_NE(text_of(file).find("much"), std::string::npos);
}

TEST(PlaceTables, TellThePublicHousingOfImmigrantsByYearsSinceTheyCame)
{
    std::string const text = text_of(make_places());
    EXPECT_NE(text.find("\n3 60.0 %"), std::string::npos) << "12 of 20 each year\n" << text;
}

TEST(PlaceTables, LeaveOutWhatTheFileDoesNotHold)
{
    EXPECT_EQ(place_tables(MemoryTrajectory("baseline", {2005}, 1, {"A"}, {"Aarhus owner"})), "");
}

/// A count of areas is whole, and none is no "-0".
TEST(ValueText, OfAreasIsWhole)
{
    Target target;
    target.unit = "areas";
    target.value = 22;
    EXPECT_EQ(value_text(target, 17.0), "17");
    EXPECT_EQ(value_text(target, -1e-15), "0");
}

TEST(ShippedTargets, OfAreasNameMeasuresThatAreKnown)
{
    std::size_t found = 0;
    for (Target const& target : shipped_targets())
        if (target.id.find("areas") != std::string::npos ||
            target.id.find("deprived") != std::string::npos) {
            EXPECT_NE(find_concentration_measure(target.measure), nullptr) << target.id;
            ++found;
        }
    EXPECT_GE(found, 4u);
}

} // namespace
} // namespace boligsim::analysis
