#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/evaluate/department_counts.hpp"

namespace boligsim::analysis {

/// A department that stands in an estimate, and how much it counts there.
struct WeightedDepartment {
    std::size_t department = 0;
    double weight = 0;
};

/// Treated departments and those that they are compared with.
struct ComparedDepartments {
    std::vector<WeightedDepartment> treated;
    std::vector<WeightedDepartment> comparison;
};

/// Points to match: covariates by department, and a stratum within which a match must lie.
struct MatchingSpace {
    std::vector<std::vector<double>> covariates; ///< [department][covariate], comparable in size
    std::vector<std::int64_t> strata;            ///< [department]
};

/// For each treated department its nearest candidates in the same stratum, by Euclidean distance
/// with replacement; ties go to the lower row. A candidate's weight is the sum over the treated
/// whom it stands for of their weight / `neighbours`. A treated department with no candidate in its
/// stratum takes no part. Weights of the treated are given by department.
ComparedDepartments match_nearest(MatchingSpace const& space,
                                  std::vector<std::uint8_t> const& treated,
                                  std::vector<std::uint8_t> const& candidates,
                                  std::vector<double> const& weights, std::size_t neighbours);

/// Matches as the evaluators' registers allow: on employed share, non-western share and the
/// logarithm of residents aged 18-64, each divided by its standard deviation over the departments
/// concerned, over the years of `base`, within region and kind of dwelling (columns
/// `department_region`, `department_kind`). Weights are the residents aged 18-64. Departments
/// nobody lives in take no part.
///
/// Simplifies: the evaluators' own matching variables are not given in the source document.
ComparedDepartments match_departments(DepartmentCounts& counts,
                                      std::vector<std::uint8_t> const& treated,
                                      std::vector<std::uint8_t> const& candidates, Years base);

/// All treated against all of `comparison`, weighted by residents aged 18-64 over the years of
/// `base`.
ComparedDepartments weigh_departments(DepartmentCounts& counts,
                                      std::vector<std::uint8_t> const& treated,
                                      std::vector<std::uint8_t> const& comparison, Years base);

} // namespace boligsim::analysis
