#pragma once

#include <filesystem>
#include <string>

#include "analysis/language/language.hpp"
#include "analysis/lettings/letting.hpp"

namespace boligsim::analysis {

/// Tables with a row a scenario, the baseline first: which tool let, newly housed households and
/// residents, how long they waited, who waits still, and in-movers beside those who stay. Below each
/// what it says and what it does not. At most 80 characters wide:
/// of a table with more columns than that the rest stands below, with the scenarios again.
std::string letting_text(LettingComparison const& comparison,
                         Language language = Language::english);

/// A JSON list: one object a scenario, measure and group, the baseline's among them.
std::string letting_json(LettingComparison const& comparison);

/// Writes letting.csv into a folder, which is made where it is missing: a row for each object of
/// the JSON; in Danish as a Danish spreadsheet opens it (csv_line). Throws sim::RunFailed where that
/// fails.
void write_letting_csv(LettingComparison const& comparison, std::filesystem::path const& folder,
                       Language language = Language::english);

} // namespace boligsim::analysis
