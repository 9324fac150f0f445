#pragma once

#include <string>
#include <vector>

#include "analysis/indicators/group.hpp"

namespace boligsim::analysis {

/// A letting agreement of a scenario.
struct Agreement {
    std::string tool;
    double share = 0;
    std::string text; ///< all that it says; equal for equal agreements

    bool operator==(Agreement const& other) const { return text == other.text; }
};

/// What a file's own scenario agrees, from the study that the file holds. A study that cannot be
/// read has no agreements.
std::vector<Agreement> agreements_of(Trajectory const& trajectory);

/// Those of `all` that are not among the known ones.
std::vector<Agreement> beyond(std::vector<Agreement> const& all,
                              std::vector<Agreement> const& known);

/// The departments that let by tools that need an agreement in the scenario and never in the
/// baseline (where the baseline lets so in all of them, all); none where the study gives the
/// scenario no such agreement that the baseline has not: what every scenario has is not what a
/// study asks about.
Group departments_with_new_agreements(Trajectory const& scenario, Trajectory const& baseline);

} // namespace boligsim::analysis
