#include <gtest/gtest.h>

#include "sim/core/utf8.hpp"

namespace sim {
namespace {

TEST(Utf8, passes_characters_of_every_length)
{
    EXPECT_FALSE(find_invalid_utf8("").has_value());
    EXPECT_FALSE(find_invalid_utf8("a\nBrøndby\n\u20AC \U0001F3E0\n").has_value());
}

TEST(Utf8, finds_the_first_byte_of_another_encoding)
{
    // "Høje", then "Ørn" as Windows-1252 writes it.
    auto const bad = find_invalid_utf8("a,b\nH\u00F8je,\xD8rn\n");
    ASSERT_TRUE(bad.has_value());
    EXPECT_EQ(bad->line, 2);
    EXPECT_EQ(bad->column, 6);
}

TEST(Utf8, counts_lines_that_end_in_cr_only)
{
    auto const bad = find_invalid_utf8("a\rb\r\nc\xD8");
    ASSERT_TRUE(bad.has_value());
    EXPECT_EQ(bad->line, 3);
    EXPECT_EQ(bad->column, 2);
}

TEST(Utf8, refuses_what_no_character_is)
{
    for (char const* const text : {"\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                                   "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xE2\x82"})
        EXPECT_TRUE(find_invalid_utf8(text).has_value());
}

} // namespace
} // namespace sim
