#include "models/housing/room_norm.hpp"

#include <gtest/gtest.h>

#include "tests/support/parameters.hpp"

namespace boligsim {
namespace {

RoomNorm shipped()
{
    return {testing::default_parameters(), sim::Month(2010, 1)};
}

std::pair<int, int> wanted(int adults, int children)
{
    RoomsWanted const rooms = shipped().wanted(adults, children);
    return {rooms.least, rooms.most};
}

TEST(RoomNorm, LandlordAllowsTwoPersonsARoom)
{
    EXPECT_TRUE(shipped().allows(4, 2));
    EXPECT_FALSE(shipped().allows(5, 2));
}

TEST(RoomNorm, AdultsLookForAtLeastWhatTheyWouldBeLet)
{
    EXPECT_EQ(wanted(1, 0), std::pair(1, 3));
    EXPECT_EQ(wanted(2, 0), std::pair(1, 4));
    EXPECT_EQ(wanted(3, 0), std::pair(2, 5));
}

TEST(RoomNorm, FamiliesLookForMoreThanARoom)
{
    EXPECT_EQ(wanted(1, 1), std::pair(2, 4));
    EXPECT_EQ(wanted(2, 3), std::pair(3, 6));
}

TEST(RoomNorm, NobodyLooksForMoreRoomsThanThereAre)
{
    EXPECT_EQ(wanted(2, 12), std::pair(6, 6));
}

} // namespace
} // namespace boligsim
