#include "analysis/lettings/letting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/compare/compared_groups.hpp"
#include "analysis/compare/same_worlds.hpp"
#include "analysis/compare/scenario_order.hpp"
#include "analysis/indicators/totals.hpp"
#include "analysis/indicators/where.hpp"
#include "analysis/lettings/letting_measures.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

/// The first year in which lettings differ anywhere; the number of years where they never do.
std::size_t first_year_apart(Trajectory const& scenario, Trajectory const& baseline)
{
    std::size_t first = baseline.years().size();
    for (std::size_t r = 0; r < baseline.replicates(); ++r) {
        std::vector<std::vector<sim::CubeEntry>> other;
        baseline.visit("lettings", Sector::departments, r,
                       [&](std::size_t, std::span<sim::CubeEntry const> entries) {
                           other.emplace_back(entries.begin(), entries.end());
                       });
        scenario.visit("lettings", Sector::departments, r,
                       [&](std::size_t year, std::span<sim::CubeEntry const> entries) {
                           if (year < first && !std::equal(entries.begin(), entries.end(),
                                                           other[year].begin(), other[year].end()))
                               first = year;
                       });
    }
    return first;
}

YearSpan years_apart(std::vector<Trajectory const*> const& files, Trajectory const& baseline)
{
    std::size_t const years = baseline.years().size();
    std::size_t first = years;
    for (Trajectory const* const file : files)
        if (file != &baseline)
            first = std::min(first, first_year_apart(*file, baseline));
    return {first == years ? 0 : first, years - 1};
}

/// The groups of departments by which scenarios are described, public housing last, and those in which
/// something is at work in any of them.
struct LettingGroups {
    std::vector<Group> all;
    std::vector<Group> treated;
};

bool has_group(std::vector<Group> const& groups, std::string const& name)
{
    return std::any_of(groups.begin(), groups.end(),
                       [&](Group const& group) { return group.name == name; });
}

LettingGroups find_groups(std::vector<Trajectory const*> const& files, Trajectory const& baseline)
{
    LettingGroups found;
    Group const everywhere = public_housing_group(baseline);
    for (Trajectory const* const file : files) {
        ComparedGroups compared = choose_groups(*file, baseline, find_policy(*file, baseline));
        for (Group& group : compared.groups)
            if (!group.has_segments() && group.name != everywhere.name &&
                !has_group(found.all, group.name))
                found.all.push_back(std::move(group));
        if (file != &baseline && compared.treated &&
            !has_group(found.treated, compared.treated->name))
            found.treated.push_back(*compared.treated);
    }
    found.all.push_back(everywhere);
    return found;
}

/// One scenario's numbers of a measure, over replicates.
std::vector<double> read_measure(LettingMeasure const& measure, GroupTotals& totals,
                                 std::size_t group, YearSpan span)
{
    Trajectory const& trajectory = totals.trajectory();
    bool const is_total = measure.indicator.of.empty();
    std::vector<double> values;
    for (std::size_t r = 0; r < trajectory.replicates(); ++r) {
        double value = totals.value(measure.indicator, group, r, span);
        if (measure.less)
            value -= totals.value(*measure.less, group, r, span);
        values.push_back(is_total ? value / trajectory.scale() : value);
    }
    return values;
}

/// A scenario's numbers: a list over replicates for each measure and group, in the order of rows.
struct ScenarioValues {
    std::vector<LettingRow> rows; ///< without estimates
    std::vector<std::vector<double>> values;
};

/// The measures that every file has: files of another version may lack some.
std::vector<LettingMeasure> common_measures(std::vector<Trajectory const*> const& files)
{
    std::vector<LettingMeasure> measures = letting_measures();
    std::erase_if(measures, [&](LettingMeasure const& measure) {
        return !std::all_of(files.begin(), files.end(), [&](Trajectory const* file) {
            return is_available(measure.indicator, *file) &&
                   (!measure.less || is_available(*measure.less, *file));
        });
    });
    return measures;
}

