#include <gtest/gtest.h>

#include <array>

#include "analysis/evaluate/difference_in_differences.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

constexpr std::size_t departments = 8;
using Counts = std::array<std::array<std::int64_t, 4>, departments>;

constexpr Counts employed{{{40, 42, 47, 50},
                           {18, 17, 20, 22},
                           {30, 33, 33, 36},
                           {55, 54, 60, 63},
                           {44, 45, 46, 44},
                           {21, 22, 20, 23},
                           {36, 35, 37, 38},
                           {60, 62, 61, 65}}};
constexpr Counts adults{{{100, 102, 101, 104},
                         {50, 48, 51, 50},
                         {80, 82, 79, 83},
                         {120, 121, 119, 123},
                         {98, 97, 99, 100},
                         {52, 50, 51, 53},
                         {78, 80, 81, 79},
                         {125, 124, 126, 128}}};

MemoryTrajectory make_register()
{
    MemoryTrajectory trajectory("plan", {2009, 2010, 2011, 2012}, 1,
                                {"a", "b", "c", "d", "e", "f", "g", "h"}, {});
    trajectory.add_measure("adults", {{"employment", {"employed", "outside"}}});
    for (std::size_t d = 0; d < departments; ++d)
        for (std::size_t y = 0; y < 4; ++y) {
            trajectory.value("adults", Sector::departments, 0, y, d, 0) = employed[d][y];
            trajectory.value("adults", Sector::departments, 0, y, d, 1) =
                adults[d][y] - employed[d][y];
        }
    trajectory.set_integers("department_programmes", {1, 1, 1, 1, 0, 0, 0, 0});
    trajectory.set_texts("department_area", {"A", "A", "B", "C", "D", "D", "E", ""});
    return trajectory;
}

Design make_design(Trajectory const& trajectory)
{
    return {programme_group(trajectory, "2006-10"), public_housing_group(trajectory),
            ComparisonKind::everywhere, Years{2009, 2010}, Years{2011, 2012}};
}

Outcome employed_share()
{
    return {find_indicator("employed_share"), nullptr};
}

std::optional<EffectEstimate> estimate(Trajectory const& trajectory, Outcome const& outcome,
                                       Design const& design)
{
    DepartmentCounts counts(trajectory, 0);
    return estimate_effect(counts, outcome, design, choose_departments(trajectory, design),
                           area_clusters(trajectory));
}

// Python, statsmodels 0.13.5, w = n m / (n + m) of the adults of 2009-10 and of 2011-12:
//   change: sm.WLS(change, [1, treated], weights=w).fit(
//       cov_type='cluster', cov_kwds={'groups': area}, use_t=True)
//     params 0.051087707443296895, bse 0.00929744438500769, conf_int [0.02718787, 0.07498755]
//   the same over the 1,429 persons, one row each: sm.OLS(in work, [eight departments, after,
//       after x treated]): 0.051087707443295514
TEST(DifferenceInDifferences, IsTheRegressionOverPersonsWithEffectsOfDepartments)
{
    MemoryTrajectory const trajectory = make_register();
    auto const found = estimate(trajectory, employed_share(), make_design(trajectory));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->effect, 0.051087707443296895, 1e-12);
    EXPECT_NEAR(found->standard_error, 0.00929744438500769, 1e-12);
    EXPECT_NEAR(found->interval.low, 0.02718787, 1e-8);
    EXPECT_NEAR(found->interval.high, 0.07498755, 1e-8);
    EXPECT_EQ(found->treated, 4u);
    EXPECT_EQ(found->comparison, 4u);
    EXPECT_EQ(found->clusters, 6u);
}

