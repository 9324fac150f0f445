#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/compare/comparison.hpp"

namespace boligsim::analysis {

/// What a run ends with: for each scenario a sentence and a few lines of its treated departments
/// and of public housing, at the last year.
std::string headline_text(std::vector<Comparison> const& comparisons);

/// Everything at the last year: sentences, indicators by group, through whom shares changed, who
/// lives elsewhere instead.
std::string comparison_text(Comparison const& comparison);

/// A JSON list: one object a measure, group and year; then one a line of the tables of displaced
/// households.
std::string comparison_json(std::vector<Comparison> const& comparisons);

/// Writes indicators.csv, changes.csv, displacement.csv, conservation.csv and, where there are
/// events, displaced_households.csv into a folder, which is made where it is
/// missing. Throws sim::RunFailed where that fails.
void write_comparison_csv(std::vector<Comparison> const& comparisons,
                          std::filesystem::path const& folder);

} // namespace boligsim::analysis
