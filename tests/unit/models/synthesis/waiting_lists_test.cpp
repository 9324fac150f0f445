#include "models/synthesis/waiting_lists.hpp"

#include <gtest/gtest.h>

#include "models/housing/household_facts.hpp"
#include "tests/unit/models/synthesis/made_world.hpp"

namespace boligsim {
namespace {

/// In the last five years up to the last age, youth dwellings are for those in education.
TEST(WaitingLists, WhoWaitsForAYouthDwellingMayHaveOne)
{
    World const& world = testing::denmark();
    double const last_age =
        testing::default_parameters().scalar("destination.youth_dwelling_last_age", testing::start);
    int students = 0;
    int younger = 0;
    for (Market const& market : world.markets)
        for (Application const& a : market.queue) {
            if (a.kind != DwellingKind::youth)
                continue;
            HouseholdFacts const facts = read_facts(world, a.household, world.now);
            EXPECT_LE(facts.age, last_age);
            EXPECT_EQ(facts.children, 0);
            EXPECT_TRUE(facts.age <= last_age - 5 || facts.in_education > 0) << facts.age;
            (facts.age > last_age - 5 ? students : younger) += 1;
        }
    EXPECT_GT(students, 20);
    EXPECT_GT(younger, 100);
}

TEST(WaitingLists, WhoWaitsForAnElderlyDwellingMayHaveOne)
{
    World const& world = testing::denmark();
    double const first_age = testing::default_parameters().scalar(
        "destination.elderly_dwelling_first_age", testing::start);
    int waiting = 0;
    for (Market const& market : world.markets)
        for (Application const& a : market.queue) {
            if (a.kind != DwellingKind::elderly)
                continue;
            HouseholdFacts const facts = read_facts(world, a.household, world.now);
            EXPECT_GE(facts.age, first_age);
            EXPECT_EQ(facts.children, 0);
            ++waiting;
        }
    EXPECT_GT(waiting, 100);
}

} // namespace
} // namespace boligsim