// As above with reputation and its square among the columns (of the persons' regression: times
// after): params 0.04925408136282283, bse 0.00542486002967933; persons 0.049254081362820834. The
// sizes of the areas are all the same here, and there is one stratum, so both drop out.
TEST(DifferenceInDifferences, HoldsReputationConstantAsStatsmodelsDoes)
{
    MemoryTrajectory trajectory = make_register();
    trajectory.set_reals("department_reputation", {-1.2, -0.9, -0.8, -0.4, -1.0, -0.7, -0.3, -0.5});
    trajectory.set_integers("department_dwellings", {5, 5, 10, 10, 5, 5, 10, 10});
    Design design = make_design(trajectory);
    design.comparison = ComparisonKind::similar;
    auto const found = estimate(trajectory, employed_share(), design);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->effect, 0.04925408136282283, 1e-12);
    EXPECT_NEAR(found->standard_error, 0.00542486002967933, 1e-12);
}

// As above: the change of the difference of two shares, w = 1 / (1/n + 1/m + 1/k + 1/l) of the four
// counts: params 0.045053919977292654, bse 0.004387187937086078.
TEST(DifferenceInDifferences, TakesOneOutcomeOffAnother)
{
    constexpr Counts non_western{{{30, 31, 33, 32},
                                  {25, 24, 26, 27},
                                  {40, 42, 41, 40},
                                  {20, 22, 23, 25},
                                  {30, 28, 27, 29},
                                  {10, 11, 12, 12},
                                  {15, 16, 18, 17},
                                  {12, 13, 13, 15}}};
    MemoryTrajectory trajectory = make_register();
    trajectory.add_measure("residents_origin",
                           {{"origin", {"danish", "western", "menapt", "other_non_western"}}});
    for (std::size_t d = 0; d < departments; ++d)
        for (std::size_t y = 0; y < 4; ++y) {
            auto& danish = trajectory.value("residents_origin", Sector::departments, 0, y, d, 0);
            auto& menapt = trajectory.value("residents_origin", Sector::departments, 0, y, d, 2);
            menapt = non_western[d][y];
            danish = adults[d][y] + 20 - non_western[d][y];
        }
    Outcome const outcome{find_indicator("employed_share"), find_indicator("non_western_share")};
    auto const found = estimate(trajectory, outcome, make_design(trajectory));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->effect, 0.045053919977292654, 1e-12);
    EXPECT_NEAR(found->standard_error, 0.004387187937086078, 1e-12);
}

TEST(DifferenceInDifferences, EventStudyHasAYearEach)
{
    MemoryTrajectory const trajectory = make_register();
    DepartmentCounts counts(trajectory, 0);
    Design design = make_design(trajectory);
    design.before = Years{2009, 2009};
    auto const effects =
        estimate_event_study(counts, employed_share(), design,
                             choose_departments(trajectory, design), area_clusters(trajectory));
    ASSERT_EQ(effects.size(), 3u);
    EXPECT_EQ(effects[0].year, 2010);
    EXPECT_EQ(effects[2].year, 2012);
    design.after = {2012, 2012};
    auto const last = estimate(trajectory, employed_share(), design);
    ASSERT_TRUE(last);
    EXPECT_EQ(last->effect, effects[2].estimate.effect);
}

TEST(DifferenceInDifferences, NeedsTwoDepartmentsOnEachSide)
{
    MemoryTrajectory trajectory = make_register();
    trajectory.set_integers("department_programmes", {1, 0, 0, 0, 0, 0, 0, 0});
    EXPECT_FALSE(estimate(trajectory, employed_share(), make_design(trajectory)));
}

TEST(TrueEffect, IsTheChangeOfTheTreatedLessTheirChangeWithout)
{
    MemoryTrajectory const with = make_register();
    MemoryTrajectory without = make_register();
    // Without the programme 7 fewer of the first department are employed in 2012.
    without.value("adults", Sector::departments, 0, 3, 0, 0) -= 7;
    without.value("adults", Sector::departments, 0, 3, 0, 1) += 7;
    DepartmentCounts a(with, 0);
    DepartmentCounts b(without, 0);
    double const effect = true_effect(a, b, employed_share(), programme_group(with, "2006-10"),
                                      Years{2010, 2010}, {2012, 2012});
    EXPECT_NEAR(effect, 7.0 / (104 + 50 + 83 + 123), 1e-12);
}

} // namespace
} // namespace boligsim::analysis
