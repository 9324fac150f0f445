#include <gtest/gtest.h>

#include "study/read_departments.hpp"
#include "study/read_study.hpp"
#include "tests/unit/study/test_vocabulary.hpp"

namespace boligsim {
namespace {

constexpr char const* with_commas =
    "department,municipality,organisation,area,kind,rooms_1,rooms_3,mean_m2,rent_dkk_m2_year,"
    "rent_year,programmes,employed_share,mean_years_in_dwelling,reputation\n"
    "\"Parken, "
    "\"\"nord\"\"\",Aarhus,Ørn,Parken,family,20,80,71.5,612.25,2010,2006-10|2015-18,0.455,"
    "6.5,-0.5\n"
    "Kollegiet,København,Ørn,,youth,40,,,,,,,,\n";

constexpr char const* with_semicolons =
    "\xEF\xBB\xBF"
    "department;municipality;organisation;area;kind;rooms_1;rooms_3;mean_m2;rent_dkk_m2_year;"
    "rent_year;programmes;employed_share;mean_years_in_dwelling;reputation\r\n"
    "\"Parken, \"\"nord\"\"\";Aarhus;Ørn;Parken;family; 20 ;80;71,5;612,25;2010;2006-10 | 2015-18;"
    "0,455;6,5;-0,5\r\n"
    "Kollegiet;København;Ørn;;youth;40;;;;;;;;\r\n"
    ";;;;;;;;;;;;;\r\n";

std::vector<OwnDepartment> read(std::string const& text)
{
    sim::Diagnostics diagnostics;
    auto departments = read_departments(text, "own.csv", test_vocabulary(), diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    return departments;
}

TEST(OwnDepartments, are_read_as_written)
{
    std::vector<OwnDepartment> const departments = read(with_commas);
    ASSERT_EQ(departments.size(), 2u);
    OwnDepartment const& first = departments[0];
    EXPECT_EQ(first.name, "Parken, \"nord\"");
    EXPECT_EQ(first.municipality, "Aarhus");
    EXPECT_EQ(first.organisation, "Ørn");
    EXPECT_EQ(first.area, "Parken");
    EXPECT_EQ(first.kind, DwellingKind::family);
    EXPECT_EQ(first.dwellings_by_rooms, (std::array<std::size_t, 6>{20, 0, 80, 0, 0, 0}));
    EXPECT_EQ(first.dwellings(), 100u);
    EXPECT_EQ(first.mean_m2, 71.5);
    EXPECT_EQ(first.rent_dkk_m2_year, 612.25);
    EXPECT_EQ(first.rent_year, 2010);
    EXPECT_EQ(first.programmes, 1 + 4);
    EXPECT_EQ(first.margin(Margin::employed), 0.455);
    EXPECT_EQ(first.margin(Margin::years_in_dwelling), 6.5);
    EXPECT_EQ(first.margin(Margin::non_western), std::nullopt);
    EXPECT_EQ(first.reputation, -0.5);
    EXPECT_EQ(departments[1].kind, DwellingKind::youth);
    EXPECT_FALSE(departments[1].has_margins());
    EXPECT_EQ(departments[1].rent_dkk_m2_year, std::nullopt);
}

TEST(OwnDepartments, may_come_with_semicolons_and_decimal_commas)
{
    EXPECT_EQ(read(with_semicolons), read(with_commas));
}

TEST(OwnDepartments, have_numbers_with_a_sign_and_municipalities_as_registers_name_them)
{
    OwnDepartment const only =
        read("department,municipality,organisation,rooms_2,rooms_3,employed_share\n"
             "Parken,751 Aarhus,Ørn,+200,300,+0.5\n")
            .at(0);
    EXPECT_EQ(only.dwellings(), 500u);
    EXPECT_EQ(only.margin(Margin::employed), 0.5);
    EXPECT_EQ(only.municipality, "Aarhus");
}

TEST(OwnDepartments, are_the_same_when_written_and_read_again)
{
    std::vector<OwnDepartment> const departments = read(with_commas);
    EXPECT_EQ(read(write_departments(departments)), departments);
}

constexpr char const* study_text = R"(format: 1
study: s
defaults:
  world: {departments: own.csv}
blocks:
  b:
    letting:
      - {tool: waiting_list, where: {area: Parken}, from: 2006-01, share: 0.1}
      - {tool: waiting_list, where: {organisation: Ørn}, from: 2006-01, share: 0.1}
      - {tool: waiting_list, where: {department: Kollegiet}, from: 2006-01, share: 0.1}
scenarios: {only: {use: [b]}}
)";

std::optional<Study> read_study_in(std::string const& file, std::string const& text,
                                   std::string& asked_for)
{
    sim::Diagnostics diagnostics;
    StudySource const source{file, text, {}, [&](std::string const& path) {
                                 asked_for = path;
                                 return std::optional<std::string>(with_commas);
                             }};
    auto study = read_study(source, test_vocabulary(), diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.to_text();
    return study;
}

TEST(OwnDepartments, stand_beside_the_study_and_may_be_named_by_it)
{
    std::string path;
    Study const study = read_study_in("folder/s.yaml", study_text, path).value();
    EXPECT_EQ(path, "folder/own.csv");
    EXPECT_EQ(study.departments, read(with_commas));
    read_study_in("s.yaml", study_text, path);
    EXPECT_EQ(path, "own.csv");
}

TEST(OwnDepartments, are_in_the_resolved_study_which_needs_no_file)
{
    std::string path;
    Study const study = read_study_in("s.yaml", study_text, path).value();
    path.clear();
    Study const again = read_study_in("s.yaml", study.resolved_text, path).value();
    EXPECT_EQ(path, "") << "a file was asked for";
    EXPECT_EQ(again.departments, study.departments);
    EXPECT_EQ(again.resolved_text, study.resolved_text);
    EXPECT_EQ(again.scenarios[0].letting[1].where.name, "Ørn");
}

} // namespace
} // namespace boligsim
