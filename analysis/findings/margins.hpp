#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

/// The smallest effect on a measure that counts, in the measure's units, and why it is that.
struct Margin {
    std::string measure;
    double margin = 0;
    std::string reason;
};

/// Reads a file of margins. What is wrong goes to `diagnostics`, with its place.
std::vector<Margin> read_margins(std::string_view text, std::string const& file,
                                 sim::Diagnostics& diagnostics);

/// The margins that are built into the program (analysis/findings/margins.yaml).
std::vector<Margin> const& shipped_margins();

/// The margin of a measure; empty where none was fixed.
std::optional<double> margin_of(std::string_view measure);

} // namespace boligsim::analysis
