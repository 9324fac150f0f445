#pragma once

#include "analysis/findings/assessment.hpp"
#include "analysis/html_report/page.hpp"
#include "analysis/html_report/report_data.hpp"
#include "analysis/validate/validation.hpp"

/// The sections of the report, in its order. Each works out its own numbers. A section without
/// anything to show has no HTML and is left out.
namespace boligsim::analysis {

PageSection headline_section(ReportData const& data);
PageSection questions_section(ReportData const& data);
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

/// Which tools let, by year and scenario.
Chart tools_chart(ReportData const& data, ShownGroup const& shown);
/// Who is housed by each tool: a share of the newly housed households (`is_of_newly_housed`).
Chart newly_housed_chart(ReportData const& data, ShownGroup const& shown,
                         std::string const& quality);
/// How long newly housed households waited, by work and origin.
Chart waited_chart(ReportData const& data, ShownGroup const& shown);

/// Persons who are counted wherever they live.
struct ShownPeople {
    std::string label;
    Indicator number;
};
/// How many more or fewer of them live where, at the end of the last year.
Chart matrix_chart(ReportData const& data, ShownGroup const& shown,
                   std::vector<ShownPeople> const& people);
/// Where the households live that only the baseline would have housed in the group: flows of
/// households from who they are to where they are at the end. Needs files with events.
Chart flows_chart(ReportData const& data, ShownGroup const& shown);

/// Scenarios that differ from the baseline in one line each, and from each other in its share.
struct Dose {
    std::string what;
    std::size_t group = 0;
    std::vector<std::pair<double, std::size_t>> shares; ///< share, scenario
    std::optional<Years> years = {}; ///< empty: those in which the first is in force
};
/// A measure's difference by the share.
Chart dose_chart(ReportData const& data, Dose const& dose, std::string const& measure);

/// A word for a file, an anchor or a key: letters and digits as they are, all else a hyphen.
std::string as_anchor(std::string_view text);
/// A chart's id for a group: with the group's name where the report shows several.
std::string with_group(ReportData const& data, std::string const& id, ShownGroup const& shown);

} // namespace boligsim::analysis
