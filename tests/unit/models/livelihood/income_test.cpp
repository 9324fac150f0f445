#include <gtest/gtest.h>

#include "models/livelihood/income.hpp"
#include "models/world/households.hpp"
#include "tests/unit/models/livelihood/labour_world.hpp"

namespace boligsim {
namespace {

using testing::default_book;

EarnerProfile employed_at(std::uint8_t standing)
{
    return {Origin::danish, Sex::man, 45, standing, LabourState::employed, BenefitHome::single};
}

TEST(Incomes, TaxIsTheTablesAtItsPoints)
{
    // 2019: a wage of 360,000 a year leaves 19,583 a month, a benefit of 144,000 leaves 8,974 (tax
    // computed from the year's rates).
    Incomes const incomes(default_book(), testing::years);
    int wage_points = 0;
    for (int standing = 0; standing < 256; ++standing) {
        Income const income =
            incomes.of(employed_at(static_cast<std::uint8_t>(standing)), sim::Month(2019, 1));
        if (std::abs(income.gross_dkk_month - 30000) < 300) {
            double const slope = 0.61; // between 60,000 and the top-tax threshold
            EXPECT_NEAR(income.disposable_dkk_month,
                        19583 + slope * (income.gross_dkk_month - 30000), 30);
            ++wage_points;
        }
    }
    EXPECT_GT(wage_points, 0);
}

TEST(Incomes, BenefitsAreTheRatesOfTheYear)
{
    Incomes const incomes(default_book(), testing::years);
    auto const rate = default_book().values("benefit.dkk_per_month", sim::Month(2013, 1));
    constexpr std::size_t homes = 5;
    for (std::size_t state = 0; state < not_employed_states; ++state)
        for (std::size_t group = 0; group < 2; ++group)
            for (std::size_t home = 0; home < homes; ++home) {
                EarnerProfile const profile{Origin::menapt,
                                            Sex::woman,
                                            group == 0 ? 24 : 40,
                                            100,
                                            not_employed_state(state),
                                            static_cast<BenefitHome>(home)};
                EXPECT_NEAR(incomes.of(profile, sim::Month(2013, 1)).gross_dkk_month,
                            rate[(state * 2 + group) * homes + home], 0.51);
            }
}

TEST(Incomes, HigherStandingEarnsMoreAndKeepsMore)
{
    Incomes const incomes(default_book(), testing::years);
    Income before;
    for (int standing = 0; standing < 256; ++standing) {
        Income const now =
            incomes.of(employed_at(static_cast<std::uint8_t>(standing)), sim::Month(2010, 1));
        EXPECT_GE(now.gross_dkk_month, before.gross_dkk_month);
        EXPECT_GE(now.disposable_dkk_month, before.disposable_dkk_month);
        EXPECT_LT(now.disposable_dkk_month, now.gross_dkk_month);
        before = now;
    }
}

TEST(Incomes, ChildrenHaveNoIncomeButALeisureJob)
{
    Incomes const incomes(default_book(), testing::years);
    EarnerProfile child{Origin::danish,      Sex::woman,         15, 100,
                        LabourState::school, BenefitHome::single};
    EXPECT_EQ(incomes.of(child, sim::Month(2012, 1)).gross_dkk_month, 0);
    child.labour = LabourState::school_and_job;
    EXPECT_GT(incomes.of(child, sim::Month(2012, 1)).gross_dkk_month, 300);
    EXPECT_LT(incomes.of(child, sim::Month(2012, 1)).gross_dkk_month, 4000);
}

TEST(Incomes, AHouseholdHasItsMembersIncomesAndChildBenefit)
{
    sim::Month const now(2012, 6);
    World world;
    world.now = now;
    HouseholdId const home = world.households.add(1);
    auto const join = [&](int age, LabourState state) {
        PersonId const p = testing::add_person(world, 100 + static_cast<unsigned>(age),
                                               Origin::danish, Sex::woman, age * 12, now);
        world.persons.labour[p.index()] = state;
        add_member(world, home, p);
        return p;
    };
    PersonId const mother = join(35, LabourState::outside);
    join(1, LabourState::school);
    join(8, LabourState::school);
    refresh_household(world, home);

    Incomes const incomes(default_book(), testing::years);
    EXPECT_EQ(incomes.benefit_home(world, home, mother, now), BenefitHome::single_parent);
    // Child benefit of 2012: 17,064 a year for the infant and 10,632 for the schoolchild.
    HouseholdIncome const income = incomes.of(world, home, now);
    EXPECT_NEAR(income.child_benefit_dkk_month, (17064 + 10632) / 12.0, 2);
    EXPECT_EQ(income.disposable_dkk_month,
              incomes.of(world, mother, now).disposable_dkk_month + income.child_benefit_dkk_month);
}

} // namespace
} // namespace boligsim
