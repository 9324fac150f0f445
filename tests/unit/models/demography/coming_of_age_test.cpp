#include "models/demography/coming_of_age.hpp"

#include <gtest/gtest.h>

#include "models/world/books.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

/// Two children of one household and one of another, months before they turn 18.
class ComingOfAgeTest : public ::testing::Test {
protected:
    ComingOfAgeTest()
    {
        twins_ = town_.household(45, 1, 2, Origin::danish, LabourState::employed);
        single_ = town_.household(45, 1, 1, Origin::danish, LabourState::employed);
        set_births(twins_, town_.world.now - (17 * 12 + 10));
        set_births(single_, town_.world.now - (17 * 12 + 9));
    }

    void set_births(HouseholdId household, sim::Month birth)
    {
        Persons& persons = town_.world.persons;
        for (PersonId p = persons.next[town_.world.households.first[household.index()].index()]; p;
             p = persons.next[p.index()])
            persons.birth[p.index()] = birth;
    }

    /// Adults and children of both.
    std::vector<int> counts() const
    {
        std::vector<int> result;
        for (HouseholdId const household : {twins_, single_}) {
            result.push_back(town_.world.households.state[household.index()].adults);
            result.push_back(town_.world.households.state[household.index()].children);
        }
        return result;
    }

    LettingWorld town_;
    HouseholdId twins_;
    HouseholdId single_;
};

TEST_F(ComingOfAgeTest, ChildrenCountAsAdultsFromTheMonthInWhichTheyTurn18)
{
    MonthRunner const runner;
    std::vector<std::vector<int>> seen;
    for (int month = 0; month < 4; ++month) {
        runner.run(ComingOfAge(), town_.world, 2);
        EXPECT_TRUE(check_books(town_.world).empty());
        seen.push_back(counts());
        town_.world.now = town_.world.now + 1;
    }
    EXPECT_EQ(seen[0], (std::vector{1, 2, 1, 1}));
    EXPECT_EQ(seen[1], (std::vector{1, 2, 1, 1}));
    EXPECT_EQ(seen[2], (std::vector{3, 0, 1, 1}));
    EXPECT_EQ(seen[3], (std::vector{3, 0, 2, 0}));
}

} // namespace
} // namespace boligsim::testing
