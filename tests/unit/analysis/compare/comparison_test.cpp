#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "analysis/compare/comparison.hpp"
#include "analysis/compare/output.hpp"
#include "analysis/compare/same_worlds.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {
namespace {

using Labels = std::vector<std::string>;

/// Two departments, the first with a plan of 2006-10, and an owner segment; two years, two
/// replicates.
MemoryTrajectory make_trajectory(std::string const& name)
{
    MemoryTrajectory trajectory(name, {2010, 2011}, 2, {"Planned", "Other"}, {"Aarhus owner"});
    CategoryAxis const employment{"employment", {"employed", "unemployed"}};
    CategoryAxis const origin{"origin", {"danish", "western", "menapt", "other_non_western"}};
    trajectory.add_measure("adults", {employment, origin});
    trajectory.add_measure("participants", {});
    trajectory.add_measure("residents", {{"sex", {"women", "men"}}});
    trajectory.set_integers("department_programmes", {1, 0});
    trajectory.set_scale(0.5);
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t y = 0; y < 2; ++y)
            for (std::size_t d = 0; d < 2; ++d) {
                trajectory.value("adults", Sector::departments, r, y, d, 0) = 40;
                trajectory.value("adults", Sector::departments, r, y, d, 4) = 60;
                trajectory.value("residents", Sector::departments, r, y, d, 1) = 130;
            }
    return trajectory;
}

/// The plan brings work to 10 and to 12 of the planned department in the last year.
MemoryTrajectory make_scenario()
{
    MemoryTrajectory scenario = make_trajectory("plan");
    scenario.value("participants", Sector::departments, 0, 1, 0, 0) = 20;
    for (std::size_t r = 0; r < 2; ++r) {
        std::int64_t const found_work = r == 0 ? 10 : 12;
        scenario.value("adults", Sector::departments, r, 1, 0, 0) += found_work;
        scenario.value("adults", Sector::departments, r, 1, 0, 4) -= found_work;
    }
    return scenario;
}

TEST(Compare, PairsReplicatesAndAddsCountsBeforeDividing)
{
    MemoryTrajectory const baseline = make_trajectory("baseline");
    MemoryTrajectory const scenario = make_scenario();
    Comparison const comparison = compare(scenario, baseline, Extent::full);
    EXPECT_EQ(comparison.treated, "programme 2006-10");

    ComparisonRow const* row =
        comparison.find(RowKind::indicator, "employed_share", "", "programme 2006-10", 2011);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->level, 0.51, 1e-12);
    EXPECT_NEAR(row->against_level, 0.40, 1e-12);
    EXPECT_NEAR(row->difference.mean, 0.11, 1e-12);
    EXPECT_EQ(row->difference.n, 2u);
    // Half width: t(0.975; 1) = 12.706..., standard error 0.01.
    ASSERT_TRUE(row->difference.interval);
    EXPECT_NEAR(row->difference.interval->high, 0.11 + 12.706204736 * 0.01, 1e-9);

    row = comparison.find(RowKind::indicator, "employed_share", "", "public housing", 2011);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->difference.mean, 0.055, 1e-12);

    row = comparison.find(RowKind::indicator, "employed_share", "", "programme 2006-10", 2010);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->difference.mean, 0.0);
}

// In one world the scenario has nobody of Western origin, in the other the baseline has: what is
// printed side by side is of the worlds that both have.
TEST(Compare, GivesLevelsThatAreTheDifferenceApart)
{
    constexpr std::size_t employed_western = 1;
    constexpr std::size_t unemployed_western = 5;
    MemoryTrajectory baseline = make_trajectory("baseline");
    MemoryTrajectory scenario = make_scenario();
    auto const western = [](MemoryTrajectory& world, std::size_t r, int employed, int unemployed) {
        world.value("adults", Sector::departments, r, 1, 0, employed_western) = employed;
        world.value("adults", Sector::departments, r, 1, 0, unemployed_western) = unemployed;
    };
    western(baseline, 0, 2, 2);
    western(baseline, 1, 4, 0);
    western(scenario, 0, 3, 1);
    Comparison const comparison = compare(scenario, baseline, Extent::full);
    ComparisonRow const* const row = comparison.find(RowKind::indicator, "employed_share_western",
                                                     "", "programme 2006-10", 2011);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->difference.n, 1u);
    EXPECT_NEAR(row->difference.mean, 0.25, 1e-12);
    EXPECT_NEAR(row->level, 0.75, 1e-12);
    EXPECT_NEAR(row->against_level, 0.5, 1e-12);
}

