#include <gtest/gtest.h>

#include "analysis/report/text_table.hpp"
#include "analysis/report/wrap.hpp"

namespace boligsim::analysis {
namespace {

TEST(Wrap, BreaksAtBlanksAndCountsCharacters)
{
    EXPECT_EQ(wrap("one two three", 2, 9), "one two\n  three\n");
    EXPECT_EQ(wrap("ææææ øøøø", 0, 9), "ææææ øøøø\n");
    EXPECT_EQ(wrap("averylongword x", 0, 5), "averylongword\nx\n");
    EXPECT_EQ(wrap("about 95 % more", 0, 8), "about\n95 %\nmore\n");
    EXPECT_EQ(wrap("first\nsecond line", 0, 20), "first\nsecond line\n");
}

TEST(TextTable, BreaksWhatIsWiderThanItsColumn)
{
    TextTable table({{"what is counted", Align::left, 9}, {"n", Align::right}});
    table.add_row({"employed, of all", "1"});
    EXPECT_EQ(table.to_text(), "what is    n\n"
                               "counted\n"
                               "---------  -\n"
                               "employed,  1\n"
                               "of all\n");
}

} // namespace
} // namespace boligsim::analysis
