#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "analysis/lettings/letting.hpp"
#include "analysis/lettings/letting_measures.hpp"
#include "analysis/lettings/letting_output.hpp"
#include "analysis/report/wrap.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"
#include "models/month/measures.hpp"
#include "sim/core/diagnostics.hpp"
#include "study/letting_tools.hpp"

namespace boligsim::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

enum Tool : std::size_t { internal_list, waiting_list, municipal_allocation, flexible_letting };
enum Work : std::size_t { in_work, not_in_work };
enum Origin : std::size_t { danish, western, non_western };

char const* const planned = "programme 2006-10";

/// Lettings of the planned department.
void let(MemoryTrajectory& world, std::size_t replicate, std::size_t year, Tool tool, Work work,
         Origin origin, std::int64_t households, std::int64_t months_each)
{
    std::size_t const cell = (tool * 2 + work) * 3 + origin;
    world.value("lettings", Sector::departments, replicate, year, 0, cell) += households;
    world.value("months_waited", Sector::departments, replicate, year, 0, cell) +=
        households * months_each;
}

/// Persons of the planned department in both replicates, 2007 and 2008.
void change(MemoryTrajectory& world, std::size_t component, std::size_t status,
            std::int64_t persons)
{
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t y = 1; y < 3; ++y)
            world.value("changes", Sector::departments, r, y, 0, component * 6 + status) = persons;
}

/// Two departments, the first with a plan of 2006-10; 2006 to 2008, two replicates of half the
/// country. The first year is the same in all scenarios.
MemoryTrajectory make_world(std::string const& scenario)
{
    MemoryTrajectory world(scenario, {2006, 2007, 2008}, 2, {"Planned", "Other"}, {"Aarhus owner"});
    CategoryAxis const tool{"tool",
                            {"internal_list", "waiting_list", "municipal_allocation",
                             "flexible_letting", "public_advertising", "combined_letting",
                             "free_letting"}};
    CategoryAxis const work{"household_work", {"someone_in_work", "nobody_in_work"}};
    CategoryAxis const origin{"household_origin", {"danish", "western", "non_western"}};
    CategoryAxis const queue{"queue", {"waiting_list", "municipal_queue"}};
    CategoryAxis const reason{
        "reason",
        {"wish", "leaving_home", "separation", "arrival", "refugee", "rehousing", "eviction"}};
    world.add_measure("lettings", {tool, work, origin});
    world.add_measure("months_waited", {tool, work, origin});
    world.add_measure("refusals", {work, origin});
    world.add_measure("applicants", {queue, reason});
    world.add_measure("months_waiting", {queue, reason});
    world.add_measure(
        "changes",
        {{"component", {"stayers_after", "moved_in", "moved_out", "arrived", "departed"}},
         {"status",
          {"employed_danish", "employed_western", "employed_non_western", "not_employed_danish",
           "not_employed_western", "not_employed_non_western"}}});
    world.set_integers("department_programmes", {1, 0});
    world.set_scale(0.5);
    for (std::size_t r = 0; r < 2; ++r) {
        let(world, r, 0, waiting_list, in_work, danish, 500, 1);
        // The other department lets by the waiting list in every scenario.
        for (std::size_t y = 0; y < 3; ++y)
            world.value("lettings", Sector::departments, r, y, 1, waiting_list * 6) = 60;
    }
    return world;
}