TEST(Compare, GivesTotalsAtFullScale)
{
    Comparison const comparison =
        compare(make_scenario(), make_trajectory("baseline"), Extent::full);
    ComparisonRow const* row =
        comparison.find(RowKind::indicator, "residents", "", "public housing", 2010);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->level, 520, 1e-9);
}

TEST(Compare, PutsTheUsersOwnDepartmentsFirst)
{
    MemoryTrajectory baseline = make_trajectory("baseline");
    MemoryTrajectory scenario = make_scenario();
    for (MemoryTrajectory* const trajectory : {&baseline, &scenario})
        trajectory->set_integers("department_source", {1, 0});
    Comparison const comparison = compare(scenario, baseline, Extent::full);
    EXPECT_EQ(comparison.treated, "own departments");
    EXPECT_EQ(comparison.groups.front().name, "own departments");
    ComparisonRow const* const row =
        comparison.find(RowKind::indicator, "employed_share", "", "own departments", 2011);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->difference.mean, 0.11, 1e-12);
}

TEST(Compare, WhoMovesIsFoundElsewhereAndAllPlacesTogetherHoldAsMany)
{
    MemoryTrajectory scenario = make_trajectory("plan");
    for (std::size_t r = 0; r < 2; ++r) {
        scenario.value("adults", Sector::departments, r, 1, 0, 4) -= 5;
        scenario.value("adults", Sector::elsewhere, r, 1, 0, 4) += 5;
    }
    Comparison const comparison = compare(scenario, make_trajectory("baseline"), Extent::full);
    auto const difference = [&](RowKind kind, char const* place) {
        ComparisonRow const* const row =
            comparison.find(kind, "adults", "not_employed_danish", place, 2011);
        return row == nullptr ? -1.0 : row->difference.mean;
    };
    EXPECT_EQ(difference(RowKind::displacement, "public housing"), -10);
    EXPECT_EQ(difference(RowKind::displacement, "owner"), 10);
    EXPECT_EQ(difference(RowKind::conservation, "population"), 0);
    EXPECT_NE(comparison_text(comparison).find("exactly as many of each group as in baseline"),
              std::string::npos);
}

TEST(Compare, SaysWhoIsInOneScenarioOnly)
{
    Comparison const comparison =
        compare(make_scenario(), make_trajectory("baseline"), Extent::full);
    ComparisonRow const* const row =
        comparison.find(RowKind::conservation, "adults", "employed_danish", "population", 2011);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->difference.mean, 22);
    std::string const text = comparison_text(comparison);
    EXPECT_NE(text.find("differ from baseline in: employed Danish adults (+22 of 160), "
                        "not employed Danish adults (-22 of 240)."),
              std::string::npos)
        << text;
}

/// Lettings by the waiting list and by municipal allocation, of each department.
MemoryTrajectory make_lettings(std::string const& name, std::int64_t allocated_planned,
                               std::int64_t allocated_other)
{
    MemoryTrajectory trajectory = make_trajectory(name);
    trajectory.add_measure(
        "lettings", {{"tool",
                      {"internal_list", "waiting_list", "municipal_allocation", "flexible_letting",
                       "public_advertising", "combined_letting", "free_letting"}}});
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t d = 0; d < 2; ++d) {
            std::int64_t const allocated = d == 0 ? allocated_planned : allocated_other;
            trajectory.value("lettings", Sector::departments, r, 1, d, 1) = 100 - allocated;
            trajectory.value("lettings", Sector::departments, r, 1, d, 2) = allocated;
        }
    return trajectory;
}

TEST(Compare, TakesWhereMunicipalitiesAllocateOtherwiseAsTreated)
{
    MemoryTrajectory const baseline = make_lettings("baseline", 20, 20);
    EXPECT_EQ(compare(make_lettings("more", 100, 20), baseline, Extent::headline).treated,
              "programme 2006-10");
    EXPECT_EQ(compare(make_lettings("less", 0, 20), baseline, Extent::headline).treated,
              "programme 2006-10");
    EXPECT_EQ(compare(make_lettings("everywhere", 40, 40), baseline, Extent::headline).treated, "");
    EXPECT_EQ(compare(make_lettings("chance", 22, 20), baseline, Extent::headline).treated, "");
}

