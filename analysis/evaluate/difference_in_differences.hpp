#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/evaluate/compared_departments.hpp"
#include "analysis/evaluate/department_counts.hpp"
#include "analysis/indicators/group.hpp"
#include "analysis/statistics/interval.hpp"

namespace boligsim::analysis {

/// With whom treated departments are compared.
enum class ComparisonKind {
    similar,    ///< departments like them, differences in what lasts held constant
    everywhere, ///< all departments that may be compared
};

/// A design as the evaluations had it.
struct Design {
    Group treated;
    Group candidates; ///< departments that may be compared with
    ComparisonKind comparison = ComparisonKind::similar;
    std::optional<Years> before; ///< empty where the indicator is itself a change
    Years after;
};

/// What is looked at: an indicator, or how much it exceeds another one of the same department
/// (in-movers' share in work less that of those who stayed).
struct Outcome {
    Indicator const* indicator = nullptr;
    Indicator const* less = nullptr; ///< null for none
};

/// What an evaluator finds in one world.
struct EffectEstimate {
    double effect = 0;
    double standard_error = 0; ///< clustered by area
    Interval interval;
    std::size_t treated = 0;    ///< departments
    std::size_t comparison = 0; ///< departments
    std::size_t clusters = 0;
};

/// Cluster of each department: its area, itself where it belongs to none (column
/// `department_area`).
std::vector<std::size_t> area_clusters(Trajectory const& trajectory);

/// The departments of a design. They are the same in every world of a trajectory.
ComparedDepartments choose_departments(Trajectory const& trajectory, Design const& design);

/// Difference in differences: each department's change from before to after is regressed on an
/// intercept, on being treated and on the covariates, with errors clustered. A change counts with
/// the weight n m / (n + m), n and m those counted before and after (with two outcomes, one over
/// the sum of one over each count). So the estimate is that of a regression over persons with
/// effects of department and period, and period times being treated and times the covariates; CR1
/// does not count the department effects, which are nested in clusters (Cameron & Miller 2015,
/// III.B). Departments with nobody to count in either period take no part; empty where fewer than
/// two treated, two others or two clusters are left, or too few for the covariates.
std::optional<EffectEstimate> estimate_effect(DepartmentCounts& counts, Outcome const& outcome,
                                              Design const& design,
                                              ComparedDepartments const& departments,
                                              std::vector<std::size_t> const& clusters);

/// An effect by year, against the years before.
struct YearEffect {
    int year = 0;
    EffectEstimate estimate;
};

/// Event study: the effect for every year of the file with the years before as reference. Before
/// the programme the effects should be near zero: those years' trends were parallel.
std::vector<YearEffect> estimate_event_study(DepartmentCounts& counts, Outcome const& outcome,
                                             Design const& design,
                                             ComparedDepartments const& departments,
                                             std::vector<std::size_t> const& clusters);

/// What the programme did: the outcome of the treated departments, counts added up, in the same
/// world with the programme less without it, after less before. Not a number where nobody is
/// counted.
double true_effect(DepartmentCounts& with, DepartmentCounts& without, Outcome const& outcome,
                   Group const& treated, std::optional<Years> before, Years after);

} // namespace boligsim::analysis
