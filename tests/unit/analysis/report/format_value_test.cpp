#include <gtest/gtest.h>

#include "analysis/report/format_value.hpp"

namespace boligsim::analysis {
namespace {

TEST(FormatValue, AChangeOfAShareIsInPointsAndHasASign)
{
    EXPECT_EQ(format_level(Unit::points, -4.5), "-4.50");
    EXPECT_EQ(format_level(Unit::points, 0.25), "+0.25");
    EXPECT_EQ(format_difference(Unit::points, 0.25), "+0.25");
    EXPECT_EQ(difference_unit(Unit::points), "points");
}

TEST(FormatValue, GivesWhatIsZeroInSoManyDigitsNoSign)
{
    EXPECT_EQ(format_difference(Unit::share, -0.00001), "0.00");
    EXPECT_EQ(format_difference(Unit::share, 0.00001), "0.00");
    EXPECT_EQ(format_difference(Unit::share, -0.0001), "-0.01");
    EXPECT_EQ(format_difference(Unit::share, 0.0001), "+0.01");
    EXPECT_EQ(format_difference(Unit::months, -0.04), "0.0");
    EXPECT_EQ(format_difference(Unit::persons, -0.4), "0");
    EXPECT_EQ(format_difference(Unit::persons, 1234.4), "+1,234");
    EXPECT_EQ(format_interval(Unit::share, Interval{-0.00001, 0.0013}), "0.00 to 0.13");
}

TEST(InWords, WritesNamesOfOriginsAsNames)
{
    EXPECT_EQ(in_words("not_employed_non_western"), "not employed non-Western");
    EXPECT_EQ(in_words("someone_in_work_danish"), "someone in work Danish");
    EXPECT_EQ(in_words("western"), "Western");
    EXPECT_EQ(in_words("came_of_age"), "came of age");
    EXPECT_EQ(in_words("in_movers"), "in-movers");
}

TEST(FormatValue, WritesDanishNumbers)
{
    Language const danish = Language::danish;
    EXPECT_EQ(format_level(Unit::share, 0.5638, danish), "56,4 %");
    EXPECT_EQ(format_level(Unit::dkk_per_year, 180408, danish), "180.408");
    EXPECT_EQ(format_difference(Unit::share, 0.0109, danish), "+1,09");
    EXPECT_EQ(difference_unit(Unit::share, danish), "procentpoint");
    EXPECT_EQ(difference_unit(Unit::dkk_per_month, danish), "kr./måned");
    EXPECT_EQ(format_interval(Unit::share, Interval{0.0061, 0.0157}, danish), "0,61 til 1,57");
    EXPECT_EQ(format_exact(1234.5, danish), "1234,5");
    EXPECT_EQ(format_exact(1e-7, danish), "1e-07");
    EXPECT_EQ(in_words("in_movers", danish), "tilflyttere");
}

TEST(Counted, HasAPluralOfAllButOne)
{
    EXPECT_EQ(counted(1, "replicate"), "1 replicate");
    EXPECT_EQ(counted(0, "replicate"), "0 replicates");
}

} // namespace
} // namespace boligsim::analysis
