#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/language/language.hpp"
#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// What a user may choose of a report.
struct ReportOptions {
    Language language = Language::english;
    std::optional<std::string> title;  ///< the study's name where it is left out
    std::vector<std::string> groups;   ///< shown instead of those that the scenarios are for
    std::vector<std::string> sections; ///< empty: all of them
};

/// The names of the sections, in their order: "headline", "compared", ...
std::vector<std::string> const& report_sections();

/// The report of some scenarios of one run as an HTML file: sentences and tables in full, and
/// charts that the page's own script draws. Equal files and options give equal bytes.
/// `files[baseline]` is what the others are compared with; there is at least one other. Throws
/// sim::InvalidInput for files of other worlds and groups that are not there, sim::RunFailed where
/// a file cannot be read.
std::string html_report(std::vector<Trajectory const*> const& files, std::size_t baseline,
                        ReportOptions const& options);

} // namespace boligsim::analysis
