#include "models/livelihood/income_fifths.hpp"

#include <gtest/gtest.h>

#include <array>

#include "models/world/households.hpp"
#include "tests/unit/models/livelihood/labour_world.hpp"

namespace boligsim {
namespace {

using testing::default_book;

constexpr sim::Month now{2012, 6};

/// A household of an employed adult of 45 and others.
HouseholdId household(World& world, std::uint8_t standing, std::vector<int> const& further_ages)
{
    HouseholdId const home = world.households.add(world.households.rows() + 1);
    auto const join = [&](int age, LabourState state) {
        PersonId const p = testing::add_person(world, 100 + world.persons.rows(), Origin::danish,
                                               Sex::woman, age * 12, now);
        world.persons.labour[p.index()] = state;
        world.persons.standing[p.index()] = standing;
        add_member(world, home, p);
    };
    join(45, LabourState::employed);
    for (int const age : further_ages)
        join(age, age < 18 ? LabourState::school : LabourState::employed);
    refresh_household(world, home);
    return home;
}

/// OECD-modified scale: 1, 0.5 for each further member of 14 and over, 0.3 for each younger.
TEST(IncomeFifths, IncomeIsByConsumptionUnit)
{
    Incomes const incomes(default_book(), testing::years);
    World world;
    world.now = now;
    auto const units = [&](std::vector<int> const& further_ages) {
        HouseholdId const home = household(world, 100, further_ages);
        double const all = 12.0 * incomes.of(world, home, now).disposable_dkk_month;
        return all / incomes.equivalised_dkk_year(world, home, now);
    };
    EXPECT_NEAR(units({}), 1, 1e-3);
    EXPECT_NEAR(units({44}), 1.5, 1e-3);
    EXPECT_NEAR(units({44, 14}), 2, 1e-3);
    EXPECT_NEAR(units({44, 13, 2}), 2.1, 1e-3);
    EXPECT_NEAR(units({13}), 1.3, 1e-3);
}

TEST(IncomeFifths, EachHoldsAFifthOfThePersonsWhateverTheYearsWages)
{
    Incomes const incomes(default_book(), testing::years);
    World world;
    world.now = now;
    for (int n = 0; n < 3000; ++n)
        household(world, static_cast<std::uint8_t>(n * 97 % 256),
                  n % 3 == 0   ? std::vector<int>{44}
                  : n % 3 == 1 ? std::vector<int>{5, 9}
                               : std::vector<int>{});
    for (int const year : {2004, 2012, 2020}) {
        sim::Month const december(year, 12);
        IncomeFifths const fifths(world, incomes, december);
        std::array<int, 5> persons{};
        int all = 0;
        for (std::size_t i = 0; i < world.persons.rows(); ++i) {
            int const age = age_in(world.persons.birth[i], december);
            if (age < 18 || age > 64)
                continue;
            ++persons[fifths.of(world.persons.household[i])];
            ++all;
        }
        for (int const n : persons)
            EXPECT_NEAR(n, all / 5.0, all * 0.01) << year;
    }
}

TEST(IncomeFifths, ACountryWithoutAdultsHasNoLimits)
{
    Incomes const incomes(default_book(), testing::years);
    IncomeFifths const fifths(World(), incomes, now);
    EXPECT_GT(fifths.limits_dkk_year()[0], 1'000'000'000);
}

} // namespace
} // namespace boligsim
