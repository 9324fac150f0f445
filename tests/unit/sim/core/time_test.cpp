#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "sim/core/time.hpp"

namespace {

using sim::Month;

TEST(Month, DecemberIsFollowedByJanuary)
{
    Month month(2006, 12);
    EXPECT_TRUE(month.is_december());
    ++month;
    EXPECT_EQ(month, Month(2007, 1));
    EXPECT_TRUE(month.is_january());
}

TEST(Month, DifferencesCountMonths)
{
    EXPECT_EQ(Month(2021, 12) - Month(2006, 1), 16 * 12 - 1);
    EXPECT_EQ(Month(2006, 1) - 1, Month(2005, 12));
}

TEST(Month, ReadsAndWritesYearAndMonth)
{
    EXPECT_EQ(sim::to_string(Month(2006, 1)), "2006-01");
    EXPECT_EQ(sim::parse_month("2015-11"), Month(2015, 11));
}

TEST(Month, RefusesWhatIsNotAMonth)
{
    for (char const* text : {"", "2006", "2006-1", "2006-13", "2006-00", "2006/01", "06-01-2006",
                             "2006-01-01", "20x6-01", "9999-01", " 2006-01", "-006-01"})
        EXPECT_FALSE(sim::parse_month(text)) << '\'' << text << '\'';
}

RC_GTEST_PROP(Month, WhatIsWrittenReadsBack, ())
{
    Month const month = Month::from_count(*rc::gen::inRange(0, 2700 * 12));
    RC_ASSERT(sim::parse_month(sim::to_string(month)) == month);
}

RC_GTEST_PROP(Month, AddingMonthsIsUndoneBySubtracting, ())
{
    Month const month = Month::from_count(*rc::gen::inRange(1900 * 12, 2100 * 12));
    int const months = *rc::gen::inRange(-1200, 1200);
    RC_ASSERT((month + months) - months == month);
    RC_ASSERT((month + months) - month == months);
}

TEST(Period, HoldsBothItsEnds)
{
    sim::Period const period{Month(2006, 1), Month(2021, 12)};
    EXPECT_EQ(period.months(), 192);
    EXPECT_EQ(period.years(), 16);
    EXPECT_TRUE(period.contains(Month(2006, 1)));
    EXPECT_TRUE(period.contains(Month(2021, 12)));
    EXPECT_FALSE(period.contains(Month(2022, 1)));
    EXPECT_FALSE(period.contains(Month(2005, 12)));
}

} // namespace
