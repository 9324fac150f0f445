#include "sim/core/column.hpp"

#include <cstdint>
#include <numeric>

#include <gtest/gtest.h>

namespace sim::testing {
namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20;

std::size_t distance_to_huge_page(Column<std::uint32_t> const& column)
{
    return reinterpret_cast<std::uintptr_t>(column.data()) % huge_page;
}

TEST(Column, KeepsItsValuesFromSmallToLarge)
{
    Column<std::uint32_t> column;
    for (std::uint32_t i = 0; i < huge_page; ++i) // four huge pages in the end
        column.push_back(i);
    Column<std::uint32_t> const copy = column;
    Column<std::uint32_t> const moved = std::move(column);
    EXPECT_EQ(copy, moved);
    EXPECT_EQ(copy.front(), 0u);
    EXPECT_EQ(copy.back(), huge_page - 1);
    EXPECT_EQ(std::accumulate(copy.begin(), copy.end(), std::uint64_t{0}),
              std::uint64_t{huge_page} * (huge_page - 1) / 2);
}

TEST(Column, LargeOnesBeginWhereAHugePageDoes)
{
    EXPECT_EQ(distance_to_huge_page(Column<std::uint32_t>(huge_page / 4)), 0u);
    EXPECT_EQ(distance_to_huge_page(Column<std::uint32_t>(huge_page)), 0u);
}

} // namespace
} // namespace sim::testing
