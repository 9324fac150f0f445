#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/evaluate/department_counts.hpp"
#include "analysis/evaluate/matching.hpp"
#include "analysis/indicators/group.hpp"
#include "analysis/statistics/interval.hpp"

namespace boligsim::analysis {

/// With whom treated departments are compared.
enum class ComparisonKind {
    matched,    ///< nearest departments by composition, among the untreated
    everywhere, ///< all departments that may be compared
};

/// A design as the evaluations had it.
struct Design {
    Group treated;
    Group candidates; ///< departments that may be compared with
    ComparisonKind comparison = ComparisonKind::matched;
    Years base;                  ///< when departments are matched and weighed
    std::optional<Years> before; ///< empty where the indicator is itself a change
    Years after;
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

/// Difference in differences: each department's change from before to after is regressed on an
/// intercept and on being treated, weighted, with errors clustered. In a panel of two periods this
/// is the estimate with fixed effects of department and year, and CR1 does not count the department
/// effects, which are nested in clusters (Cameron & Miller 2015, III.B). Departments with nobody to
/// count in either period take no part; empty where fewer than two treated, two others or two
/// clusters are left.
std::optional<EffectEstimate> estimate_effect(DepartmentCounts& counts, Indicator const& indicator,
                                              Design const& design,
                                              ComparedDepartments const& departments,
                                              std::vector<std::size_t> const& clusters);

/// The departments of a design, matched or weighed in this world.
ComparedDepartments choose_departments(DepartmentCounts& counts, Design const& design);

/// An effect by year, against the years before.
struct YearEffect {
    int year = 0;
    EffectEstimate estimate;
};

/// Event study: the effect for every year of the file with the years before as reference. Before
/// the programme the effects should be near zero: those years' trends were parallel.
std::vector<YearEffect> estimate_event_study(DepartmentCounts& counts, Indicator const& indicator,
                                             Design const& design,
                                             ComparedDepartments const& departments,
                                             std::vector<std::size_t> const& clusters);

/// What the programme did: the indicator of the treated departments, counts added up, in the same
/// world with the programme less without it, after less before. Not a number where nobody is
/// counted.
double true_effect(DepartmentCounts& with, DepartmentCounts& without, Indicator const& indicator,
                   Group const& treated, std::optional<Years> before, Years after);

} // namespace boligsim::analysis
