#include <gtest/gtest.h>

#include <type_traits>

#include "sim/core/id.hpp"

namespace {

using CatId = sim::Id<struct CatTag>;
using DogId = sim::Id<struct DogTag>;
using SmallId = sim::Id<struct SmallTag, std::uint8_t>;

TEST(Id, IsEmptyByDefault)
{
    CatId const id;
    EXPECT_TRUE(id.empty());
    EXPECT_FALSE(id);
}

TEST(Id, NamesTheRowItWasMadeFrom)
{
    CatId const id = CatId::at(7);
    ASSERT_TRUE(id);
    EXPECT_EQ(id.index(), 7u);
    EXPECT_EQ(id, CatId(7));
    EXPECT_LT(id, CatId(8));
}

TEST(Id, RowZeroIsNotEmpty)
{
    EXPECT_FALSE(SmallId::at(0).empty());
}

TEST(Id, IdsOfDifferentTablesDoNotMix)
{
    static_assert(!std::is_convertible_v<CatId, DogId>);
    static_assert(!std::is_constructible_v<CatId, DogId>);
    static_assert(!std::is_convertible_v<int, CatId>);
    static_assert(!std::is_convertible_v<CatId, std::size_t>);
    static_assert(!std::is_convertible_v<CatId, bool>);
}

TEST(Id, TakesNoMoreRoomThanItsRow)
{
    static_assert(sizeof(CatId) == 4);
    static_assert(sizeof(SmallId) == 1);
}

} // namespace
