#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/compare/comparison.hpp"
#include "analysis/language/language.hpp"

namespace boligsim::analysis {

/// What a run ends with, at most 80 characters wide: for each scenario what it does, for which
/// departments, and what changed while it was in force, afterwards and in the last year. Says how
/// many intervals are shown, and marks the differences that are clear among so many.
std::string headline_text(std::vector<Comparison> const& comparisons,
                          Language language = Language::english);

/// Everything at the last year: sentences, indicators by group, through whom shares changed, who
/// lives elsewhere instead. As wide as its tables.
std::string comparison_text(Comparison const& comparison, Language language = Language::english);

/// A JSON list: one object a measure, group and year; then one a line of the tables of displaced
/// households; then `answers`.
std::string
comparison_json(std::vector<Comparison> const& comparisons,
                nlohmann::ordered_json const& answers = nlohmann::ordered_json::array());

/// Writes indicators.csv, periods.csv, changes.csv, displacement.csv, conservation.csv and, where there are
/// events, displaced_households.csv into a folder, which is made where it is
/// missing; in Danish as a Danish spreadsheet opens it (csv_line). Throws sim::RunFailed where that
/// fails.
void write_comparison_csv(std::vector<Comparison> const& comparisons,
                          std::filesystem::path const& folder,
                          Language language = Language::english);

} // namespace boligsim::analysis
