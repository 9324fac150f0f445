#include <gtest/gtest.h>

#include <cmath>

#include <rapidcheck/gtest.h>

#include "sim/core/units.hpp"

namespace {

double any_probability()
{
    return *rc::gen::inRange(0, 1000001) / 1e6;
}

TEST(Dkk, SumsAreExactBeyondWhatADoubleHolds)
{
    sim::Dkk total((std::int64_t{1} << 53));
    total += sim::Dkk(1);
    EXPECT_EQ(total.kroner(), (std::int64_t{1} << 53) + 1);
    EXPECT_EQ(sim::Dkk(620) * 12 - sim::Dkk(40), sim::Dkk(7400));
}

TEST(AnnualRate, TwelveMonthsCompoundToTheYear)
{
    sim::AnnualRate const rate(0.5);
    double const month = rate.per_month().value();
    EXPECT_NEAR(1 - std::pow(1 - month, 12), 1 - std::exp(-0.5), 1e-14);
}

TEST(AnnualRate, AHighRateStaysAProbability)
{
    EXPECT_LT(sim::AnnualRate(40).per_month().value(), 1);
    EXPECT_EQ(sim::AnnualRate(0).per_month().value(), 0);
}

RC_GTEST_PROP(YearlyProbability, TwelveMonthsCompoundToTheYear, ())
{
    double const p = any_probability();
    double const month = sim::YearlyProbability(p).per_month().value();
    RC_ASSERT(std::abs(1 - std::pow(1 - month, 12) - p) < 1e-12);
}

RC_GTEST_PROP(MonthlyProbability, OddsAreMultiplied, ())
{
    double const p = *rc::gen::inRange(1, 1000000) / 1e6;
    double const factor = *rc::gen::inRange(0, 5000) / 1e3;
    double const q = sim::MonthlyProbability(p).with_odds_times(factor).value();
    RC_ASSERT(q >= 0 && q <= 1);
    RC_ASSERT(std::abs(q * (1 - p) - factor * p * (1 - q)) < 1e-12 * (1 + factor));
}

RC_GTEST_PROP(MonthlyProbability, OddsTimesOneChangesNothing, ())
{
    sim::MonthlyProbability const p(any_probability());
    RC_ASSERT(std::abs(p.with_odds_times(1).value() - p.value()) < 1e-15);
}

TEST(MonthlyProbability, CertaintyStaysCertain)
{
    EXPECT_EQ(sim::MonthlyProbability(1).with_odds_times(0.5).value(), 1);
    EXPECT_EQ(sim::MonthlyProbability(0).with_odds_times(5).value(), 0);
}

} // namespace