/// 40 households in 2007, 10 of them in work; 80 in 2008, 60 and 50 of them in work.
MemoryTrajectory make_baseline()
{
    MemoryTrajectory world = make_world("baseline");
    for (std::size_t r = 0; r < 2; ++r) {
        let(world, r, 1, waiting_list, in_work, danish, 10, 12);
        let(world, r, 1, waiting_list, not_in_work, non_western, 30, 20);
        std::int64_t const working = r == 0 ? 60 : 50;
        let(world, r, 2, waiting_list, in_work, danish, working, 12);
        let(world, r, 2, waiting_list, not_in_work, non_western, 80 - working, 20);
        world.value("refusals", Sector::departments, r, 1, 0, 0) = 60;
        // Who waits lives outside public housing too.
        world.value("applicants", Sector::departments, r, 2, 1, 0) = 10;
        world.value("months_waiting", Sector::departments, r, 2, 1, 0) = 100;
        world.value("applicants", Sector::elsewhere, r, 2, 0, 0) = 30;
        world.value("months_waiting", Sector::elsewhere, r, 2, 0, 0) = 900;
    }
    // Of 20 in-movers from elsewhere in the country 10 are in work, of 5 from abroad none, and of
    // 100 stayers 60; of Danish origin 10 of 16 and 60 of 80. Of 10 out-movers 8 go abroad.
    change(world, 0, 0, 60);
    change(world, 0, 3, 20);
    change(world, 0, 5, 20);
    change(world, 1, 0, 10);
    change(world, 1, 3, 6);
    change(world, 1, 5, 4);
    change(world, 2, 0, 2);
    change(world, 3, 5, 5);
    change(world, 4, 5, 8);
    return world;
}

/// In 2007 and 2008 half is let flexibly: to households in work in the first world, in the second
/// a fifth of them are not.
MemoryTrajectory make_flexible()
{
    MemoryTrajectory world = make_world("flexible");
    for (std::size_t y = 1; y < 3; ++y) {
        let(world, 0, y, flexible_letting, in_work, danish, 30, 6);
        let(world, 1, y, flexible_letting, in_work, danish, 24, 6);
        let(world, 1, y, flexible_letting, not_in_work, danish, 6, 10);
        for (std::size_t r = 0; r < 2; ++r)
            let(world, r, y, waiting_list, not_in_work, non_western, 30, 30);
    }
    return world;
}

MemoryTrajectory make_allocating()
{
    MemoryTrajectory world = make_world("allocation");
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t y = 1; y < 3; ++y) {
            let(world, r, y, municipal_allocation, not_in_work, danish, 15, 3);
            let(world, r, y, waiting_list, in_work, danish, 45, 12);
        }
    return world;
}

TEST(CompareLetting, AddsUpTheYearsSinceLettingsDiffer)
{
    MemoryTrajectory const baseline = make_baseline();
    MemoryTrajectory const flexible = make_flexible();
    LettingComparison const comparison = compare_letting({&flexible, &baseline}, 1, {});
    EXPECT_THAT(comparison.scenarios, ElementsAre("baseline", "flexible"));
    EXPECT_EQ(comparison.first_year, 2007);
    EXPECT_EQ(comparison.last_year, 2008);

    LettingRow const* row = comparison.find("baseline", "lettings", planned);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->level.mean, (40 + 80) / 2.0 / 0.5, 1e-9); // a year, at full scale
    EXPECT_FALSE(row->difference);
    row = comparison.find("baseline", "let_in_work_share", planned);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->level.mean, (70.0 / 120 + 60.0 / 120) / 2, 1e-12);
    row = comparison.find("baseline", "refusals_per_letting", planned);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->level.mean, 60.0 / 120, 1e-12);
}

