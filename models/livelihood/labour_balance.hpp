#pragma once

#include <array>

#include "models/livelihood/labour_levels.hpp"

namespace boligsim {

/// Shares or probabilities by state of those not employed.
using NotEmployed = std::array<double, not_employed_states>;

/// A group of one origin, sex, age and standing that is at its level: its shares now, how much they
/// are to change within a month, and the share of its employed that loses work in the month.
struct GroupMonth {
    double employed = 0;
    double employed_change = 0;
    NotEmployed split{};
    NotEmployed split_change{};
    double loss = 0;
};

/// What the persons of such a group do within the month.
struct LabourMoves {
    double loss = 0;       ///< probability that an employed person loses work
    NotEmployed leave{};   ///< probability of leaving the state
    NotEmployed to_work{}; ///< of those who leave, the share that finds work
    NotEmployed entered{}; ///< states entered by those who leave and do not find work; adds to 1
};

/// A group that must shrink still finds some work.
constexpr double least_finding = 0.0005;

/// The moves that take the group from its shares to the next month's, in expectation. Of each state
/// at least `reassessed` are assigned a state anew. A state that nobody of the age should be in is
/// left at once.
LabourMoves balance(GroupMonth const& group, NotEmployed const& finding_odds,
                    NotEmployed const& reassessed);

/// Probabilities with the given relative odds whose mean under `split` is `mean`.
NotEmployed spread_finding(double mean, NotEmployed const& split, NotEmployed const& odds);

/// The probability of starting a leisure job in a month that takes those who have none on their
/// 13th birthday to the share `at_14` on their 14th.
double first_year_start(double at_14, double monthly_loss);

/// Shares employed on the 18th birthday of those without and with a leisure job, from the mean, the
/// share with a job and the odds ratio between the two.
std::array<double, 2> first_jobs(double mean, double with_job, double odds_ratio);

} // namespace boligsim
