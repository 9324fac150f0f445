#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/comparison_row.hpp"
#include "analysis/compare/followed_cohorts.hpp"
#include "analysis/compare/policy.hpp"
#include "analysis/compare/share_change.hpp"
#include "analysis/displaced/displaced_households.hpp"
#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

struct Comparison {
    std::string scenario;
    std::string against;
    std::size_t replicates = 0;
    std::vector<int> years;
    std::vector<Group> groups;
    Policy policy;
    std::vector<ComparedYears> spans; ///< those that the policy gives, or the one asked for
    /// The group that the headline is about: the one asked for; else the departments that the
    /// scenario's lines select; where the files do not say which, the first in which something of
    /// it is at work. Empty where there is none.
    std::string treated;
    std::vector<ComparisonRow> rows;
    /// Those who lived where the scenario's lines act when they began.
    std::vector<FollowedCohort> followed;
    ChangeIdentity identity;
    /// Household by household, where both files have events: of the treated group, or of public
    /// housing where no group is.
    std::optional<DisplacedHouseholds> displaced;

    /// The group of that name; public housing where nothing is treated.
    Group const& main_group() const;

    /// The row, if there is one; of several years the one that ends in `year`.
    ComparisonRow const* find(RowKind kind, std::string_view measure, std::string_view component,
                              std::string_view group, int year) const;
};

/// How much is worked out: only what the headline shows, or everything.
enum class Extent { headline, full };

/// What to compare.
struct ComparisonRequest {
    Extent extent = Extent::full;
    /// Means are taken over these years; without them over those in which the policy is in force,
    /// and over those after.
    std::optional<Years> years = {};
    /// Names of the groups to compare by (`find_group`); without them the user's own departments,
    /// those of each programme, those with rent support, all public housing, the population.
    std::vector<std::string> groups = {};
};

/// The measures of the headline, in its order.
std::vector<std::string> const& headline_measures();

/// Compares a scenario with its baseline, paired by replicate: replicate r of both is the same
/// world until the scenarios differ, so that the pairs' differences are free of what both share.
///
/// Indicators are computed from counts added up over the group within a replicate. A mean over
/// years is that of the yearly numbers within a replicate.
/// Throws sim::InvalidInput where the two files are not runs of the same worlds, and for groups and
/// years that they do not have.
Comparison compare(Trajectory const& scenario, Trajectory const& baseline,
                   ComparisonRequest const& request);

/// Only what is known of those who lived where the scenario acts when it began (`followed`), with
/// the policy, spans and years that it is told by.
Comparison compare_followed(Trajectory const& scenario, Trajectory const& baseline);

/// The trajectory among `files` that the others are compared with: the one named; without a name
/// the one that the study names under `compare: against:`, else "baseline". Throws
/// sim::InvalidInput where it is not among them.
std::size_t find_baseline(std::vector<Trajectory const*> const& files,
                          std::optional<std::string> const& named);

} // namespace boligsim::analysis