TEST(CompareLetting, PairsWorldsAndTellsToolsApart)
{
    MemoryTrajectory const baseline = make_baseline();
    MemoryTrajectory const flexible = make_flexible();
    LettingComparison const comparison = compare_letting({&baseline, &flexible}, 0, {});

    LettingRow const* row = comparison.find("flexible", "let_in_work_share", planned);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->level.mean, (0.5 + 0.4) / 2, 1e-12);
    ASSERT_TRUE(row->difference);
    // 0.5 - 70/120 in the first pair and 0.4 - 60/120 in the second: their mean is -11/120, their
    // standard error 1/120; half width with t(0.975; 1) = 12.706...
    EXPECT_NEAR(row->difference->mean, -11.0 / 120, 1e-12);
    ASSERT_TRUE(row->difference->interval);
    EXPECT_NEAR(row->difference->interval->high, (-11.0 + 12.706204736) / 120, 1e-9);

    auto const level = [&](char const* measure) {
        LettingRow const* const found = comparison.find("flexible", measure, planned);
        return found == nullptr ? -1 : found->level.mean;
    };
    EXPECT_NEAR(level("letting_share_flexible_letting"), 0.5, 1e-12);
    EXPECT_NEAR(level("let_in_work_share_flexible_letting"), 0.9, 1e-12);
    EXPECT_NEAR(level("let_in_work_share_lists"), 0, 1e-12);
    EXPECT_NEAR(level("let_non_western_share"), 0.5, 1e-12);
    EXPECT_NEAR(level("mean_months_waited"), (18 + 18.4) / 2, 1e-12);
    EXPECT_NEAR(level("mean_months_waited_flexible_letting"), (6 + 6.8) / 2, 1e-12);
    EXPECT_NEAR(level("mean_months_waited_someone_in_work_danish"), 6, 1e-12);
    EXPECT_NEAR(level("mean_months_waited_nobody_in_work_danish"), 10, 1e-12);
    EXPECT_NEAR(level("mean_months_waited_waiting_list"), 30, 1e-12);
    EXPECT_NEAR(level("mean_months_waited_nobody_in_work_non_western"), 30, 1e-12);
    EXPECT_TRUE(std::isnan(level("let_in_work_share_municipal_allocation")));
}

TEST(CompareLetting, CountsWhoWaitsWhereverTheyLive)
{
    MemoryTrajectory const baseline = make_baseline();
    LettingComparison const comparison = compare_letting({&baseline}, 0, {});
    LettingRow const* row =
        comparison.find("baseline", "mean_months_waiting_waiting_list", comparison.everyone);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->level.mean, 1000.0 / 40, 1e-12);
    EXPECT_EQ(row->from, 2008);
    row = comparison.find("baseline", "applicants_waiting_list", comparison.everyone);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->level.mean, 80, 1e-12);
}

TEST(CompareLetting, HoldsInMoversBesideStayers)
{
    MemoryTrajectory const baseline = make_baseline();
    LettingComparison const comparison = compare_letting({&baseline}, 0, {planned});
    auto const level = [&](char const* measure) {
        LettingRow const* const found = comparison.find("baseline", measure, planned);
        return found == nullptr ? -1 : found->level.mean;
    };
    // All years of the file, since nothing differs; nobody moves in the first.
    EXPECT_NEAR(level("in_movers_employed_share"), 10.0 / 25, 1e-12);
    EXPECT_NEAR(level("out_movers_employed_share"), 2.0 / 10, 1e-12);
    EXPECT_NEAR(level("stayers_employed_share"), 0.6, 1e-12);
    EXPECT_NEAR(level("in_movers_less_stayers_employed_share"), -0.2, 1e-12);
    EXPECT_NEAR(level("in_movers_less_stayers_employed_share_danish"), 10.0 / 16 - 0.75, 1e-12);
    EXPECT_NEAR(level("in_movers_less_stayers_non_western_share"), 9.0 / 25 - 0.2, 1e-12);
}

TEST(CompareLetting, TakesTheDepartmentsWhereToolsAreAtWork)
{
    MemoryTrajectory const baseline = make_baseline();
    MemoryTrajectory const flexible = make_flexible();
    MemoryTrajectory const allocating = make_allocating();
    auto const groups = [&](std::vector<Trajectory const*> const& files,
                            std::vector<std::string> const& asked_for) {
        std::vector<std::string> names;
        for (Group const& group : compare_letting(files, 0, asked_for).groups)
            names.push_back(group.name);
        return names;
    };
    EXPECT_THAT(groups({&baseline, &flexible}, {}), ElementsAre(planned, "public housing"));
    // Every department has municipal allocation: what counts is that its share moved.
    EXPECT_THAT(groups({&baseline, &allocating}, {}), ElementsAre(planned, "public housing"));
    EXPECT_THAT(groups({&baseline}, {}), ElementsAre("public housing"));
    EXPECT_THAT(groups({&baseline, &flexible}, {"public housing"}), ElementsAre("public housing"));
    try {
        groups({&baseline, &flexible}, {"programme 2006-11"});
        ADD_FAILURE() << "a group that is not there was taken";
    } catch (sim::InvalidInput const& e) {
        EXPECT_THAT(e.what(), HasSubstr("no group 'programme 2006-11'"));
        EXPECT_THAT(e.what(), HasSubstr("did you mean 'programme 2006-10'?"));
    }
}

