#pragma once

#include "analysis/findings/assessment.hpp"
#include "analysis/html_report/page.hpp"
#include "analysis/html_report/report_data.hpp"
#include "analysis/validate/validation.hpp"

/// The sections of the report, in its order. Each works out its own numbers. A section without
/// anything to show has no HTML and is left out.
namespace boligsim::analysis {

PageSection headline_section(ReportData const& data);
PageSection compared_section(ReportData const& data);
PageSection over_time_section(ReportData const& data);
PageSection through_whom_section(ReportData const& data);
PageSection lettings_section(ReportData const& data);
PageSection newly_housed_section(ReportData const& data);
PageSection waiting_section(ReportData const& data);
PageSection who_instead_section(ReportData const& data);
PageSection by_place_section(ReportData const& data);
PageSection dose_section(ReportData const& data);
PageSection findings_section(ReportData const& data, std::vector<Assessment> const& assessments);
PageSection validate_section(ReportData const& data, Validation const& validation);
PageSection assumptions_section(ReportData const& data);
PageSection reproduce_section(ReportData const& data);
PageSection origin_section(ReportData const& data);

/// Indicators over time of one group: levels of the baseline and of the scenarios, and the
/// differences. Used by several sections.
Chart lines_chart(ReportData const& data, std::string const& id, std::string const& measure,
                  ShownGroup const& shown);

/// A word for a file, an anchor or a key: letters and digits as they are, all else a hyphen.
std::string as_anchor(std::string_view text);
/// A chart's id for a group: with the group's name where the report shows several.
std::string with_group(ReportData const& data, std::string const& id, ShownGroup const& shown);

} // namespace boligsim::analysis
