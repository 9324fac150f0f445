#include <gtest/gtest.h>

#include "models/record/flows.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

/// Two organisations with a department each, and tenants whose stays are known to the month.
struct Street : LettingWorld {
    Street()
    {
        first = department("Engen", "Nord", DwellingKind::family, {3, 3, 3, 3, 3, 3, 3, 3});
        second = department("Bakken", "Syd", DwellingKind::family, {3});
    }

    HouseholdId tenant(std::size_t dwelling, int months)
    {
        HouseholdId const h = household(40, 1, 0, Origin::danish, LabourState::employed);
        move_to_dwelling(world, h, DwellingId::at(dwelling));
        world.households.moved_in[h.index()] = world.now - months;
        return h;
    }

    DepartmentId first;
    DepartmentId second;
};

/// The year's counts of `work(context)`.
template <class Work> sim::YearCounts count(MonthRunner const& runner, World& world, Work&& work)
{
    sim::ThreadPool const pool(1);
    sim::Streams const streams(1, 0);
    sim::YearCounts counts(runner.catalogue, world.places());
    work(MonthContext{world.now, streams, pool, runner.measures, counts});
    return counts;
}

std::vector<std::int64_t> stays(MonthRunner const& runner, sim::YearCounts const& counts,
                                PlaceId place)
{
    std::vector<std::int64_t> cells;
    for (std::size_t c = 0; c < 6; ++c)
        cells.push_back(counts.at(runner.measures.stays_ended, place.index(), c));
    return cells;
}

TEST(StaysEnded, AreCountedByYearsInTheDwellingWhereTheHouseholdLived)
{
    Street street;
    World& world = street.world;
    MonthRunner const runner;
    PlaceId const home = world.place_of(street.first);
    PlaceId const private_rental = world.place_of(MunicipalityId::at(0), Tenure::private_rental);
    std::vector<HouseholdId> leaving;
    for (int const months : {0, 11, 12, 59, 60, 119, 300})
        leaving.push_back(street.tenant(leaving.size(), months));
    sim::YearCounts const counts = count(runner, world, [&](MonthContext const& context) {
        for (HouseholdId const h : leaving) {
            count_household_move(world, context, h, home, private_rental, MoveReason::wish);
            move_to_segment(world, h, private_rental);
        }
    });
    EXPECT_EQ(stays(runner, counts, home), (std::vector<std::int64_t>{2, 1, 1, 2, 0, 1}));
    EXPECT_EQ(stays(runner, counts, private_rental), (std::vector<std::int64_t>(6, 0)));
}

TEST(StaysEnded, LeaveOutMovesWithinADepartmentAndTakeInEveryOtherEnd)
{
    Street street;
    World& world = street.world;
    MonthRunner const runner;
    PlaceId const home = world.place_of(street.first);
    HouseholdId const within = street.tenant(0, 30);
    HouseholdId const away = street.tenant(1, 30);
    HouseholdId const dead = street.tenant(2, 200);
    HouseholdId const abroad = street.tenant(3, 6);
    sim::YearCounts const counts = count(runner, world, [&](MonthContext const& context) {
        count_household_move(world, context, within, home, home, MoveReason::wish);
        count_household_move(world, context, away, home, world.place_of(street.second),
                             MoveReason::wish);
        count_household_died(world, context, dead, {});
        count_household_emigrated(world, context, abroad, {});
    });
    EXPECT_EQ(stays(runner, counts, home), (std::vector<std::int64_t>{1, 0, 1, 0, 1, 0}));
}

} // namespace
} // namespace boligsim::testing