TEST(CompareLetting, ListsScenariosAsTheStudyDoesWhereTheyComeByName)
{
    MemoryTrajectory baseline = make_baseline();
    baseline.set_attribute("study_text",
                           "scenarios:\n  baseline: {use: []}\n  flexible: {use: [f]}\n"
                           "  allocation: {use: [a]}\n");
    MemoryTrajectory const flexible = make_flexible();
    MemoryTrajectory const allocating = make_allocating();
    EXPECT_THAT(compare_letting({&allocating, &baseline, &flexible}, 1, {}).scenarios,
                ElementsAre("baseline", "flexible", "allocation"));
    EXPECT_THAT(compare_letting({&baseline, &allocating, &flexible}, 0, {}).scenarios,
                ElementsAre("baseline", "allocation", "flexible"));
}

TEST(CompareLetting, RefusesRunsOfOtherWorlds)
{
    MemoryTrajectory const baseline = make_baseline();
    MemoryTrajectory other = make_flexible();
    other.set_seed(7);
    EXPECT_THROW(compare_letting({&baseline, &other}, 0, {}), sim::InvalidInput);
}

std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

TEST(LettingOutput, HasARowAScenarioAndAColumnAToolInUse)
{
    MemoryTrajectory const baseline = make_baseline();
    MemoryTrajectory const flexible = make_flexible();
    LettingComparison const comparison = compare_letting({&flexible, &baseline}, 1, {planned});
    std::string const text = letting_text(comparison);
    std::vector<std::string> const lines = lines_of(text);
    auto const heading = std::find(lines.begin(), lines.end(), "Which tool let the dwellings");
    ASSERT_TRUE(lines.end() - heading > 5) << text;
    EXPECT_THAT(heading[2], testing::AllOf(HasSubstr("flexible"), Not(HasSubstr("advertising"))));
    EXPECT_THAT(heading[4], testing::MatchesRegex("baseline +120 +100\\.0 +0\\.0 .*")) << text;
    EXPECT_THAT(heading[5], testing::MatchesRegex("flexible +120 +50\\.0 +50\\.0 .*")) << text;
    EXPECT_THAT(text, testing::AllOf(HasSubstr("-9.2 ±10.6"), HasSubstr("2007-2008")));
    EXPECT_THAT(letting_text(comparison, Language::danish), HasSubstr("-9,2 ±10,6"));
    for (std::string const& line : lines_of(text + letting_text(comparison, Language::danish)))
        EXPECT_LE(width_of(line), 80u) << line;
}

TEST(LettingOutput, WhatRoundsToNothingHasNoSign)
{
    MemoryTrajectory const baseline = make_baseline();
    LettingComparison comparison = compare_letting({&baseline}, 0, {planned});
    for (LettingRow& row : comparison.rows)
        if (row.measure == "in_movers_less_stayers_employed_share")
            row.level.mean = -0.0004;
    EXPECT_THAT(letting_text(comparison), Not(HasSubstr("-0.0 ")));
}

