#include <gtest/gtest.h>

#include "tests/support/agreed_shares.hpp"

namespace boligsim::testing {
namespace {

/// Some 430 vacancies a world: the standard error of eight together is 0.0074 were each turn a
/// coin. Larger scales and narrower limits are in tests/statistical/agreed_shares.
TEST(AgreedShares, AQuarterIsAQuarterInTheFirstYearOfAThinWorld)
{
    AgreedShare const whole = agreed_share_of_worlds(0.01, 8, 0.25, 1);
    EXPECT_NEAR(whole.share(), 0.25, 4 * 0.0074);
    EXPECT_GT(whole.could_be_let, 3000);
    // Nothing differs where a line a month says the same.
    AgreedShare const cut = agreed_share_of_worlds(0.01, 1, 0.25, 12);
    EXPECT_EQ(cut.by_flexible, agreed_share_of_worlds(0.01, 1, 0.25, 1).by_flexible);
}

} // namespace
} // namespace boligsim::testing
