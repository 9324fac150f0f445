#include <cstdio>

#include <gtest/gtest.h>

#include "tests/support/agreed_shares.hpp"

namespace boligsim::testing {
namespace {

struct At {
    double scale;
    std::uint32_t worlds; ///< enough for a standard error below 0.003 were each turn a coin
    int lines;
};

class AgreedShares : public ::testing::TestWithParam<At> {};

/// A quarter agreed is a quarter of the vacancies for which somebody meets the criteria, in the
/// first year too, at each scale and however the year's agreement is cut into lines.
TEST_P(AgreedShares, AQuarterIsAQuarterInTheFirstYear)
{
    AgreedShare const flexible =
        agreed_share_of_worlds(GetParam().scale, GetParam().worlds, 0.25, GetParam().lines);
    RecordProperty("share", std::to_string(flexible.share()));
    std::printf("scale %g, %d lines: %lld of %lld, %.4f\n", GetParam().scale, GetParam().lines,
                static_cast<long long>(flexible.by_flexible),
                static_cast<long long>(flexible.could_be_let), flexible.share());
    EXPECT_GE(flexible.share(), 0.24);
    EXPECT_LE(flexible.share(), 0.26);
}

INSTANTIATE_TEST_SUITE_P(Scales, AgreedShares,
                         ::testing::Values(At{0.01, 32, 1}, At{0.01, 32, 12}, At{0.05, 7, 1},
                                           At{0.05, 7, 12}, At{0.2, 2, 1}, At{0.2, 2, 12}),
                         [](auto const& named) {
                             return "scale_" +
                                    std::to_string(static_cast<int>(named.param.scale * 100)) +
                                    "_lines_" + std::to_string(named.param.lines);
                         });

} // namespace
} // namespace boligsim::testing
