#include <gtest/gtest.h>

#include "tests/unit/models/month/observation_runner.hpp"

namespace boligsim::testing {
namespace {

/// Two departments in December: in the first a family of four and two singles, in the second
/// nobody; and one household elsewhere.
struct Estate : LettingWorld {
    Estate()
    {
        lived_in = department("Engen", "Nord", DwellingKind::family, {4, 2, 2});
        empty = department("Bakken", "Nord", DwellingKind::family, {3});
        world.now = sim::Month(2010, 12);
        let(household(40, 2, 2, Origin::menapt, LabourState::employed), 0, 18);
        let(household(30, 1, 0, Origin::danish, LabourState::employed), 1, 0);
        let(household(70, 1, 0, Origin::other_non_western, LabourState::retired), 2, 12 * 30);
        household(50, 1, 0, Origin::menapt, LabourState::employed);
    }

    void let(HouseholdId h, std::size_t dwelling, int months)
    {
        move_to_dwelling(world, h, DwellingId::at(dwelling));
        world.households.moved_in[h.index()] = world.now - months;
    }

    DepartmentId lived_in;
    DepartmentId empty;
};

TEST(Observation, KeepsTheCompositionOfDepartmentsForTheYearToCome)
{
    Estate estate;
    World& world = estate.world;
    world.departments[estate.empty.index()].non_western_share = 0.7;
    ObservationRunner const runner;
    runner.run(world);
    EXPECT_DOUBLE_EQ(world.departments[estate.lived_in.index()].non_western_share, 5.0 / 6);
    EXPECT_EQ(world.departments[estate.empty.index()].non_western_share, 0);

    // What happens in the year is known on the next 31 December.
    remove_member(world, world.households.first[1]);
    world.now = sim::Month(2011, 1);
    runner.run(world);
    EXPECT_DOUBLE_EQ(world.departments[estate.lived_in.index()].non_western_share, 5.0 / 6);
}

TEST(Observation, CountsHouseholdsByYearsInTheDwelling)
{
    Estate estate;
    ObservationRunner const runner;
    sim::YearCounts const counts = runner.run(estate.world);
    std::vector<std::int64_t> by_years;
    for (std::size_t c = 0; c < 6; ++c)
        by_years.push_back(
            counts.at(runner.ids.households.households_stay, estate.lived_in.index(), c));
    EXPECT_EQ(by_years, (std::vector<std::int64_t>{1, 1, 0, 0, 0, 1}));
    EXPECT_EQ(counts.at(runner.ids.households.stay_months, estate.lived_in.index(), 0),
              18 + 0 + 360);
}

} // namespace
} // namespace boligsim::testing
