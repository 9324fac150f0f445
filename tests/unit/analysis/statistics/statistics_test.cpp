#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "analysis/statistics/association.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/statistics/least_squares.hpp"

namespace boligsim::analysis {
namespace {

constexpr double oracle_tolerance = 1e-10;

// R 4.2: t.test(c(0.4,0.1,0.7,0.3,0.6))$conf.int gives 0.12355678349333855 0.71644321650666132.
TEST(EstimateMean, GivesStudentsIntervalAsRDoes)
{
    std::array const values{0.4, 0.1, 0.7, 0.3, 0.6};
    MeanEstimate const estimate = estimate_mean(values);
    EXPECT_EQ(estimate.n, 5u);
    EXPECT_NEAR(estimate.mean, 0.42, oracle_tolerance);
    ASSERT_TRUE(estimate.interval);
    EXPECT_NEAR(estimate.interval->low, 0.12355678349333855, oracle_tolerance);
    EXPECT_NEAR(estimate.interval->high, 0.71644321650666132, oracle_tolerance);
}

TEST(EstimateMean, HasNoIntervalFromOneReplicate)
{
    std::array const values{0.4};
    EXPECT_FALSE(estimate_mean(values).interval);
}

TEST(EstimateMean, LeavesOutSharesOfNobody)
{
    std::array const values{0.4, std::numeric_limits<double>::quiet_NaN(), 0.6};
    EXPECT_EQ(estimate_mean(values).n, 2u);
    EXPECT_NEAR(estimate_mean(values).mean, 0.5, oracle_tolerance);
    EXPECT_TRUE(std::isnan(estimate_mean(std::span<double const>{}).mean));
}

TEST(EstimateMean, EqualPairsDifferByExactlyNothing)
{
    std::array const values{0.0, 0.0, 0.0};
    ASSERT_TRUE(estimate_mean(values).interval);
    EXPECT_EQ(estimate_mean(values).interval->low, 0.0);
    EXPECT_EQ(estimate_mean(values).interval->high, 0.0);
}

// Python, statsmodels 0.13.5, with the data below:
//   r = sm.WLS(y, sm.add_constant(t), weights=w).fit(
//       cov_type='cluster', cov_kwds={'groups': g}, use_t=True)
//   r.params, r.bse, r.conf_int()[1], r.cov_params()
// R 4.2 by hand (lm, then 6/5*11/10 * bread %*% crossprod(rowsum(x*w*e, g)) %*% bread) gives the
// same.
TEST(FitClustered, AgreesWithStatsmodels)
{
    Eigen::VectorXd y(12);
    y << 0.021, -0.013, 0.034, 0.008, 0.042, -0.005, 0.017, -0.022, 0.003, -0.011, 0.009, 0.026;
    Eigen::MatrixXd x(12, 2);
    for (Eigen::Index i = 0; i < 12; ++i) {
        x(i, 0) = 1;
        x(i, 1) = i < 6 ? 1 : 0;
    }
    Eigen::VectorXd w(12);
    w << 120, 85, 60, 210, 33, 150, 95, 70, 180, 44, 160, 52;
    std::vector<std::size_t> const g{0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 1};

    ClusteredFit const fit = fit_clustered(x, y, w, g);
    EXPECT_EQ(fit.clusters, 6u);
    EXPECT_NEAR(fit.coefficients(0), 0.00486356073211314, oracle_tolerance);
    EXPECT_NEAR(fit.coefficients(1), 0.00390695598521208, oracle_tolerance);
    EXPECT_NEAR(fit.standard_error(0), 0.00260090590705197, oracle_tolerance);
    EXPECT_NEAR(fit.standard_error(1), 0.00239316079622993, oracle_tolerance);
    EXPECT_NEAR(fit.covariance(0, 1), -1.8048136668857067e-06, oracle_tolerance);
    EXPECT_NEAR(fit.interval(1).low, -0.00224485968967504, oracle_tolerance);
    EXPECT_NEAR(fit.interval(1).high, 0.01005877166009921, oracle_tolerance);
}

// R 4.2: qr(sqrt(w) * x)$pivot[1:qr(sqrt(w) * x)$rank] keeps columns 1, 2 and 4.
TEST(IndependentColumns, KeepsTheFirstOfThoseThatDepend)
{
    Eigen::MatrixXd x(4, 6);
    // clang-format off
    x << 1, 0, 1, 2.0, 0, 3.0,
         1, 0, 1, 1.0, 0, 2.0,
         1, 1, 0, 0.5, 0, 1.5,
         1, 1, 0, 3.0, 0, 4.0;
    // clang-format on
    Eigen::VectorXd const w{{3.0, 1.0, 2.0, 5.0}};
    Eigen::MatrixXd const kept = independent_columns(x, w);
    ASSERT_EQ(kept.cols(), 3);
    EXPECT_EQ(kept.col(0), x.col(0));
    EXPECT_EQ(kept.col(1), x.col(1));
    EXPECT_EQ(kept.col(2), x.col(3));
}

/// An estimate of n values with a standard deviation of 1.
MeanEstimate estimate_of(std::size_t n, double mean)
{
    MeanEstimate estimate{n, mean, 1 / std::sqrt(static_cast<double>(n)), {}};
    estimate.interval = interval_at(estimate, 0.95);
    return estimate;
}

// R 4.2: for (n in c(4, 8, 40))
//   power.t.test(n = n, sd = 1, power = .8, type = "one.sample", strict = TRUE,
//                tol = 1e-10)$delta
TEST(SmallestDetectable, IsWhatAPowerAnalysisSays)
{
    EXPECT_NEAR(smallest_detectable(estimate_of(4, 0)).value(), 2.12794934326, 1e-7);
    EXPECT_NEAR(smallest_detectable(estimate_of(8, 0)).value(), 1.15603467799, 1e-7);
    EXPECT_NEAR(smallest_detectable(estimate_of(40, 0)).value(), 0.454256939687, 1e-7);
    EXPECT_EQ(smallest_detectable(estimate_of(1, 0)), std::nullopt);
}

// R 4.2: ceiling(power.t.test(delta = .5, sd = 1, power = .8, type = "one.sample",
//                             strict = TRUE)$n) is 34.
TEST(ReplicatesToDetect, TwoAreEnoughWherePairsHardlyDiffer)
{
    MeanEstimate estimate = estimate_of(8, 0);
    estimate.standard_error = 1e-16;
    EXPECT_EQ(replicates_to_detect(estimate, 0.5), 2u);
}

TEST(ReplicatesToDetect, IsWhatAPowerAnalysisSays)
{
    EXPECT_EQ(replicates_to_detect(estimate_of(8, 0), -0.5), 34u);
    EXPECT_EQ(replicates_to_detect(estimate_of(8, 0), 1.1561), 8u);
    EXPECT_EQ(replicates_to_detect(estimate_of(8, 0), 0), std::nullopt);
}

TEST(IsClear, TakesMoreOfOneAmongMany)
{
    // t(0.975; 7) = 2.365, t(1 - 0.025 / 40; 7) = 5.202, in standard errors of 0.354.
    EXPECT_TRUE(is_clear(estimate_of(8, 0.9)));
    EXPECT_FALSE(is_clear(estimate_of(8, 0.9), 40));
    EXPECT_TRUE(is_clear(estimate_of(8, -1.85), 40));
    EXPECT_FALSE(is_clear(estimate_of(1, 5)));
}

// R 4.2: a <- c(30,70,12,88);
// exp(log(a[1]*a[4]/(a[2]*a[3])) + c(0,-1,1)*qnorm(.975)*sqrt(sum(1/a)))
TEST(EstimateOddsRatio, GivesWoolfsInterval)
{
    OddsRatio const odds = estimate_odds_ratio({30, 70, 12, 88});
    EXPECT_NEAR(odds.value, 3.1428571428571432, oracle_tolerance);
    EXPECT_NEAR(odds.interval.low, 1.5004122520818162, oracle_tolerance);
    EXPECT_NEAR(odds.interval.high, 6.5832247148762617, oracle_tolerance);
}

TEST(EstimateOddsRatio, AddsAHalfWhereACellIsEmpty)
{
    EXPECT_NEAR(estimate_odds_ratio({3, 5, 0, 8}).value, 3.5 * 8.5 / (5.5 * 0.5), oracle_tolerance);
}

} // namespace
} // namespace boligsim::analysis
