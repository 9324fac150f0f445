#include <gtest/gtest.h>

#include "analysis/indicators/indicator.hpp"
#include "analysis/report/group_text.hpp"

namespace boligsim::analysis {
namespace {

TEST(DescribeGroup, KnowsEveryKindOfName)
{
    Phrases const english(Language::english);
    Phrases const danish(Language::danish);
    EXPECT_EQ(describe_group("programme 2006-10", english), "departments with a plan of 2006-10");
    EXPECT_EQ(describe_group("municipality Aarhus", danish), "afdelinger i Aarhus Kommune");
    EXPECT_EQ(describe_group("programme 2011-14, 45 departments", english),
              "the 45 of lowest reputation among the departments with a plan of 2011-14");
    EXPECT_EQ(describe_group("private_rental", danish), "privat leje");
}

TEST(DescribeMeasure, HasTheCataloguesTextInEnglishAndADanishOneOfItsOwn)
{
    for (Indicator const& indicator : indicators()) {
        EXPECT_EQ(describe_measure(indicator.name, Phrases(Language::english)),
                  indicator.description);
        EXPECT_NE(describe_measure(indicator.name, Phrases(Language::danish)),
                  indicator.description)
            << indicator.name;
    }
}

} // namespace
} // namespace boligsim::analysis
