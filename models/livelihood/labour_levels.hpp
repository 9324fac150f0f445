#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/categories.hpp"

namespace boligsim {

/// Standing (0-255) in eighths: how finely attachment to work follows it.
constexpr std::size_t standing_classes = 8;
constexpr std::size_t standing_class(std::uint8_t standing)
{
    return standing >> 5;
}

/// States of those who are not employed, as an index: unemployed, in_education, outside,
/// disability_pension, retired.
constexpr std::size_t not_employed_states = 5;
constexpr LabourState not_employed_state(std::size_t index)
{
    return static_cast<LabourState>(static_cast<std::size_t>(LabourState::unemployed) + index);
}

/// How many are in which labour state, by origin, sex, age and calendar time: the levels that
/// registers report, made continuous in age and time.
///
/// Registers report the employed share on the last working day of November by age band. Within the
/// bands the shares run straight between nodes at the bands' middles, placed so that each band's
/// mean is the reported one; between Novembers they run straight in time. Beyond the last band they
/// fall to zero at 75. Persons of higher standing are more often employed: the log-odds rise
/// linearly over the percentiles of standing, by as much in every group, and the group's mean is
/// kept.
///
/// Parameters  employment.employed_share, employment.not_employed_share,
///             employment.standing_log_odds, leisure_job.employed_share, leisure_job.origin_ratio
/// Simplifies  leisure jobs do not depend on sex or standing; the split of those not employed does
///             not depend on sex or standing; everybody over 64 who is not employed is retired, and
///             early retirement sets in evenly from the middle of the fifties
class LabourLevels {
public:
    /// Makes tables for the years of `period` and one before; other months take the nearest.
    LabourLevels(sim::ParameterBook const& book, sim::Period period);

    /// Share of the group in work: 13-17 in a leisure job, 18 and over employed. Ages below 13: 0.
    double employed_share(Origin origin, Sex sex, int age, sim::Month month) const;

    /// The same for those of one class of standing.
    double employed_share(Origin origin, Sex sex, int age, std::size_t standing_class,
                          sim::Month month) const;

    /// Shares of those not employed, by state; they add to 1. Ages below 18 take those of 18.
    std::array<double, not_employed_states> not_employed_split(Origin origin, int age,
                                                               sim::Month month) const;

    /// A state as if the person had always lived here. `word` is 32 random bits.
    LabourState draw_state(Origin origin, Sex sex, int age, std::uint8_t standing, sim::Month month,
                           std::uint32_t word) const;

private:
    static constexpr int first_age_ = 13;
    static constexpr int last_age_ = 75;
    static constexpr std::size_t ages_ = last_age_ - first_age_ + 1;

    struct Year {
        std::vector<float> employed; ///< [origin, sex, age, standing class]
        std::vector<float> mean;     ///< [origin, sex, age]
        std::vector<float> split;    ///< [origin, age, state]
    };
    struct Between {
        Year const& before;
        Year const& after;
        double weight; ///< of after
    };

    static std::size_t age_index(int age);
    static std::size_t cell(Origin origin, Sex sex, std::size_t age)
    {
        return (static_cast<std::size_t>(origin) * 2 + static_cast<std::size_t>(sex)) * ages_ + age;
    }
    Year make_year(sim::ParameterBook const& book, int year) const;
    Between at(sim::Month month) const;

    int first_year_;
    std::vector<Year> years_;
};

/// The employed share of each standing class when the log-odds rise by `log_odds` from percentile 0
/// to 1 and the mean is `mean`.
std::array<double, standing_classes> spread_over_standing(double mean, double log_odds);

} // namespace boligsim
