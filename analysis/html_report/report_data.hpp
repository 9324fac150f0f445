#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/policy.hpp"
#include "analysis/html_report/numbers.hpp"
#include "analysis/html_report/page.hpp"
#include "analysis/language/phrases.hpp"

namespace boligsim::analysis {

/// A group of departments that the report shows, with the scenarios that do something to it.
struct ShownGroup {
    std::size_t group = 0;              ///< among the groups of the numbers
    std::vector<std::size_t> scenarios; ///< files; never the first, which is the baseline
    /// What numbers are about; empty: the years in which the scenarios' policies are in force.
    std::optional<Years> years = {};
};

/// What the sections of a report are made from.
struct ReportData {
    Phrases say;
    std::vector<Trajectory const*> files; ///< the baseline first
    std::vector<std::string> names;       ///< of the scenarios, in that order
    std::vector<Policy> policies;         ///< of each; the baseline's is empty
    std::vector<std::size_t> target;      ///< of each scenario: the group that it is for
    std::vector<ShownGroup> shown;
    std::shared_ptr<ReportNumbers> numbers;

    Language language() const { return say.language(); }
    std::string const& baseline() const { return names.front(); }
    /// The years in which the scenario's policy is in force; all recorded years where it has none.
    Years in_force(std::size_t scenario) const;
    /// The last year in which any of the scenarios' policies is in force.
    Years in_force(std::vector<std::size_t> const& scenarios) const;
    /// The years that numbers of a shown group are about, of all its scenarios and of one.
    Years years_of(ShownGroup const& one) const
    {
        return one.years ? *one.years : in_force(one.scenarios);
    }
    Years years_of(ShownGroup const& one, std::size_t scenario) const
    {
        return one.years ? *one.years : in_force(scenario);
    }
    /// "2008–2014", or "2008".
    std::string years_text(Years years) const;
    /// The group in a sentence: "departments with a plan of the 2006-10 programme".
    std::string group_text(std::size_t group) const;
    std::vector<ShadedYears> shaded(std::vector<std::size_t> const& scenarios) const;
};

/// Chooses groups and reads what a scenario does. `groups` are names that the user gave, or none.
/// Throws sim::InvalidInput for a group that is not there.
ReportData make_report_data(std::vector<Trajectory const*> files, Language language,
                            std::vector<std::string> const& groups);

/// The same numbers compared with another scenario: `files` of the data, that scenario's first. The
/// first group of departments that is shown is left to whoever asks.
ReportData compared_with(ReportData const& data, std::vector<std::size_t> const& files);

/// A measure as the report names it: phrases report.measure.NAME (as a title begins: "Employment")
/// and report.measure.NAME.of ("residents aged 18-64 in work").
struct ShownMeasure {
    Indicator const* indicator = nullptr;
    Display display;
    std::string title;
    std::string of;
    std::string level_unit;
    std::string difference_unit;
    /// Begins the names of the phrases for a title: higher or lower, longer or shorter, more or
    /// fewer.
    std::string comparative = "report.title.level";
};
ShownMeasure shown_measure(ReportData const& data, std::string const& name);

/// "+0.44 points", with the unit after the number.
std::string difference_text(ReportData const& data, ShownMeasure const& measure,
                            MeanEstimate const& difference);
/// "−0.80 to −0.08", or that there is none.
std::string interval_text(ReportData const& data, ShownMeasure const& measure,
                          MeanEstimate const& difference);

/// A scenario's difference in a measure, for a title.
struct NamedDifference {
    std::string scenario;
    MeanEstimate difference;
    Years years;
};
/// The finding in a line: which scenario changes the measure most, by how much and when, or that no
/// difference can be told from chance. Of several scenarios one is named only where its difference
/// is clear among so many.
std::string finding_title(ReportData const& data, ShownMeasure const& measure,
                          std::vector<NamedDifference> const& differences);

} // namespace boligsim::analysis
