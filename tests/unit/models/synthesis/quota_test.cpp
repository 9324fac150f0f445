#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "models/synthesis/families/family_tables.hpp"
#include "models/synthesis/shares/quota.hpp"

namespace boligsim {
namespace {

RC_GTEST_PROP(RunningQuota, NeverFurtherThanOneFromTheRunningSum, ())
{
    auto const parts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 300));
    RunningQuota quota;
    double expected = 0;
    double given = 0;
    for (int const part : parts) {
        expected += part / 100.0;
        given += static_cast<double>(quota.take(part / 100.0));
        RC_ASSERT(std::abs(expected - given) <= 0.5 + 1e-9);
    }
}

RC_GTEST_PROP(CutInProportion, AddsUpAndIsWithinOneOfTheExactShare, ())
{
    auto const parts =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100)));
    auto const total = *rc::gen::inRange<std::size_t>(0, 5000);
    std::vector<double> const weights(parts.begin(), parts.end());
    double const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    RC_PRE(sum > 0);
    std::vector<std::size_t> const cut = cut_in_proportion(weights, total);
    RC_ASSERT(std::accumulate(cut.begin(), cut.end(), std::size_t{0}) == total);
    for (std::size_t i = 0; i < cut.size(); ++i)
        RC_ASSERT(std::abs(static_cast<double>(cut[i]) -
                           weights[i] / sum * static_cast<double>(total)) < 1);
}

TEST(FitMargins, MeetsBothMarginsAndKeepsOddsRatios)
{
    std::vector<double> const rows = {30, 70};
    std::vector<double> const columns = {60, 40};
    std::vector<double> const fitted = fit_margins({2, 1, 1, 1}, rows, columns);
    EXPECT_NEAR(fitted[0] + fitted[1], 30, 1e-6);
    EXPECT_NEAR(fitted[2] + fitted[3], 70, 1e-6);
    EXPECT_NEAR(fitted[0] + fitted[2], 60, 1e-6);
    EXPECT_NEAR(fitted[0] * fitted[3] / (fitted[1] * fitted[2]), 2, 1e-6);
}

TEST(TiltToMean, ReachesTheMean)
{
    for (double const mean : {0.01, 0.4, 1.3, 2.6}) {
        auto const shares = tilt_to_mean({0.3, 0.3, 0.3, 0.1, 0}, mean);
        double reached = 0;
        for (std::size_t k = 0; k < shares.size(); ++k)
            reached += shares[k] * static_cast<double>(k);
        EXPECT_NEAR(reached, mean, 1e-6);
    }
}

} // namespace
} // namespace boligsim
