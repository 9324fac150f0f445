#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/trajectory/trajectory.hpp"
#include "study/own_department.hpp"

namespace boligsim::analysis {

/// What a study's table asks of the residents of one of its departments, and what the worlds hold at
/// the start of the period, all replicates added up.
struct AskedMargin {
    std::string department;
    Margin margin = Margin::employed;
    double asked = 0;
    std::optional<double> simulated; ///< empty where nobody is simulated of whom it is a share
    /// How far off still counts as met: 0.02 of a share, 0.05 residents, half a year, and in a small
    /// department what one person or household more or less changes.
    double tolerance = 0;

    bool is_met() const;
};

/// Every margin that the file's study asks for, by department; none where it has no such table or the
/// file lacks the measures.
std::vector<AskedMargin> read_asked_margins(Trajectory const& trajectory);

enum class AskedMarginRows { all, missed };

/// A sentence on how many are met, and a table of them or of those that are not; empty where nothing is
/// asked for.
std::string asked_margins_text(std::vector<AskedMargin> const& margins, AskedMarginRows rows);

} // namespace boligsim::analysis