ScenarioValues read_scenario(Trajectory const& trajectory, LettingComparison const& comparison,
                             std::vector<LettingMeasure> const& measures, YearSpan span)
{
    GroupTotals departments(trajectory, comparison.groups);
    GroupTotals everyone(trajectory, {population_group(trajectory)});
    std::vector<int> const& years = trajectory.years();
    ScenarioValues result;
    for (LettingMeasure const& measure : measures) {
        GroupTotals& totals = measure.scope == Scope::everyone ? everyone : departments;
        YearSpan const read =
            measure.timing == Timing::at_the_end ? YearSpan{span.last, span.last} : span;
        for (std::size_t g = 0; g < totals.groups().size(); ++g) {
            LettingRow row;
            row.scenario = trajectory.scenario();
            row.measure = measure.indicator.name;
            row.group = totals.groups()[g].name;
            row.unit = measure.indicator.unit;
            row.from = years[read.first];
            row.to = years[read.last];
            result.rows.push_back(std::move(row));
            result.values.push_back(read_measure(measure, totals, g, read));
        }
    }
    return result;
}

/// Leaves out of each number the worlds in which one of the scenarios does not have it, so that
/// levels are as far apart as the differences say. A scenario that has it in no world (a tool that
/// it does not use) has no say, and where no world is left all keep their own.
void keep_common_worlds(std::vector<ScenarioValues>& scenarios)
{
    auto const is_number = [](double value) { return std::isfinite(value); };
    for (std::size_t i = 0; i < scenarios.front().values.size(); ++i) {
        std::vector<bool> common(scenarios.front().values[i].size(), true);
        for (ScenarioValues const& scenario : scenarios) {
            std::vector<double> const& values = scenario.values[i];
            if (std::any_of(values.begin(), values.end(), is_number))
                for (std::size_t r = 0; r < values.size(); ++r)
                    common[r] = common[r] && is_number(values[r]);
        }
        if (std::find(common.begin(), common.end(), true) == common.end())
            continue;
        for (ScenarioValues& scenario : scenarios)
            for (std::size_t r = 0; r < common.size(); ++r)
                if (!common[r])
                    scenario.values[i][r] = std::numeric_limits<double>::quiet_NaN();
    }
}

void add_rows(LettingComparison& comparison, ScenarioValues scenario, ScenarioValues const* against)
{
    for (std::size_t i = 0; i < scenario.rows.size(); ++i) {
        LettingRow& row = scenario.rows[i];
        row.level = estimate_mean(scenario.values[i]);
        if (against != nullptr) {
            std::vector<double> differences;
            for (std::size_t r = 0; r < scenario.values[i].size(); ++r)
                differences.push_back(scenario.values[i][r] - against->values[i][r]);
            row.difference = estimate_mean(differences);
        }
        comparison.rows.push_back(std::move(row));
    }
}

} // namespace

LettingRow const* LettingComparison::find(std::string_view scenario, std::string_view measure,
                                          std::string_view group) const
{
    auto const found = std::find_if(rows.begin(), rows.end(), [&](LettingRow const& row) {
        return row.scenario == scenario && row.measure == measure && row.group == group;
    });
    return found == rows.end() ? nullptr : &*found;
}

LettingComparison compare_letting(std::vector<Trajectory const*> const& files, std::size_t baseline,
                                  std::vector<std::string> const& asked_for)
{
    Trajectory const& against = *files[baseline];
    for (Trajectory const* const file : files)
        require_same_worlds(*file, against);

    LettingComparison comparison;
    comparison.against = against.scenario();
    comparison.replicates = against.replicates();
    YearSpan const span = years_apart(files, against);
    comparison.first_year = against.years()[span.first];
    comparison.last_year = against.years()[span.last];

    LettingGroups const found = find_groups(files, against);
    for (Group const& group : found.all)
        comparison.group_names.push_back(group.name);
    if (asked_for.empty()) {
        comparison.groups = found.treated;
        comparison.groups.push_back(found.all.back());
    } else {
        comparison.groups = find_groups(against, asked_for);
    }
    comparison.everyone = population_group(against).name;

    std::vector<LettingMeasure> const measures = common_measures(files);
    // The baseline comes first.
    std::vector<ScenarioValues> scenarios;
    for (std::size_t const i : order_of_scenarios(files, baseline)) {
        comparison.scenarios.push_back(files[i]->scenario());
        scenarios.push_back(read_scenario(*files[i], comparison, measures, span));
    }
    keep_common_worlds(scenarios);
    for (std::size_t s = 0; s < scenarios.size(); ++s)
        add_rows(comparison, scenarios[s], s == 0 ? nullptr : &scenarios.front());
    return comparison;
}

} // namespace boligsim::analysis