TEST(LettingOutput, FilesCarryEveryNumberInFull)
{
    MemoryTrajectory const baseline = make_baseline();
    MemoryTrajectory const flexible = make_flexible();
    LettingComparison const comparison = compare_letting({&baseline, &flexible}, 0, {});
    auto const list = nlohmann::json::parse(letting_json(comparison));
    ASSERT_EQ(list.size(), comparison.rows.size());
    EXPECT_TRUE(list[0]["against"].is_null());
    bool found = false;
    for (auto const& object : list)
        if (object["scenario"] == "flexible" && object["measure"] == "let_in_work_share" &&
            object["group"] == planned) {
            found = true;
            EXPECT_EQ(object["against"], "baseline");
            EXPECT_NEAR(object["difference"].get<double>(), -11.0 / 120, 1e-12);
            EXPECT_EQ(object["from"], 2007);
        }
    EXPECT_TRUE(found);

    std::filesystem::path const folder =
        std::filesystem::path(testing::TempDir()) / "letting_output_test";
    write_letting_csv(comparison, folder);
    std::ifstream in(folder / "letting.csv");
    std::stringstream csv;
    csv << in.rdbuf();
    std::filesystem::remove_all(folder);
    EXPECT_EQ(lines_of(csv.str()).size(), comparison.rows.size() + 1);
    EXPECT_THAT(csv.str(), HasSubstr("\nbaseline,,lettings,public housing,2007,2008,lettings,,,,"
                                     "240,"));
}

// Flexible letting lets in one of two worlds, and to nobody in work by municipal allocation there.
TEST(CompareLetting, GivesLevelsThatAreTheDifferenceApart)
{
    MemoryTrajectory baseline = make_world("baseline");
    MemoryTrajectory scenario = make_world("flexible");
    let(baseline, 0, 1, municipal_allocation, in_work, danish, 10, 4);
    let(baseline, 1, 1, municipal_allocation, in_work, danish, 10, 40);
    let(scenario, 0, 1, municipal_allocation, in_work, danish, 10, 6);
    let(scenario, 1, 1, flexible_letting, in_work, danish, 10, 8);
    LettingComparison const comparison = compare_letting({&baseline, &scenario}, 0, {planned});
    auto const row = [&](char const* name, char const* measure) {
        LettingRow const* const found = comparison.find(name, measure, planned);
        EXPECT_NE(found, nullptr);
        return found ? *found : LettingRow{};
    };
    char const* const municipal = "mean_months_waited_municipal_allocation";
    EXPECT_NEAR(row("baseline", municipal).level.mean, 4, 1e-12) << "not of the second world";
    EXPECT_NEAR(row("flexible", municipal).level.mean, 6, 1e-12);
    ASSERT_TRUE(row("flexible", municipal).difference);
    EXPECT_NEAR(row("flexible", municipal).difference->mean, 2, 1e-12);
    // A tool that the baseline does not use at all keeps its number.
    EXPECT_NEAR(row("flexible", "mean_months_waited_flexible_letting").level.mean, 8, 1e-12);
}

// Names of measures, axes and labels are the model's: this is where a renamed one shows.
TEST(LettingMeasures, NameWhatTheModelRecords)
{
    sim::MeasureCatalogue catalogue;
    declare_measures(catalogue);
    MemoryTrajectory trajectory("all", {2010}, 1, {"department"}, {"segment"});
    for (sim::Measure const& measure : catalogue.measures()) {
        std::vector<CategoryAxis> axes;
        for (std::string const& axis : measure.axes)
            axes.push_back({axis, catalogue.axis(axis).labels});
        trajectory.add_measure(measure.name, axes);
    }
    for (LettingMeasure const& measure : letting_measures())
        EXPECT_TRUE(is_available(measure.indicator, trajectory)) << measure.indicator.name;
}

TEST(LettingMeasures, KnowEveryToolOfTheModel)
{
    for (LettingToolName const& tool : letting_tool_names()) {
        EXPECT_NE(find_indicator("letting_share_" + std::string(tool.name)), nullptr)
            << tool.name << ": say it in words in analysis/indicators/catalogue.cpp";
        EXPECT_TRUE(std::any_of(tool_names().begin(), tool_names().end(),
                                [&](ToolName const& known) { return known.label == tool.name; }))
            << tool.name << ": give it a column in analysis/lettings/letting_measures.cpp";
    }
}

} // namespace
} // namespace boligsim::analysis
