#include <gtest/gtest.h>

#include <cmath>

#include "models/rent/renovation.hpp"
#include "models/rent/rent_review.hpp"
#include "tests/unit/models/rent/rent_world.hpp"

namespace boligsim {
namespace {

using testing::default_book;
using testing::make_departments;
using testing::run_in;

constexpr std::size_t departments = 45;
constexpr std::size_t dwellings_each = 200;

RenovationRule rule(std::int64_t rise, std::int64_t support)
{
    return {{Where::Kind::programme, "2011-14", {}}, 2013, sim::Dkk(rise), sim::Dkk(support)};
}

double mean(sim::Column<std::int32_t> const& values)
{
    double sum = 0;
    for (std::int32_t v : values)
        sum += v;
    return sum / static_cast<double>(values.size());
}

/// Mean rise of what tenants pay, by department.
std::vector<double> rises(World const& before, World const& after)
{
    std::vector<double> result;
    for (Department const& d : after.departments) {
        double sum = 0;
        for (std::size_t i = d.first_dwelling; i < d.first_dwelling + d.dwellings; ++i)
            sum += after.dwellings.rent_dkk_month[i] - before.dwellings.rent_dkk_month[i];
        result.push_back(sum / static_cast<double>(d.dwellings));
    }
    return result;
}

TEST(Renovation, RentsRiseByTheRuleAndDifferAsTheEvaluationFound)
{
    World const before = make_departments(departments, dwellings_each);
    World after = before;
    Renovation const renovation({rule(1430, 620)}, default_book(), testing::years);
    run_in(renovation, after, sim::Month(2013, 1));

    EXPECT_NEAR(mean(after.dwellings.support_dkk_month), 620, 1);
    EXPECT_NEAR(mean(after.dwellings.rent_dkk_month) - mean(before.dwellings.rent_dkk_month), 810,
                1);
    int unchanged = 0;
    int falling = 0;
    for (double rise : rises(before, after)) {
        unchanged += rise == 0 ? 1 : 0;
        falling += rise < 0 ? 1 : 0;
        EXPECT_LT(rise, 1150);
        if (rise > 0) {
            EXPECT_GT(rise, 150);
        }
    }
    EXPECT_EQ(unchanged, 5);
    EXPECT_EQ(falling, 2);
}

TEST(Renovation, NothingHappensInOtherMonthsOrWithoutRiseAndSupport)
{
    World const before = make_departments(departments, 20);
    Renovation const renovation({rule(1430, 620)}, default_book(), testing::years);
    for (sim::Month month : {sim::Month(2012, 1), sim::Month(2013, 2), sim::Month(2014, 1)}) {
        World after = before;
        run_in(renovation, after, month);
        EXPECT_EQ(after.dwellings.rent_dkk_month, before.dwellings.rent_dkk_month);
        EXPECT_EQ(after.dwellings.support_dkk_month, before.dwellings.support_dkk_month);
    }
    World after = before;
    run_in(Renovation({rule(0, 0)}, default_book(), testing::years), after, sim::Month(2013, 1));
    EXPECT_EQ(after.dwellings.rent_dkk_month, before.dwellings.rent_dkk_month);
    EXPECT_EQ(after.dwellings.support_dkk_month, before.dwellings.support_dkk_month);
}

TEST(Renovation, WithoutSupportTheRiseIsTheSupportHigher)
{
    World const before = make_departments(departments, dwellings_each);
    World with = before;
    World without = before;
    run_in(Renovation({rule(1430, 620)}, default_book(), testing::years), with,
           sim::Month(2013, 1));
    run_in(Renovation({rule(1430, 0)}, default_book(), testing::years), without,
           sim::Month(2013, 1));
    EXPECT_NEAR(mean(without.dwellings.rent_dkk_month) - mean(with.dwellings.rent_dkk_month), 620,
                1);
}

/// Where the one large department is among the few whose rent falls or stays, the small ones are
/// not made to rise by many times the rule's mean for it.
TEST(Renovation, NoRentRisesByManyTimesTheMeanWhereALargeDepartmentFalls)
{
    constexpr std::size_t many = 12;
    World before = make_departments(many, 20);
    before.departments.back().dwellings = 2000;
    for (std::size_t k = before.dwellings.rows(); k < (many - 1) * 20 + 2000; ++k) {
        before.dwellings.department.push_back(DepartmentId::at(many - 1));
        before.dwellings.rooms.push_back(3);
        before.dwellings.m2.push_back(80);
        before.dwellings.rent_dkk_month.push_back(80 * 55);
        before.dwellings.support_dkk_month.push_back(0);
        before.dwellings.occupant.emplace_back();
        before.dwellings.vacant_since.emplace_back();
        before.dwellings.phases.emplace_back();
    }
    for (int year = testing::years.first.year() + 1; year <= testing::years.last.year(); ++year) {
        World after = before;
        RenovationRule raised = rule(1430, 620);
        raised.year = year;
        run_in(Renovation({raised}, default_book(), testing::years), after, sim::Month(year, 1));
        EXPECT_NEAR(mean(after.dwellings.rent_dkk_month) - mean(before.dwellings.rent_dkk_month),
                    810, 1);
        for (double const rise : rises(before, after))
            EXPECT_LT(rise, 2.5 * 810) << year;
    }
}

TEST(RentReview, RentsFollowTheIndexAndSupportStays)
{
    World world = make_departments(2, 20);
    for (std::size_t i = 0; i < world.dwellings.rows(); ++i) {
        world.dwellings.support_dkk_month[i] = 500;
        world.dwellings.rent_dkk_month[i] -= 500;
    }
    World const before = world;
    RentReview const review(default_book(), testing::years);
    run_in(review, world, sim::Month(2010, 2));
    EXPECT_EQ(world.dwellings.rent_dkk_month, before.dwellings.rent_dkk_month);

    run_in(review, world, sim::Month(2010, 1), 2);
    constexpr std::size_t family_midtjylland = 3;
    double const ratio =
        default_book().values("dwellings.rent_per_m2", sim::Month(2010, 1))[family_midtjylland] /
        default_book().values("dwellings.rent_per_m2", sim::Month(2009, 1))[family_midtjylland];
    EXPECT_EQ(world.dwellings.support_dkk_month, before.dwellings.support_dkk_month);
    for (std::size_t i = 0; i < world.dwellings.rows(); ++i)
        EXPECT_NEAR(world.dwellings.rent_dkk_month[i] + 500,
                    (before.dwellings.rent_dkk_month[i] + 500) * ratio, 0.51);
    EXPECT_GT(ratio, 1);
}

} // namespace
} // namespace boligsim
