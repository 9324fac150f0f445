#include <gtest/gtest.h>

#include "analysis/indicators/where.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

using Members = std::vector<std::uint8_t>;

MemoryTrajectory make_trajectory()
{
    MemoryTrajectory file("plan", {2010}, 1, {"A", "B", "C"}, {});
    file.set_integers("department_programmes", {1, 3, 0});
    file.set_texts("department_municipality", {"Aarhus", "Odense", "Odense"});
    file.set_texts("department_area", {"Vest", "", "Vest"});
    file.set_reals("department_reputation", {-0.5, -2, 1});
    return file;
}

TEST(SelectDepartments, TakesThoseThatTheRunSelects)
{
    MemoryTrajectory const file = make_trajectory();
    auto const members = [&](Where::Kind kind, std::string const& name,
                             std::optional<int> first = {}) {
        return select_departments(file, {.kind = kind, .name = name, .departments = first})
            .departments;
    };
    EXPECT_EQ(members(Where::Kind::all, ""), (Members{1, 1, 1}));
    EXPECT_EQ(members(Where::Kind::programme, "2006-10"), (Members{1, 1, 0}));
    EXPECT_EQ(members(Where::Kind::programme, "2011-14"), (Members{0, 1, 0}));
    EXPECT_EQ(members(Where::Kind::outside_programme, "2006-10"), (Members{0, 0, 1}));
    EXPECT_EQ(members(Where::Kind::municipality, "Odense"), (Members{0, 1, 1}));
    EXPECT_EQ(members(Where::Kind::area, "Vest"), (Members{1, 0, 1}));
    EXPECT_EQ(members(Where::Kind::department, "C"), (Members{0, 0, 1}));
    EXPECT_EQ(members(Where::Kind::region, "nordjylland"), (Members{0, 0, 0}));
    Group const listed = select_departments(
        file,
        {.kind = Where::Kind::department, .name = "A", .departments = {}, .more_names = {"C"}});
    EXPECT_EQ(listed.departments, (Members{1, 0, 1}));
    EXPECT_EQ(listed.name, "department A, C");
    // The one of lowest reputation.
    EXPECT_EQ(members(Where::Kind::programme, "2006-10", 1), (Members{0, 1, 0}));
}

TEST(FindGroup, TakesNamesAsUsersWriteThem)
{
    MemoryTrajectory const file = make_trajectory();
    EXPECT_EQ(find_group(file, "municipality Aarhus")->departments, (Members{1, 0, 0}));
    EXPECT_EQ(find_group(file, "department B")->name, "department B");
    EXPECT_EQ(find_group(file, "programme 2011-14")->departments, (Members{0, 1, 0}));
    EXPECT_EQ(find_group(file, "public housing")->departments, (Members{1, 1, 1}));
    for (char const* const unknown :
         {"municipality Ribe", "own departments", "rent support", "municipality", "Aarhus", ""})
        EXPECT_FALSE(find_group(file, unknown)) << unknown;
}

} // namespace
} // namespace boligsim::analysis
