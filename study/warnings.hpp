#pragma once

#include <map>
#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/files/yaml.hpp"
#include "study/blocks.hpp"
#include "study/study.hpp"
#include "study/vocabulary.hpp"

namespace boligsim {

/// Below this scale a study is refused: some 500 persons, fewer than the country has departments.
constexpr double smallest_scale = 0.0001;

/// Warns of what a study without errors says and what changes nothing: blocks that no scenario uses,
/// scenarios that are the same, agreements on less than is usual, tools and interventions where
/// hardly a dwelling is simulated, and worlds that are too small to be read.
void warn_of_no_effect(Study const& study, sim::YamlNode const& root,
                       std::map<std::string, Block> const& blocks, Vocabulary const& vocabulary,
                       sim::Diagnostics& diagnostics);

} // namespace boligsim
