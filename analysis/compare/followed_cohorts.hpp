#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/compare/comparison_row.hpp"
#include "analysis/compare/policy.hpp"
#include "study/cohorts.hpp"

namespace boligsim::analysis {

/// What a scenario does to those who lived where it acts when it began, and to the place.
///
/// Rows of each year since, and of each span of years:
///   followed_in_work         persons of 18-64 of the cohort in work, wherever they live; full scale
///   followed_in_work_share   the same of the cohort's persons of 18-64: the effect on persons, and
///                            residents' own part of the place's change
///   place_in_work_share      in work, of residents of 18-64 of the departments
///   who_lives_there          the second taken from the third: the part of who lives there
///   other_people_share       of residents of 18-64, those who are not residents of the same
///                            department in the twin world of the baseline. There is no number of
///                            the baseline, so the difference is the share itself
///
/// Simplifies: a programme's effect on those who moved in after it began is counted as part of who
/// lives there.
struct FollowedCohort {
    Cohort cohort;
    Group departments; ///< where it lived
    std::vector<ComparisonRow> rows;

    /// The row, if there is one; of several years the one that ends in `year`.
    ComparisonRow const* find(RowKind kind, std::string_view measure, int year) const;
};

/// The cohorts of the lines that the scenario adds, in the order in which they began. None where the
/// files do not follow any.
std::vector<FollowedCohort> follow_cohorts(Trajectory const& scenario, Trajectory const& baseline,
                                           Policy const& policy,
                                           std::vector<ComparedYears> const& spans);

/// How many of the persons of two worlds' departments are the same, estimated from how many bear
/// each of some marks that persons have by fair coins: of independent marks, the mean of
/// (2 a - m)(2 b - n), with a of m and b of n persons bearing one, is the number of persons that both
/// have (Alon, Matias & Szegedy 1999, the sketch of an inner product). Its standard error for one
/// department is about sqrt(m n / marks).
double same_people(std::vector<std::int64_t> const& bearing_here, std::int64_t here,
                   std::vector<std::int64_t> const& bearing_there, std::int64_t there);

} // namespace boligsim::analysis
