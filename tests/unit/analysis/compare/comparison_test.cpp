#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "analysis/compare/comparison.hpp"
#include "analysis/compare/output.hpp"
#include "analysis/compare/same_worlds.hpp"
#include "sim/core/diagnostics.hpp"
#include "tests/unit/analysis/compare/comparison_worlds.hpp"

namespace boligsim::analysis {
namespace {

TEST(Compare, PairsReplicatesAndAddsCountsBeforeDividing)
{
    MemoryTrajectory const baseline = make_trajectory("baseline");
    MemoryTrajectory const scenario = make_scenario();
    Comparison const comparison = compare(scenario, baseline, {.extent = Extent::full});
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
    Comparison const comparison = compare(scenario, baseline, {.extent = Extent::full});
    ComparisonRow const* const row = comparison.find(RowKind::indicator, "employed_share_western",
                                                     "", "programme 2006-10", 2011);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->difference.n, 1u);
    EXPECT_NEAR(row->difference.mean, 0.25, 1e-12);
    EXPECT_NEAR(row->level, 0.75, 1e-12);
    EXPECT_NEAR(row->against_level, 0.5, 1e-12);
}

/// What changed through whom is said of each group by name, and of a group what is its own.
TEST(Compare, SharesOfChangeAreOfTheirGroup)
{
    CategoryAxis const component{"component",
                                 {"stayers_before", "stayers_after", "moved_in", "moved_out",
                                  "arrived", "departed", "came_of_age", "reached_65", "died"}};
    CategoryAxis const status{"status",
                              {"employed_danish", "employed_western", "employed_non_western",
                               "not_employed_danish", "not_employed_western",
                               "not_employed_non_western"}};
    MemoryTrajectory baseline = make_trajectory("baseline");
    MemoryTrajectory scenario = make_scenario();
    baseline.add_measure("changes", {component, status});
    scenario.add_measure("changes", {component, status});
    Comparison const comparison = compare(scenario, baseline, {.extent = Extent::full});
    for (RowKind const kind : {RowKind::year_change, RowKind::total_change}) {
        std::map<std::string, int> rows;
        for (ComparisonRow const& row : comparison.rows)
            if (row.kind == kind)
                ++rows[row.group];
        EXPECT_EQ(rows.size(), comparison.groups.size()) << "each group, under its own name";
        for (auto const& [name, count] : rows) {
            EXPECT_EQ(count, rows.begin()->second) << name;
            EXPECT_TRUE(std::any_of(comparison.groups.begin(), comparison.groups.end(),
                                    [&](auto const& group) { return group.name == name; }))
                << name;
        }
    }
}

TEST(Compare, GivesTotalsAtFullScale)
{
    Comparison const comparison =
        compare(make_scenario(), make_trajectory("baseline"), {.extent = Extent::full});
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
    Comparison const comparison = compare(scenario, baseline, {.extent = Extent::full});
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
    Comparison const comparison =
        compare(scenario, make_trajectory("baseline"), {.extent = Extent::full});
    auto const difference = [&](RowKind kind, char const* place) {
        ComparisonRow const* const row =
            comparison.find(kind, "adults", "not_employed_danish", place, 2011);
        return row == nullptr ? -1.0 : row->difference.mean;
    };
    EXPECT_EQ(difference(RowKind::displacement, "public housing"), -10);
    EXPECT_EQ(difference(RowKind::displacement, "owner"), 10);
    EXPECT_EQ(difference(RowKind::conservation, "population"), 0);
    EXPECT_NE(
        one_line(comparison_text(comparison)).find("exactly as many of each group as in baseline"),
        std::string::npos);
}

TEST(Compare, SaysWhoIsInOneScenarioOnly)
{
    Comparison const comparison =
        compare(make_scenario(), make_trajectory("baseline"), {.extent = Extent::full});
    ComparisonRow const* const row =
        comparison.find(RowKind::conservation, "adults", "employed_danish", "population", 2011);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->difference.mean, 22);
    std::string const text = comparison_text(comparison);
    EXPECT_NE(one_line(text).find("differ from baseline in: employed Danish adults (+22 of 160), "
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
    EXPECT_EQ(
        compare(make_lettings("more", 100, 20), baseline, {.extent = Extent::headline}).treated,
        "programme 2006-10");
    EXPECT_EQ(compare(make_lettings("less", 0, 20), baseline, {.extent = Extent::headline}).treated,
              "programme 2006-10");
    EXPECT_EQ(compare(make_lettings("everywhere", 40, 40), baseline, {.extent = Extent::headline})
                  .treated,
              "");
    EXPECT_EQ(
        compare(make_lettings("chance", 22, 20), baseline, {.extent = Extent::headline}).treated,
        "");
}

TEST(Compare, AgreementsThatTheBaselineHasTooAreNotTheTreatment)
{
    MemoryTrajectory baseline = make_lettings("baseline", 20, 20);
    baseline.value("lettings", Sector::departments, 0, 1, 0, 3) = 5;
    MemoryTrajectory scenario = make_lettings("plan", 20, 20);
    scenario.value("lettings", Sector::departments, 0, 1, 0, 3) = 5;
    EXPECT_EQ(compare(scenario, baseline, {.extent = Extent::headline}).treated, "");
    EXPECT_EQ(
        compare(scenario, make_lettings("baseline", 20, 20), {.extent = Extent::headline}).treated,
        "programme 2006-10");
}

TEST(Compare, RefusesRunsOfOtherWorlds)
{
    MemoryTrajectory other = make_trajectory("baseline");
    other.set_seed(7);
    EXPECT_THROW(compare(make_scenario(), other, {.extent = Extent::full}), sim::InvalidInput);
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

TEST(Compare, IsAboutTheDepartmentsThatTheScenariosLinesSelect)
{
    auto const of = [](std::string const& where) {
        auto const [scenario, baseline] = with_study(where);
        return compare(scenario, baseline, {.extent = Extent::headline});
    };
    Comparison const by_municipality = of("{municipality: Odense}");
    EXPECT_EQ(by_municipality.treated, "municipality Odense");
    EXPECT_EQ(by_municipality.main_group().departments, (std::vector<std::uint8_t>{0, 1}));
    EXPECT_EQ(of("{department: Other}").treated, "department Other");
    EXPECT_EQ(of("{programme: 2006-10}").treated, "programme 2006-10");
    EXPECT_EQ(of("all").treated, "public housing");
    // A group is there once, whichever way it is named.
    EXPECT_EQ(of("{municipality: Aarhus}").treated, "programme 2006-10");
}

TEST(Compare, TakesTheMeanOverTheYearsInForceAndAfterwards)
{
    auto const [scenario, baseline] = with_study("{programme: 2006-10}");
    Comparison const comparison = compare(scenario, baseline, {.extent = Extent::headline});
    ASSERT_EQ(comparison.spans.size(), 2u);
    EXPECT_EQ(comparison.spans[0].years, (Years{2010, 2010}));
    EXPECT_EQ(comparison.spans[1].years, (Years{2011, 2011}));
    ComparisonRow const* const row =
        comparison.find(RowKind::afterwards, "employed_share", "", "programme 2006-10", 2011);
    ASSERT_NE(row, nullptr);
    EXPECT_NEAR(row->difference.mean, 0.11, 1e-12);
}

TEST(Compare, TakesTheMeanOfTheYearsThatAreAskedFor)
{
    Comparison const comparison = compare(make_scenario(), make_trajectory("baseline"),
                                          {.extent = Extent::headline, .years = Years{2010, 2011}});
    ComparisonRow const* const row =
        comparison.find(RowKind::chosen_years, "employed_share", "", "programme 2006-10", 2011);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->from, 2010);
    // Worlds: (0 + 0.10) / 2 and (0 + 0.12) / 2, so a standard error of 0.005.
    EXPECT_NEAR(row->difference.mean, 0.055, 1e-12);
    EXPECT_NEAR(row->difference.standard_error, 0.005, 1e-12);
    EXPECT_NEAR(row->level, 0.455, 1e-12);
    EXPECT_THROW(compare(make_scenario(), make_trajectory("baseline"),
                         {.extent = Extent::headline, .years = Years{2010, 2030}}),
                 sim::InvalidInput);
}

TEST(Compare, IsAboutTheGroupsThatAreAskedFor)
{
    Comparison const comparison =
        compare(make_scenario(), make_trajectory("baseline"),
                {.extent = Extent::full, .groups = {"department Other", "population"}});
    EXPECT_EQ(comparison.treated, "department Other");
    ASSERT_EQ(comparison.groups.size(), 2u);
    EXPECT_EQ(comparison.find(RowKind::indicator, "employed_share", "", "programme 2006-10", 2011),
              nullptr);
    try {
        compare(make_scenario(), make_trajectory("baseline"),
                {.extent = Extent::full, .groups = {"programme 2006-11"}});
        FAIL() << "nothing was said";
    } catch (sim::InvalidInput const& e) {
        EXPECT_NE(std::string(e.what()).find("did you mean 'programme 2006-10'?"),
                  std::string::npos)
            << e.what();
    }
}

// Work that the plan brings counts in full where who has it moves away.
TEST(Compare, CountsWorkWhereverPersonsLive)
{
    MemoryTrajectory scenario = make_trajectory("plan");
    for (std::size_t r = 0; r < 2; ++r) {
        scenario.value("participants", Sector::departments, r, 1, 0, 0) = 20;
        scenario.value("adults", Sector::departments, r, 1, 0, 4) -= 10;
        scenario.value("adults", Sector::elsewhere, r, 1, 0, 0) += 10;
    }
    Comparison const comparison =
        compare(scenario, make_trajectory("baseline"), {.extent = Extent::headline});
    ComparisonRow const* const persons =
        comparison.find(RowKind::indicator, "work_anywhere", "", "programme 2006-10", 2011);
    ASSERT_NE(persons, nullptr);
    EXPECT_EQ(persons->difference.mean, 20); // at full scale
    ComparisonRow const* const share =
        comparison.find(RowKind::indicator, "work_anywhere_share", "", "programme 2006-10", 2011);
    ASSERT_NE(share, nullptr);
    EXPECT_NEAR(share->difference.mean, 0.1, 1e-12); // of 100 adults
}

} // namespace
} // namespace boligsim::analysis
