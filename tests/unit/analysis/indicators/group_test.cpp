#include <gtest/gtest.h>

#include "analysis/indicators/group.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

using Members = std::vector<std::uint8_t>;

MemoryTrajectory four_departments()
{
    return {"baseline", {2010}, 1, {"Aarhus 1", "Park 1", "Park 2", "Meadow"}, {"Aarhus owner"}};
}

TEST(OwnDepartmentGroups, AreAllOfThemAndThoseOfEachArea)
{
    MemoryTrajectory trajectory = four_departments();
    trajectory.set_integers("department_source", {0, 1, 1, 1});
    trajectory.set_texts("department_area", {"Aarhus area 1", "Park", "Park", ""});
    std::vector<Group> const groups = own_department_groups(trajectory);
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(groups[0].name, "own departments");
    EXPECT_EQ(groups[0].departments, (Members{0, 1, 1, 1}));
    EXPECT_EQ(groups[1].name, "area Park");
    EXPECT_EQ(groups[1].departments, (Members{0, 1, 1, 0}));
    EXPECT_FALSE(groups[0].has_segments());
}

TEST(OwnDepartmentGroups, AreNoneWhereAllDepartmentsAreSynthesised)
{
    MemoryTrajectory trajectory = four_departments();
    trajectory.set_texts("department_area", {"Aarhus area 1", "Park", "Park", ""});
    EXPECT_TRUE(own_department_groups(trajectory).empty());
}

} // namespace
} // namespace boligsim::analysis
