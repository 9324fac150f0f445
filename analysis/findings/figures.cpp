#include <algorithm>
#include <limits>
#include <map>
#include <string>

#include "analysis/evaluate/department_counts.hpp"
#include "analysis/findings/estimation.hpp"
#include "analysis/indicators/totals.hpp"

namespace boligsim::analysis {

namespace {

/// Row of a group by its name; the group must be there.
std::size_t row_of(GroupTotals const& totals, std::string const& name)
{
    std::vector<Group> const& groups = totals.groups();
    auto const found = std::find_if(groups.begin(), groups.end(),
                                    [&](Group const& group) { return group.name == name; });
    return static_cast<std::size_t>(found - groups.begin());
}

/// The share of the group's municipalities where the indicator is above zero in the figure's years;
/// not a number where the file does not know municipalities.
double share_of_municipalities(Figure const& figure, DepartmentCounts& counts)
{
    Trajectory const& scenario = counts.trajectory();
    std::vector<std::string> const names = scenario.texts("department_municipality");
    if (names.empty())
        return std::numeric_limits<double>::quiet_NaN();
    Group const group = named_group(scenario, figure.group);
    DepartmentValues const values =
        counts.values(*find_indicator(figure.measure), {figure.from, figure.year});
    std::map<std::string, double> above;
    for (std::size_t d = 0; d < names.size(); ++d)
        if (group.departments[d] != 0)
            above[names[d]] += values.above[d];
    double found = 0;
    for (auto const& [name, count] : above)
        found += count > 0 ? 1 : 0;
    return found / static_cast<double>(above.size());
}

MeanEstimate simulate(Figure const& figure, GroupTotals& scenario, GroupTotals& baseline,
                      std::vector<DepartmentCounts>& by_department)
{
    Indicator const& indicator = *find_indicator(figure.measure);
    auto const year = scenario.trajectory().year_index(figure.year);
    std::vector<double> values;
    if (!year || !is_available(indicator, scenario.trajectory()))
        return estimate_mean(values);
    if (figure.of_municipalities) {
        for (DepartmentCounts& counts : by_department)
            values.push_back(share_of_municipalities(figure, counts));
        return estimate_mean(values);
    }
    std::size_t const group = row_of(scenario, figure.group);
    for (std::size_t r = 0; r < scenario.trajectory().replicates(); ++r) {
        double value = scenario.value(indicator, group, r, *year);
        if (!figure.less.empty())
            value -= scenario.value(indicator, row_of(scenario, figure.less), r, *year);
        if (figure.against_baseline)
            value -= baseline.value(indicator, group, r, *year);
        values.push_back(value);
    }
    return estimate_mean(values);
}

} // namespace

void estimate_figures(std::vector<Assessment*> const& assessments, Trajectory const& scenario,
                      Trajectory const& baseline)
{
    std::vector<Group> groups;
    auto const add_group = [&](std::string const& name) {
        bool const known = std::any_of(groups.begin(), groups.end(),
                                       [&](Group const& group) { return group.name == name; });
        if (!name.empty() && !known)
            groups.push_back(named_group(scenario, name));
    };
    for (Assessment const* const assessment : assessments)
        for (Figure const& figure : assessment->finding.figures) {
            add_group(figure.group);
            add_group(figure.less);
        }
    GroupTotals with(scenario, groups);
    GroupTotals without(baseline, groups);
    std::vector<DepartmentCounts> by_department;
    for (std::size_t r = 0; r < scenario.replicates(); ++r)
        by_department.emplace_back(scenario, r);
    for (Assessment* const assessment : assessments)
        for (Figure const& figure : assessment->finding.figures)
            assessment->figures.push_back({figure, find_indicator(figure.measure)->unit,
                                           simulate(figure, with, without, by_department),
                                           Verdict::not_comparable});
}

} // namespace boligsim::analysis
