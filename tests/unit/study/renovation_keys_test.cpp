#include "study/renovation_keys.hpp"

#include <gtest/gtest.h>

namespace boligsim {
namespace {

RenovationRule rule(int year, std::string programme)
{
    return {
        {Where::Kind::programme, std::move(programme), {}}, year, sim::Dkk(1430), sim::Dkk(620)};
}

TEST(RenovationKeys, DoNotDependOnOtherLines)
{
    RenovationRule const first = rule(2007, "2006-10");
    RenovationRule const later = rule(2009, "2006-10");
    EXPECT_EQ(renovation_keys({first})[0], renovation_keys({later, first})[1]);
}

TEST(RenovationKeys, DifferByYearAndSelection)
{
    auto const keys =
        renovation_keys({rule(2007, "2006-10"), rule(2009, "2006-10"), rule(2007, "2011-14")});
    EXPECT_NE(keys[0], keys[1]);
    EXPECT_NE(keys[0], keys[2]);
}

TEST(RenovationKeys, OfTwoAlikeTheSecondDrawsAnew)
{
    RenovationRule const same = rule(2007, "2006-10");
    auto const keys = renovation_keys({same, same});
    EXPECT_EQ(keys[0], renovation_keys({same})[0]);
    EXPECT_NE(keys[0], keys[1]);
}

} // namespace
} // namespace boligsim