TEST(Compare, AgreementsThatTheBaselineHasTooAreNotTheTreatment)
{
    MemoryTrajectory baseline = make_lettings("baseline", 20, 20);
    baseline.value("lettings", Sector::departments, 0, 1, 0, 3) = 5;
    MemoryTrajectory scenario = make_lettings("plan", 20, 20);
    scenario.value("lettings", Sector::departments, 0, 1, 0, 3) = 5;
    EXPECT_EQ(compare(scenario, baseline, Extent::headline).treated, "");
    EXPECT_EQ(compare(scenario, make_lettings("baseline", 20, 20), Extent::headline).treated,
              "programme 2006-10");
}

TEST(Compare, RefusesRunsOfOtherWorlds)
{
    MemoryTrajectory other = make_trajectory("baseline");
    other.set_seed(7);
    EXPECT_THROW(compare(make_scenario(), other, Extent::full), sim::InvalidInput);
}

TEST(Compare, RefusesFilesOfOtherRunsAndOneScenarioTwice)
{
    MemoryTrajectory const baseline = make_trajectory("baseline");
    MemoryTrajectory const plan = make_scenario();
    MemoryTrajectory other = make_trajectory("other");
    other.set_scale(0.25);
    EXPECT_NO_THROW(require_one_run({&plan, &baseline}, 1));
    try {
        require_one_run({&plan, &baseline, &other, &plan}, 1);
        FAIL() << "nothing was said";
    } catch (sim::InvalidInput const& e) {
        ASSERT_EQ(e.diagnostics().size(), 2u) << e.what();
        std::string const text = e.what();
        EXPECT_NE(text.find("other: error: cannot be compared with 'baseline' (the two have "
                            "different scales)"),
                  std::string::npos)
            << text;
        EXPECT_NE(text.find("plan: error: two files of this scenario"), std::string::npos) << text;
    }
}

TEST(FindBaseline, IsTheOneTheStudyNames)
{
    MemoryTrajectory one = make_trajectory("plan");
    MemoryTrajectory two = make_trajectory("as_before");
    one.set_attribute("study_text", "compare: {against: as_before}");
    std::vector<Trajectory const*> const files{&one, &two};
    EXPECT_EQ(find_baseline(files, std::nullopt), 1u);
    EXPECT_EQ(find_baseline(files, "plan"), 0u);
    EXPECT_THROW(find_baseline(files, "nothing"), sim::InvalidInput);
}

TEST(FindBaseline, IsNotADepartmentWithSuchAName)
{
    MemoryTrajectory one = make_trajectory("x");
    MemoryTrajectory two = make_trajectory("as_before");
    one.set_attribute("study_text",
                      "defaults:\n  world:\n    departments: |\n      name\n      against: x\n"
                      "compare: {against: as_before}\n");
    EXPECT_EQ(find_baseline({&one, &two}, std::nullopt), 1u);
}

TEST(ComparisonOutput, JsonHasAnObjectForEachMeasureGroupAndYear)
{
    Comparison const comparison =
        compare(make_scenario(), make_trajectory("baseline"), Extent::full);
    auto const list = nlohmann::json::parse(comparison_json({comparison}));
    ASSERT_EQ(list.size(), comparison.rows.size());
    EXPECT_EQ(list[0]["measure"], "employed_share");
    EXPECT_EQ(list[0]["group"], "programme 2006-10");
    EXPECT_EQ(list[0]["year"], 2010);
    EXPECT_EQ(list[0]["scenario"], "plan");
}

TEST(ComparisonOutput, HeadlineSaysWhatChanged)
{
    Comparison const comparison =
        compare(make_scenario(), make_trajectory("baseline"), Extent::headline);
    std::string const text = headline_text({comparison});
    EXPECT_NE(text.find("51.0 % in 2011 instead of 40.0 %, +11.00 points"), std::string::npos)
        << text;
}

TEST(ComparisonOutput, HeadlineOfOnePairOfWorldsSaysWhyThereIsNoInterval)
{
    Comparison comparison = compare(make_scenario(), make_trajectory("baseline"), Extent::headline);
    comparison.replicates = 1;
    for (ComparisonRow& row : comparison.rows)
        row.difference.interval.reset();
    std::string const text = headline_text({comparison});
    EXPECT_NE(text.find("2011 (1 pair of worlds)"), std::string::npos) << text;
    EXPECT_NE(text.find("+11.00 points (no interval, which takes two pairs of worlds).\n"),
              std::string::npos)
        << text;
}

} // namespace
} // namespace boligsim::analysis
