#pragma once

#include <optional>
#include <vector>

#include "analysis/compare/policy.hpp"
#include "analysis/indicators/group.hpp"
#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// The groups that two scenarios are compared by.
struct ComparedGroups {
    /// The user's own departments, those of each programme, those with rent support, public
    /// housing, everyone; without those that are not there.
    std::vector<Group> groups;
    /// The departments that the policy selects, one of the groups. Where the files do not say which
    /// those are, the first group in which something is at work in the scenario: interventions,
    /// else tools that need an agreement where the baseline has none, else rent support, else
    /// another municipal allocation than in the baseline.
    std::optional<Group> treated;
};

/// Throws sim::RunFailed where a file cannot be read.
ComparedGroups choose_groups(Trajectory const& scenario, Trajectory const& baseline,
                             Policy const& policy);

} // namespace boligsim::analysis
