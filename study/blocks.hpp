#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/yaml.hpp"
#include "study/settings.hpp"
#include "study/study.hpp"
#include "study/vocabulary.hpp"

namespace boligsim {

/// Something read and where it stands.
template <class T> struct Placed {
    T value;
    sim::SourcePosition at;
};

/// A block of a study, or several put together.
struct Block {
    std::vector<Placed<LettingRule>> letting;
    std::vector<Placed<RenovationRule>> rent;
    std::vector<Placed<InterventionUse>> interventions;
    std::vector<Setting> parameters;
};

/// Reads a block's lines. What the fields cannot tell is checked here: dates against the period,
/// what a `where` names, criteria for tools that have none. Lines that are not right are left out.
Block read_block(sim::YamlNode const& node, sim::Field const& field, Vocabulary const& vocabulary,
                 std::optional<sim::Period> const& period, sim::Diagnostics& diagnostics);

/// Errors for agreements whose shares add to over 1 in a department at a time. What was said for
/// another scenario with the same lines is not said again.
void check_shares(Block const& block, std::string const& scenario, sim::Diagnostics& diagnostics);

} // namespace boligsim
