#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings/finding.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

/// Reads one file of findings. What is wrong goes to `diagnostics`, with its place.
std::vector<Finding> read_findings(std::string_view text, std::string const& file,
                                   sim::Diagnostics& diagnostics);

/// The catalogue that is built into the program: every fact of the three evaluations, in the order
/// of the source document.
std::vector<Finding> shipped_findings();

} // namespace boligsim::analysis
