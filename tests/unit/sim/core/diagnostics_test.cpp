#include <gtest/gtest.h>

#include "sim/core/diagnostics.hpp"

namespace {

using sim::Diagnostics;

TEST(Diagnostics, ListsAllErrorsInTheOrderOfTheirPlaces)
{
    Diagnostics d;
    d.error({"study.yaml", 12, 88}, "share = 1.5 is above 1 (a share of vacant dwellings)");
    d.error({"study.yaml", 12, 15}, "unknown letting tool 'flexible_leting'",
            "did you mean 'flexible_letting'?");
    d.error({"study.yaml", 2, 1}, "duplicate key 'format'");
    EXPECT_FALSE(d.ok());
    EXPECT_EQ(d.to_text(),
              "study.yaml:2:1: error: duplicate key 'format'\n"
              "study.yaml:12:15: error: unknown letting tool 'flexible_leting'\n"
              "   did you mean 'flexible_letting'?\n"
              "study.yaml:12:88: error: share = 1.5 is above 1 (a share of vacant dwellings)\n");
}

TEST(Diagnostics, AFileAsAWholeHasNoLine)
{
    Diagnostics d;
    d.error({"gone.yaml", 0, 0}, "cannot be read (no such file)");
    EXPECT_EQ(d.to_text(), "gone.yaml: error: cannot be read (no such file)\n");
}

TEST(Diagnostics, TravelWithTheException)
{
    Diagnostics d;
    d.error({"study.yaml", 3, 1}, "unknown key 'seeds'");
    sim::InvalidInput const thrown(d);
    EXPECT_EQ(thrown.diagnostics().size(), 1u);
    EXPECT_EQ(std::string(thrown.what()), d.to_text());
}

TEST(Diagnostics, PrintsSoManyAndCountsTheRest)
{
    Diagnostics d;
    for (int line = 1; line <= 40000; ++line)
        d.error({"study.yaml", line, 1}, "wrong");
    std::string const text = d.to_text();
    EXPECT_TRUE(text.starts_with("study.yaml:1:1: error: wrong\n"));
    EXPECT_TRUE(text.ends_with("study.yaml:50:1: error: wrong\n... and 39950 more errors\n"));
    EXPECT_EQ(d.size(), 40000u);
}

TEST(Diagnostics, CutALongTextAndKeepTheReasonBehindIt)
{
    Diagnostics d;
    d.error({"study.yaml", 1, 1}, "unknown key '" + std::string(1000000, 'x') + "' (the reason)");
    EXPECT_LT(d.to_text().size(), 700u);
    EXPECT_TRUE(d.to_text().ends_with("x' (the reason)\n"));
}

TEST(Diagnostics, WriteOutWhatATerminalWouldActOn)
{
    Diagnostics d;
    d.error({"s\x1b.yaml", 1, 1}, "unknown '" + std::string("a\0b\n", 4) + "\u202e'", "\u009b");
    EXPECT_EQ(d.to_text(), "s\\u001b.yaml:1:1: error: unknown 'a\\u0000b\\u000a\\u202e'\n"
                           "   \\u009b\n");
    EXPECT_EQ(std::string(sim::InvalidInput(d).what()), d.to_text());
}

TEST(Diagnostics, WarningsLeaveAStudyRight)
{
    Diagnostics d;
    d.warning({"study.yaml", 3, 1}, "no scenario uses block 'b'", "add it to `use`");
    EXPECT_TRUE(d.ok());
    EXPECT_EQ(d.size(), 0u);
    EXPECT_EQ(d.to_text(), "study.yaml:3:1: warning: no scenario uses block 'b'\n"
                           "   add it to `use`\n");
}

TEST(Suggest, FindsTheNearestName)
{
    std::vector<std::string> const known{"combined_letting", "flexible_letting",
                                         "municipal_allocation"};
    EXPECT_EQ(sim::suggest("flexible_leting", known), "flexible_letting");
    EXPECT_EQ(sim::suggest("municipal_alocation", known), "municipal_allocation");
}

TEST(Suggest, SaysNothingWhereNothingIsNear)
{
    EXPECT_EQ(sim::suggest("lottery", {"combined_letting", "municipal_allocation"}), std::nullopt);
    EXPECT_EQ(sim::suggest("anything", {}), std::nullopt);
}

} // namespace
