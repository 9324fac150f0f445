#pragma once

#include <optional>
#include <vector>

#include "analysis/indicators/group.hpp"
#include "analysis/trajectory/trajectory.hpp"
#include "analysis/trajectory/years.hpp"
#include "study/embedded_study.hpp"

namespace boligsim::analysis {

/// A line in which a scenario and its baseline differ.
struct PolicyDifference {
    enum class Kind { added, dropped }; ///< in the scenario only, in the baseline only

    PolicyLine line;
    Kind kind = Kind::added;
    Group departments; ///< that the line selects
};

/// What a scenario does that its baseline does not, to whom, and when.
struct Policy {
    std::vector<PolicyDifference> differences;
    /// The departments that the lines select, all of them together: one of the known groups where
    /// they are the same departments. Empty without lines.
    std::optional<Group> departments;
    /// From the first year in which one of the lines is in force to the last; of those that the
    /// files hold.
    std::optional<Years> in_force;
    /// The years that the files hold after those; empty where none is left.
    std::optional<Years> afterwards;
};

/// Compares the studies that the two files embed. Without lines where a file embeds none.
Policy find_policy(Trajectory const& scenario, Trajectory const& baseline);

} // namespace boligsim::analysis
