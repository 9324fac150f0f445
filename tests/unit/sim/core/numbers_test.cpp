#include <gtest/gtest.h>

#include "sim/core/numbers.hpp"

namespace sim {
namespace {

TEST(Numbers, are_read_whole)
{
    EXPECT_EQ(read_number("200"), 200.0);
    EXPECT_EQ(read_number("+200"), 200.0);
    EXPECT_EQ(read_number("-0.5"), -0.5);
    EXPECT_EQ(read_number(".5"), 0.5);
    EXPECT_EQ(read_number("1e3"), 1000.0);
    EXPECT_EQ(read_integer("+200"), 200);
    EXPECT_EQ(read_integer("-3"), -3);
}

TEST(Numbers, are_refused_where_anything_else_stands_there)
{
    for (char const* const text : {"", " 1", "1 ", "+-1", "--1", "1.5x", "0x10", "inf", "nan",
                                   "1e400", "1,5", "+", "e5", "1e400"})
        EXPECT_EQ(read_number(text), std::nullopt) << text;
    for (char const* const text : {"", "1.0", "1e3", "99999999999999999999", "+-1"})
        EXPECT_EQ(read_integer(text), std::nullopt) << text;
}

} // namespace
} // namespace sim
