#include <gtest/gtest.h>

#include <array>

#include "analysis/evaluate/difference_in_differences.hpp"
#include "analysis/evaluate/matching.hpp"
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
    return {programme_group(trajectory, "2006-10"),
            public_housing_group(trajectory),
            ComparisonKind::everywhere,
            {2009, 2010},
            Years{2009, 2010},
            {2011, 2012}};
}

// Python, statsmodels 0.13.5, w = adults of 2009-10, sh = the shares of 2009-10 and 2011-12:
//   panel: WLS of sh on department effects, period, period x treated, weights w
//     r.params[-1] = 0.05104220031327389
//   change: sm.WLS(sh[:,1]-sh[:,0], sm.add_constant(treated), weights=w).fit(
//       cov_type='cluster', cov_kwds={'groups': area}, use_t=True)
//     params 0.05104220031327385, bse 0.009310839289148352, conf_int [0.02710793, 0.07497647]
// The panel's clustered error, its own correction replaced by that of the change, is the same to
// 1e-16.
TEST(DifferenceInDifferences, AgreesWithStatsmodels)
{
    MemoryTrajectory const trajectory = make_register();
    DepartmentCounts counts(trajectory, 0);
    Design const design = make_design(trajectory);
    auto const estimate =
        estimate_effect(counts, *find_indicator("employed_share"), design,
                        choose_departments(counts, design), area_clusters(trajectory));
    ASSERT_TRUE(estimate);
    EXPECT_NEAR(estimate->effect, 0.05104220031327385, 1e-12);
    EXPECT_NEAR(estimate->standard_error, 0.009310839289148352, 1e-12);
    EXPECT_NEAR(estimate->interval.low, 0.02710793, 1e-8);
    EXPECT_NEAR(estimate->interval.high, 0.07497647, 1e-8);
    EXPECT_EQ(estimate->treated, 4u);
    EXPECT_EQ(estimate->comparison, 4u);
    EXPECT_EQ(estimate->clusters, 6u);
}

TEST(DifferenceInDifferences, EventStudyHasAYearEach)
{
    MemoryTrajectory const trajectory = make_register();
    DepartmentCounts counts(trajectory, 0);
    Design design = make_design(trajectory);
    design.before = Years{2009, 2009};
    auto const effects =
        estimate_event_study(counts, *find_indicator("employed_share"), design,
                             choose_departments(counts, design), area_clusters(trajectory));
    ASSERT_EQ(effects.size(), 3u);
    EXPECT_EQ(effects[0].year, 2010);
    EXPECT_EQ(effects[2].year, 2012);
    design.after = {2012, 2012};
    auto const last =
        estimate_effect(counts, *find_indicator("employed_share"), design,
                        choose_departments(counts, design), area_clusters(trajectory));
    ASSERT_TRUE(last);
    EXPECT_EQ(last->effect, effects[2].estimate.effect);
}

TEST(DifferenceInDifferences, NeedsTwoDepartmentsOnEachSide)
{
    MemoryTrajectory trajectory = make_register();
    trajectory.set_integers("department_programmes", {1, 0, 0, 0, 0, 0, 0, 0});
    DepartmentCounts counts(trajectory, 0);
    Design const design = make_design(trajectory);
    EXPECT_FALSE(estimate_effect(counts, *find_indicator("employed_share"), design,
                                 choose_departments(counts, design), area_clusters(trajectory)));
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
    double const effect =
        true_effect(a, b, *find_indicator("employed_share"), programme_group(with, "2006-10"),
                    Years{2010, 2010}, {2012, 2012});
    EXPECT_NEAR(effect, 7.0 / (104 + 50 + 83 + 123), 1e-12);
}

TEST(MatchNearest, TakesTheNearestOfTheSameStratum)
{
    MatchingSpace const space{{{0.0}, {0.4}, {0.1}, {0.05}, {10.0}}, {1, 1, 1, 2, 1}};
    ComparedDepartments const matched =
        match_nearest(space, {1, 0, 0, 0, 0}, {0, 1, 1, 1, 1}, {50, 0, 0, 0, 0}, 2);
    ASSERT_EQ(matched.treated.size(), 1u);
    ASSERT_EQ(matched.comparison.size(), 2u);
    EXPECT_EQ(matched.comparison[0].department, 1u);
    EXPECT_EQ(matched.comparison[1].department, 2u);
    EXPECT_DOUBLE_EQ(matched.comparison[0].weight, 25.0);
}

TEST(MatchNearest, TiesGoToTheLowerRowAndWeightsAddUp)
{
    MatchingSpace const space{{{0.0}, {0.0}, {1.0}, {-1.0}}, {0, 0, 0, 0}};
    ComparedDepartments const matched =
        match_nearest(space, {1, 1, 0, 0}, {0, 0, 1, 1}, {30, 20, 0, 0}, 1);
    ASSERT_EQ(matched.comparison.size(), 1u);
    EXPECT_EQ(matched.comparison[0].department, 2u);
    EXPECT_DOUBLE_EQ(matched.comparison[0].weight, 50.0);
}

TEST(MatchNearest, LeavesOutTheTreatedWithNobodyToMatch)
{
    MatchingSpace const space{{{0.0}, {0.0}}, {0, 1}};
    EXPECT_TRUE(match_nearest(space, {1, 0}, {0, 1}, {30, 20}, 1).treated.empty());
}

} // namespace
} // namespace boligsim::analysis
