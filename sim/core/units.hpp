#pragma once

#include <cassert>
#include <cmath>
#include <compare>
#include <cstdint>

namespace sim {

/// Whole Danish kroner. Sums are exact.
class Dkk {
public:
    constexpr Dkk() = default;
    constexpr explicit Dkk(std::int64_t kroner) : kroner_(kroner) {}

    constexpr std::int64_t kroner() const { return kroner_; }
    constexpr Dkk operator+(Dkk o) const { return Dkk(kroner_ + o.kroner_); }
    constexpr Dkk operator-(Dkk o) const { return Dkk(kroner_ - o.kroner_); }
    constexpr Dkk operator*(std::int64_t n) const { return Dkk(kroner_ * n); }
    constexpr Dkk& operator+=(Dkk o)
    {
        kroner_ += o.kroner_;
        return *this;
    }
    constexpr auto operator<=>(Dkk const&) const = default;

private:
    std::int64_t kroner_ = 0;
};

/// A probability of something within one month.
class MonthlyProbability {
public:
    constexpr MonthlyProbability() = default;
    constexpr explicit MonthlyProbability(double p) : p_(p) { assert(p >= 0 && p <= 1); }

    constexpr double value() const { return p_; }

    /// The same with its odds multiplied: p' / (1 - p') = factor * p / (1 - p).
    constexpr MonthlyProbability with_odds_times(double factor) const
    {
        double const odds = factor * p_;
        double const denominator = 1 - p_ + odds;
        return MonthlyProbability(denominator > 0 ? odds / denominator : p_);
    }

private:
    double p_ = 0;
};

/// Events per person-year under a constant hazard. Never divide by twelve: `per_month()` converts.
class AnnualRate {
public:
    constexpr AnnualRate() = default;
    constexpr explicit AnnualRate(double per_year) : rate_(per_year) { assert(per_year >= 0); }

    constexpr double per_year() const { return rate_; }

    /// The probability of at least one event within a month: 1 - exp(-rate / 12).
    MonthlyProbability per_month() const { return MonthlyProbability(-std::expm1(-rate_ / 12)); }

private:
    double rate_ = 0;
};

/// A probability of something within a year, as registers report shares a year.
class YearlyProbability {
public:
    constexpr YearlyProbability() = default;
    constexpr explicit YearlyProbability(double p) : p_(p) { assert(p >= 0 && p <= 1); }

    constexpr double value() const { return p_; }

    /// The monthly probability that compounds to it over twelve months.
    MonthlyProbability per_month() const
    {
        return MonthlyProbability(p_ >= 1 ? 1.0 : -std::expm1(std::log1p(-p_) / 12));
    }

private:
    double p_ = 0;
};

} // namespace sim
