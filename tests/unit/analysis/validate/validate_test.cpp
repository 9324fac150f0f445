#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "analysis/indicators/indicator.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"
#include "analysis/validate/validation.hpp"

namespace boligsim::analysis {
namespace {

constexpr char header[] =
    "id,theme,measure,group,place,year,value,unit,tolerance,tolerance_kind,source,role\n";

std::vector<Target> targets_of(std::string const& rows)
{
    sim::Diagnostics diagnostics;
    auto const targets = read_targets(header + rows, "targets.csv", diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.to_text();
    return targets;
}

/// A tenth of a country: a family and a youth department and owners.
MemoryTrajectory make_trajectory()
{
    MemoryTrajectory trajectory("baseline", {2019}, 2, {"Family", "Youth"}, {"Aarhus owner"});
    trajectory.set_scale(0.1);
    trajectory.set_texts("department_kind", {"family", "youth"});
    trajectory.add_measure("residents", {{"age", {"0-9", "10-19"}}, {"sex", {"women", "men"}}});
    trajectory.add_measure("moves_out",
                           {{"vacating",
                             {"same_department", "same_organisation", "other_public", "owner",
                              "private_rental", "other", "abroad", "dissolved"}}});
    trajectory.add_measure("dwellings", {{"occupancy", {"occupied", "vacant"}}});
    for (std::size_t r = 0; r < 2; ++r) {
        for (std::size_t cell = 0; cell < 4; ++cell) {
            trajectory.value("residents", Sector::departments, r, 0, 0, cell) = 10;
            trajectory.value("residents", Sector::elsewhere, r, 0, 0, cell) = 100;
        }
        for (std::size_t d = 0; d < 2; ++d) {
            trajectory.value("dwellings", Sector::departments, r, 0, d, 0) = 40;
            // Moves within the organisation are not counted as leaving.
            trajectory.value("moves_out", Sector::departments, r, 0, d, 1) = 7;
            trajectory.value("moves_out", Sector::departments, r, 0, d, 3) = d == 0 ? 1 : 6;
            trajectory.value("moves_out", Sector::departments, r, 0, d, 7) = d == 0 ? 3 : 10;
        }
    }
    return trajectory;
}

TEST(Validate, ComparesAtFullScaleByPlaceAndCategory)
{
    auto const results = validate(
        make_trajectory(),
        targets_of("a,population,residents,,population,2019,4400,persons,0.01,relative,x,check\n"
                   "b,population,residents,age=10-19;sex=men,public_housing,2019,100,persons,0.01,"
                   "relative,x,check\n"
                   "c,population,residents,,population_outside_public_housing,2019,5000,persons,0."
                   "1,relative,x,"
                   "check\n"));
    ASSERT_EQ(results.size(), 3u);
    EXPECT_NEAR(results[0].simulated.mean, 4400, 1e-9);
    EXPECT_EQ(results[0].verdict, TargetVerdict::met);
    EXPECT_NEAR(results[1].simulated.mean, 100, 1e-9);
    EXPECT_NEAR(results[2].deviation, -0.2, 1e-12);
    EXPECT_EQ(results[2].verdict, TargetVerdict::missed);
}

TEST(Validate, TellsKindsOfDwellingsApart)
{
    auto const results =
        validate(make_trajectory(), targets_of("a,population,move_out_rate,kind=family,public_"
                                               "housing,2019,0.104,share,0.1,relative,x,check\n"
                                               "b,population,move_out_rate,kind=youth,public_"
                                               "housing,2019,0.399,share,0.1,relative,x,check\n"));
    EXPECT_NEAR(results[0].simulated.mean, 0.1, 1e-12);
    EXPECT_NEAR(results[1].simulated.mean, 0.4, 1e-12);
    EXPECT_EQ(results[1].verdict, TargetVerdict::met);
}

TEST(Validate, SaysWhatTheFileDoesNotHold)
{
    auto const results = validate(
        make_trajectory(),
        targets_of(
            "a,population,residents,,population,2021,1,persons,0.01,relative,x,check\n"
            "b,population,vacancy_shar,,public_housing,2019,1,share,0.01,absolute,x,check\n"));
    EXPECT_EQ(results[0].verdict, TargetVerdict::not_in_file);
    EXPECT_EQ(results[1].verdict, TargetVerdict::not_in_file);
}

TEST(ValidationText, SaysWhichYearsAFileHoldsWhereAFigureIsOfAnother)
{
    constexpr char const* held = "The file holds 2019 to 2019: figures of other years";
    for (bool const other : {false, true}) {
        Validation const validation = validate_file(
            make_trajectory(),
            targets_of(std::string("a,sector,residents,,population,") + (other ? "2021" : "2019") +
                       ",4400,persons,0.01,relative,x,check\n"));
        for (std::string const& text :
             {validation_text(validation), validation_rows_text(validation)})
            EXPECT_EQ(text.find(held) != std::string::npos, other) << text;
    }
}

/// Regions are those of departments and of homes outside public housing.
TEST(Validate, TellsRegionsOfTheWholePopulationApart)
{
    MemoryTrajectory trajectory = make_trajectory();
    trajectory.set_texts("department_region", {"hovedstaden", "sjaelland"});
    trajectory.set_texts("segment_region", {"sjaelland"});
    auto const results = validate(
        trajectory, targets_of("a,places,residents,region=hovedstaden,population,2019,400,persons,"
                               "0.01,relative,x,check\n"
                               "b,places,residents,region=sjaelland,population,2019,4000,persons,"
                               "0.01,relative,x,check\n"));
    EXPECT_NEAR(results[0].simulated.mean, 400, 1e-9);
    EXPECT_NEAR(results[1].simulated.mean, 4000, 1e-9);
}

TEST(Validate, TellsHowMuchOfThePopulationLivesInPublicHousing)
{
    auto const results = validate(
        make_trajectory(), targets_of("a,places,residents,sex=men,public_housing_of_population,"
                                      "2019,0.1,share,0.01,absolute,x,check\n"));
    EXPECT_NEAR(results[0].simulated.mean, 40.0 / 440, 1e-12) << "20 of 220 men in each world";
}

/// Means of 24 and 60 months in dwellings of one and three rooms: 18 months for each room.
TEST(Validate, TellsHowMuchLongerStaysAreForEachRoom)
{
    MemoryTrajectory trajectory = make_trajectory();
    trajectory.add_measure("households_rooms", {{"rooms", {"1", "2", "3"}}});
    trajectory.add_measure("stay_years_rooms", {{"rooms", {"1", "2", "3"}}});
    for (std::size_t r = 0; r < 2; ++r)
        for (auto const& [rooms, households, years] :
             {std::array<std::int64_t, 3>{0, 10, 20}, std::array<std::int64_t, 3>{2, 5, 25}}) {
            auto const cell = static_cast<std::size_t>(rooms);
            trajectory.value("households_rooms", Sector::departments, r, 0, 0, cell) = households;
            trajectory.value("stay_years_rooms", Sector::departments, r, 0, 0, cell) = years;
            trajectory.value("stay_years_rooms", Sector::departments, r, 0, 1, cell) = 9999;
        }
    auto const results =
        validate(trajectory, targets_of("a,places,stay_months_a_room,kind=family,public_housing,"
                                        "2019,18,months,0.01,relative,x,check\n"));
    EXPECT_NEAR(results[0].simulated.mean, 18, 1e-9);
}

TEST(Validate, TellsRegionsApart)
{
    MemoryTrajectory trajectory = make_trajectory();
    trajectory.set_texts("department_region", {"hovedstaden", "sjaelland"});
    auto const results = validate(
        trajectory,
        targets_of("a,sector,move_out_rate,region=hovedstaden,public_housing,2019,0.1,share,0.1,"
                   "relative,x,check\n"
                   "b,sector,move_out_rate,kind=youth;region=hovedstaden,public_housing,2019,0.1,"
                   "share,0.1,relative,x,check\n"
                   "c,sector,move_out_rate,region=hovedstaden|sjaelland,public_housing,2019,0.25,"
                   "share,0.1,relative,x,check\n"));
    EXPECT_NEAR(results[0].simulated.mean, 0.1, 1e-12);
    EXPECT_EQ(results[1].verdict, TargetVerdict::not_in_file) << "there is no such department";
    EXPECT_NEAR(results[2].simulated.mean, 0.25, 1e-12);
}

TEST(ValidationRows, HaveAFigureEachWithRatioAndRoleAndMissesFirst)
{
    MemoryTrajectory trajectory = make_trajectory();
    // The replicates differ: 16 and 24 households leave, of 80 dwellings.
    trajectory.value("moves_out", Sector::departments, 0, 0, 0, 3) -= 1;
    trajectory.value("moves_out", Sector::departments, 0, 0, 0, 7) -= 3;
    trajectory.value("moves_out", Sector::departments, 1, 0, 0, 3) += 4;
    std::string const rows = validation_rows_text(validate_file(
        trajectory,
        targets_of(
            "a,sector,residents,,population,2019,4400,persons,0.01,relative,x,calibration\n"
            "b,sector,move_out_rate,,public_housing,2019,0.2,share,0.1,relative,x,check\n")));
    EXPECT_LT(rows.find("MISSED"), rows.find("Inputs and calibration: ")) << rows;
    // Mean of 0.2 and 0.3; t(0.975, 1) = 12.7062 times sd / sqrt(2) = 0.05.
    EXPECT_NE(rows.find("25.00 %  -38.53 % to 88.53 %   1.25    10 %  check"), std::string::npos)
        << rows;
    EXPECT_NE(rows.find("1.00     1 %  calibration"), std::string::npos) << rows;
    EXPECT_NE(rows.find("mean of 2 worlds"), std::string::npos) << rows;
    EXPECT_NE(rows.find("No department of the 2006-10 programme lets by agreements here"),
              std::string::npos)
        << rows;
}

TEST(ValidationRows, HaveChecksUnderAHeadingOfTheirOwnBeforeTheOthers)
{
    std::string const rows = validation_rows_text(validate_file(
        make_trajectory(),
        targets_of(
            "a,sector,residents,,population,2019,1,persons,0.01,relative,x,calibration\n"
            "b,sector,residents,,population,2019,4400,persons,0.01,relative,x,check\n"
            "c,sector,move_out_rate,,public_housing,2019,0.9,share,0.1,relative,x,check\n")));
    // Misses come first among the checks, and the checks before what was missed of the others.
    std::vector<std::size_t> const order{rows.find("Checks: no parameter was set"),
                                         rows.find("move_out_rate"),
                                         rows.find("0 %  check"),
                                         rows.find("4,400"),
                                         rows.find("Inputs and calibration: "),
                                         rows.find("calibration", rows.find("MISSED") + 6),
                                         rows.find("check: 1 of 2 within tolerance")};
    EXPECT_EQ(std::count(order.begin(), order.end(), std::string::npos), 0) << rows;
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end())) << rows;
}

TEST(ValidationRows, HaveNoHeadingsWhereNothingIsACheck)
{
    std::string const rows = validation_rows_text(validate_file(
        make_trajectory(),
        targets_of("a,sector,residents,,population,2019,1,persons,0.01,relative,x,input\n")));
    EXPECT_EQ(rows.find("Checks:"), std::string::npos) << rows;
    EXPECT_EQ(rows.find("Inputs and calibration:"), std::string::npos) << rows;
}

TEST(ValidationRows, SayWhetherDwellingsAreLetByAgreement)
{
    MemoryTrajectory trajectory = make_trajectory();
    trajectory.add_measure(
        "lettings",
        {{"tool", {"waiting_list", "flexible_letting", "public_advertising", "combined_letting"}}});
    EXPECT_FALSE(validate_file(trajectory, {}).agreed_lettings);
    trajectory.value("lettings", Sector::departments, 1, 0, 1, 1) = 1;
    EXPECT_TRUE(validate_file(trajectory, {}).agreed_lettings);
}

TEST(ValidationText, PutsMissesFirstAndCountsByRole)
{
    auto const results = validate(
        make_trajectory(),
        targets_of(
            "a,population,residents,,population,2019,4400,persons,0.01,relative,x,check\n"
            "b,population,residents,,public_housing,2019,400,persons,0.01,relative,x,input\n"
            "c,population,move_out_rate,,public_housing,2019,0.1,share,0.01,relative,x,check\n"));
    std::string const text = validation_text({"baseline", results, 2, false, {}, {}});
    EXPECT_LT(text.find("move out rate"), text.find("residents, population")) << text;
    EXPECT_NE(text.find("check: 1 of 2 within tolerance, 1 missed"), std::string::npos) << text;
    EXPECT_NE(text.find("input: 1 of 1 within tolerance, 0 missed"), std::string::npos) << text;
}

TEST(ReadTargets, RefusesWithThePlace)
{
    sim::Diagnostics diagnostics;
    read_targets(std::string(header) +
                     "a,stars,residents,kind=youth,moon,2019,x,persons,0.1,relative,s,check\n",
                 "targets.csv", diagnostics);
    ASSERT_EQ(diagnostics.size(), 4u) << diagnostics.to_text();
    EXPECT_EQ(diagnostics.errors()[0].at.line, 2);
}

constexpr char ordering_header[] =
    "id,theme,label,measure,of,kind,column,groups,year,expected,source,published\n";

std::vector<Ordering> orderings_of(std::string const& rows)
{
    sim::Diagnostics diagnostics;
    auto const orderings = read_orderings(ordering_header + rows, "orderings.csv", diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.to_text();
    return orderings;
}

/// Of 40 dwellings each, 4 households leave the family and 16 the youth department.
TEST(Orderings, AreThereOrNotByTheMeanOverWorlds)
{
    MemoryTrajectory trajectory = make_trajectory();
    // In one of the two worlds 20 leave the family department: 12 in the mean.
    trajectory.value("moves_out", Sector::departments, 1, 0, 0, 3) += 16;
    auto const results = hold_orderings(
        trajectory,
        orderings_of("a,sector,A,move_out_rate,,,kind,F=family;Y=youth,2019,most=Y;fewest=F,x,x\n"
                     "b,sector,B,move_out_rate,,,kind,F=family;Y=youth,2019,most=F,x,x\n"
                     "c,sector,C,move_out_rate,,,kind,F=family;Y=youth,2019,F=0.7-0.8,x,x\n"
                     "d,sector,D,move_out_rate,,,kind,F=family;Y=youth,2019,F=0.2-0.3,x,x\n"
                     "e,sector,E,move_out_rate,,,kind,F=family;Y=youth,2021,most=Y,x,x\n"
                     "f,sector,F,residents,dwellings,,kind,F=family;Y=youth,2019,most=Y,x,x\n"));
    ASSERT_EQ(results.size(), 6u);
    EXPECT_NEAR(results[0].values[0], 0.3, 1e-12);
    EXPECT_NEAR(results[0].values[1], 0.4, 1e-12);
    EXPECT_EQ(results[0].verdict, TargetVerdict::met);
    EXPECT_EQ(results[0].there_in, 1u);
    EXPECT_EQ(results[1].verdict, TargetVerdict::missed);
    EXPECT_EQ(results[2].verdict, TargetVerdict::met) << "0.3 / 0.4";
    EXPECT_EQ(results[3].verdict, TargetVerdict::missed);
    EXPECT_EQ(results[4].verdict, TargetVerdict::not_in_file);
    EXPECT_NEAR(results[5].values[0], 1.0, 1e-12) << "40 residents in 40 dwellings";
    EXPECT_EQ(results[5].verdict, TargetVerdict::missed) << "as many in both";
}

TEST(Orderings, ArePrintedBehindTheChecksThoseThatAreNotThereFirst)
{
    Validation const validation = validate_file(
        make_trajectory(),
        targets_of("a,sector,residents,,population,2019,4400,persons,0.01,relative,x,check\n"
                   "b,sector,residents,,population,2019,4400,persons,0.01,relative,x,input\n"),
        orderings_of(
            "a,sector,most in youth,move_out_rate,,,kind,F=family;Y=youth,2019,most=Y,x,x\n"
            "b,sector,a third,move_out_rate,,,kind,F=family;Y=youth,2019,F=0.3-0.4,x,x\n"));
    for (std::string const& text :
         {validation_rows_text(validation), validation_text(validation)}) {
        std::vector<std::size_t> const order{text.find("Checks: "),
                                             text.find("Orderings: "),
                                             text.find("not so  a third"),
                                             text.find("F 0.25 of the others' mean  0 of 2"),
                                             text.find("so      most in youth"),
                                             text.find("F 10.0 %, Y 40.0 %          2 of 2"),
                                             text.find("Inputs and calibration: "),
                                             text.find("orderings: 1 of 2 as published")};
        EXPECT_EQ(std::count(order.begin(), order.end(), std::string::npos), 0) << text;
        EXPECT_TRUE(std::is_sorted(order.begin(), order.end())) << text;
    }
    EXPECT_NE(validation_csv({validation}).find(",so\n"), std::string::npos);
    EXPECT_NE(validation_json({validation}).find("\"there_in_worlds\": 2"), std::string::npos);
}

TEST(ReadOrderings, RefusesWithThePlace)
{
    sim::Diagnostics diagnostics;
    read_orderings(std::string(ordering_header) +
                       "a,sector,A,move_out_rate,,,kind,F=family;Y=youth,2019,most=Z,x,x\n"
                       "b,sector,B,move_out_rate,,,kind,family,2019,F=0.5,x,x\n",
                   "orderings.csv", diagnostics);
    std::string const text = diagnostics.to_text();
    EXPECT_NE(text.find("orderings.csv:2:55: error: 'most=Z' says nothing of a group"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("orderings.csv:3:33: error: 'family' has no '='"), std::string::npos)
        << text;
}

TEST(ShippedOrderings, AreTheSixThatWereWrittenDown)
{
    std::vector<Ordering> const orderings = shipped_orderings();
    EXPECT_EQ(orderings.size(), 6u);
    for (Ordering const& ordering : orderings) {
        EXPECT_FALSE(ordering.label.empty() || ordering.source.empty() || ordering.expected.empty())
            << ordering.id;
        EXPECT_GE(ordering.groups.size(), 2u) << ordering.id;
    }
}

TEST(ShippedTargets, AreInTheUnitOfTheMeasureThatTheyAreComparedWith)
{
    for (Target const& target : shipped_targets())
        if (Indicator const* const indicator = find_indicator(target.measure)) {
            EXPECT_EQ(target.unit, to_string(indicator->unit)) << target.id;
        }
}

TEST(ShippedTargets, AreRight)
{
    std::vector<Target> const targets = shipped_targets();
    EXPECT_GT(targets.size(), 100u);
    std::set<std::string> ids;
    for (Target const& target : targets)
        EXPECT_TRUE(ids.insert(target.id).second) << target.id << " is there twice";
    EXPECT_TRUE(std::any_of(targets.begin(), targets.end(), [](Target const& target) {
        return target.theme == TargetTheme::sector && target.role == "calibration";
    }));
}

TEST(ShippedTargets, ChecksSayOfWhenTheyAreAndWhereTheyWereRead)
{
    std::size_t checks = 0;
    for (Target const& target : shipped_targets())
        if (target.role == "check") {
            ++checks;
            EXPECT_FALSE(target.label.empty() || target.source.empty() || target.published.empty())
                << target.id;
            EXPECT_GT(target.tolerance, 0) << target.id;
            EXPECT_TRUE(target.tolerance == 0.1 || !target.note.empty())
                << target.id << " has another tolerance than a tenth and does not say why";
        }
    EXPECT_GT(checks, 0u);
}

} // namespace
} // namespace boligsim::analysis
