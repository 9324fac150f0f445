#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/findings/finding.hpp"
#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// A scenario and its partner: the same policy but for what a finding is about. Indices of files.
struct ScenarioPair {
    std::size_t scenario = 0;
    std::size_t partner = 0;

    bool operator<(ScenarioPair const& other) const
    {
        return scenario != other.scenario ? scenario < other.scenario : partner < other.partner;
    }
};

/// What a trajectory's scenario makes use of, read from its counts; of letting tools, what the
/// baseline does not.
std::vector<Feature> detect_features(Trajectory const& trajectory, Trajectory const& baseline);

/// What a scenario has that a partner has not: `only` is empty where the two differ in something
/// else too, or where the partner has lines that the scenario has not.
using Differences = std::vector<std::vector<std::optional<std::vector<Feature>>>>;

/// [scenario][partner]: the features of the lines in which the scenario goes beyond the partner,
/// from the studies that the files embed; without these from the features that are counted.
Differences find_differences(std::vector<Trajectory const*> const& files,
                             std::vector<std::vector<Feature>> const& features);

/// The pair that answers a finding: the scenario uses all features of `with`, and goes beyond its
/// partner in these only, so that nothing else can be the cause. Of several the one whose partner
/// has most of `preferring`, then the fewest other features, then the baseline as partner, then the
/// first. Empty where there is none. A finding that asks for no feature is answered by the baseline
/// alone.
std::optional<ScenarioPair> choose_pair(Finding const& finding,
                                        std::vector<std::vector<Feature>> const& features,
                                        Differences const& differences, std::size_t baseline);

} // namespace boligsim::analysis
