#include "models/livelihood/income_distribution.hpp"

#include <gtest/gtest.h>

#include <array>

#include "models/world/households.hpp"
#include "tests/unit/models/livelihood/labour_world.hpp"

namespace boligsim {
namespace {

using testing::default_book;

constexpr sim::Month now{2012, 6};
sim::ThreadPool const threads(1);

/// A household of an employed adult of 45 and others.
HouseholdId household(World& world, std::uint8_t standing, std::vector<int> const& further_ages)
{
    world.departments.resize(1);
    HouseholdId const home = world.households.add(world.households.rows() + 1);
    world.households.place[home.index()] = world.place_of(DepartmentId::at(0));
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
TEST(IncomeDistribution, IncomeIsByConsumptionUnit)
{
    Incomes const incomes(default_book(), testing::years);
    World world;
    world.now = now;
    auto const units = [&](std::vector<int> const& further_ages) {
        HouseholdId const home = household(world, 100, further_ages);
        IncomeDistribution const incomes_now(world, incomes, now, threads);
        double const all = 12.0 * incomes.of(world, home, now).disposable_dkk_month;
        return all / incomes_now.equivalised_dkk_year(home);
    };
    EXPECT_NEAR(units({}), 1, 1e-3);
    EXPECT_NEAR(units({44}), 1.5, 1e-3);
    EXPECT_NEAR(units({44, 14}), 2, 1e-3);
    EXPECT_NEAR(units({44, 13, 2}), 2.1, 1e-3);
    EXPECT_NEAR(units({13}), 1.3, 1e-3);
}

TEST(IncomeDistribution, EachHoldsAFifthOfThePersonsWhateverTheYearsWages)
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
        IncomeDistribution const distribution(world, incomes, december, threads);
        std::array<int, 5> persons{};
        int all = 0;
        for (std::size_t i = 0; i < world.persons.rows(); ++i) {
            int const age = age_in(world.persons.birth[i], december);
            if (age < 18 || age > 64)
                continue;
            ++persons[distribution.fifth_of(world.persons.household[i])];
            ++all;
        }
        for (int const n : persons)
            EXPECT_NEAR(n, all / 5.0, all * 0.01) << year;
    }
}

TEST(IncomeDistribution, ACountryWithoutAdultsHasNoLimits)
{
    Incomes const incomes(default_book(), testing::years);
    IncomeDistribution const distribution(World(), incomes, now, threads);
    EXPECT_GT(distribution.limits_dkk_year()[0], 1'000'000'000);
}

} // namespace
} // namespace boligsim
