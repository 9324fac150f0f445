#include <gtest/gtest.h>

#include "sim/core/printable.hpp"

namespace sim {
namespace {

TEST(Printable, leaves_letters_and_signs_as_they_are)
{
    std::string const text = "Brøndby Øst, \u20AC 5 \U0001F3E0 (\"a\\b\")";
    EXPECT_EQ(printable(text, LineBreaks::escaped), text);
    EXPECT_TRUE(is_printable(text));
}

TEST(Printable, writes_out_what_a_terminal_acts_on)
{
    EXPECT_EQ(printable("\x1b[31m", LineBreaks::kept), "\\u001b[31m");
    EXPECT_EQ(printable("\u009b31m", LineBreaks::kept), "\\u009b31m");
    EXPECT_EQ(printable("a\u202eb\u2066c\u2028d\ufeff", LineBreaks::kept),
              "a\\u202eb\\u2066c\\u2028d\\ufeff");
    EXPECT_EQ(printable(std::string_view("a\0b\x7f\r", 5), LineBreaks::kept),
              "a\\u0000b\\u007f\\u000d");
    EXPECT_EQ(printable("\U000E0041", LineBreaks::kept), "\\udb40\\udc41");
    EXPECT_FALSE(is_printable("a\x1b"));
}

TEST(Printable, writes_out_bytes_that_are_no_utf8)
{
    EXPECT_EQ(printable("a\x9b"
                        "b\xe2\x82",
                        LineBreaks::kept),
              "a\\x9bb\\xe2\\x82");
}

TEST(Printable, keeps_line_breaks_where_asked)
{
    EXPECT_EQ(printable("a\n\tb", LineBreaks::kept), "a\n\tb");
    EXPECT_EQ(printable("a\n\tb", LineBreaks::escaped), "a\\u000a\\u0009b");
    EXPECT_FALSE(is_printable("a\nb"));
}

TEST(Shortened, keeps_the_beginning_and_the_end_and_whole_characters)
{
    EXPECT_EQ(shortened("abc", 3), "abc");
    EXPECT_EQ(shortened("abcdefghij", 7), "ab...ij");
    EXPECT_EQ(shortened("øøøøøøøø", 8), "ø...ø");
}

} // namespace
} // namespace sim
