#include <gtest/gtest.h>

#include <cmath>

#include "analysis/evaluate/compared_departments.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

using Ids = std::vector<std::size_t>;

MemoryTrajectory make_departments(std::size_t count)
{
    return MemoryTrajectory("plan", {2009, 2010}, 1, std::vector<std::string>(count, "x"), {});
}

TEST(CompareAll, TakesEveryOtherDepartment)
{
    ComparedDepartments const compared = compare_all({1, 0, 0, 1}, {1, 1, 0, 1});
    EXPECT_EQ(compared.treated, (Ids{0, 3}));
    EXPECT_EQ(compared.comparison, (Ids{1}));
    EXPECT_TRUE(compared.covariates.empty());
}

TEST(CompareSimilar, TakesDepartmentsOfLikeReputationKindAndRegion)
{
    MemoryTrajectory trajectory = make_departments(7);
    trajectory.set_reals("department_reputation", {-1.0, 0.5, -1.25, -0.74, 0.3, 0.6, -1.0});
    trajectory.set_texts("department_kind",
                         {"family", "family", "family", "family", "family", "youth", "family"});
    trajectory.set_texts("department_region", {"a", "a", "a", "a", "a", "a", "b"});
    ComparedDepartments const compared =
        compare_similar(trajectory, {1, 1, 0, 0, 0, 0, 0}, {1, 1, 1, 1, 1, 1, 1});
    EXPECT_EQ(compared.treated, (Ids{0, 1}));
    // -0.74 lies further from both of the treated than the caliper, the others are of another kind
    // or region.
    EXPECT_EQ(compared.comparison, (Ids{2, 4}));
}

TEST(CompareSimilar, HoldsReputationAndTheSizeOfTheAreaConstant)
{
    MemoryTrajectory trajectory = make_departments(4);
    trajectory.set_reals("department_reputation", {-1.0, -0.5, -0.9, -0.6});
    trajectory.set_integers("department_dwellings", {10, 20, 7, 0});
    trajectory.set_texts("department_area", {"A", "A", "", ""});
    ComparedDepartments const compared = compare_similar(trajectory, {1, 1, 0, 0}, {0, 0, 1, 1});
    ASSERT_EQ(compared.covariates.size(), 4u);
    EXPECT_DOUBLE_EQ(compared.covariates[0][0], -1.0);
    EXPECT_DOUBLE_EQ(compared.covariates[1][1], 0.25);
    EXPECT_DOUBLE_EQ(compared.covariates[0][2], std::log(30.0));
    EXPECT_DOUBLE_EQ(compared.covariates[1][2], std::log(30.0));
    EXPECT_DOUBLE_EQ(compared.covariates[2][2], std::log(7.0));
    EXPECT_DOUBLE_EQ(compared.covariates[3][2], 0.0);
}

TEST(CompareSimilar, TakesAllWhereTheFileKnowsNothingOfThem)
{
    ComparedDepartments const compared = compare_similar(make_departments(3), {1, 0, 0}, {1, 1, 1});
    EXPECT_EQ(compared.comparison, (Ids{1, 2}));
}

} // namespace
} // namespace boligsim::analysis
