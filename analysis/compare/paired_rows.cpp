#include "analysis/compare/paired_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace boligsim::analysis {

namespace {

constexpr double nobody = std::numeric_limits<double>::quiet_NaN();

/// The means of one world over years in which both have a number.
struct WorldMeans {
    double scenario = nobody;
    double baseline = nobody;
};

WorldMeans mean_over(GroupTotals& scenario, GroupTotals& baseline, std::size_t replicate,
                     YearSpan span, Number const& number)
{
    double here = 0;
    double there = 0;
    double years = 0;
    for (std::size_t y = span.first; y <= span.last; ++y) {
        double const with = number(scenario, replicate, y);
        double const without = number(baseline, replicate, y);
        if (!std::isfinite(with - without))
            continue;
        here += with;
        there += without;
        ++years;
    }
    if (years > 0)
        return {here / years, there / years};
    // Nothing to compare: what one of the two has in a single year is still its level.
    if (span.first == span.last)
        return {number(scenario, replicate, span.first), number(baseline, replicate, span.first)};
    return {};
}

/// A row of what each world has.
ComparisonRow row_of(std::vector<WorldMeans> const& worlds, std::vector<int> const& years,
                     YearSpan span)
{
    std::vector<double> levels;
    std::vector<double> against;
    std::vector<double> differences;
    for (WorldMeans const& means : worlds) {
        levels.push_back(means.scenario);
        against.push_back(means.baseline);
        differences.push_back(means.scenario - means.baseline);
    }
    auto const in_both = [](double difference) { return std::isfinite(difference); };
    if (std::any_of(differences.begin(), differences.end(), in_both))
        for (std::size_t r = 0; r < differences.size(); ++r)
            if (!in_both(differences[r]))
                levels[r] = against[r] = nobody;
    ComparisonRow row;
    row.from = years[span.first];
    row.year = years[span.last];
    row.difference = estimate_mean(differences);
    row.level = estimate_mean(levels).mean;
    row.against_level = estimate_mean(against).mean;
    return row;
}

YearSpan span_of(Trajectory const& file, Years years)
{
    return {file.year_index(years.first).value(), file.year_index(years.last).value()};
}

ComparisonRow compare_span(GroupTotals& scenario, GroupTotals& baseline, YearSpan span,
                           Number const& number)
{
    std::vector<WorldMeans> worlds;
    for (std::size_t r = 0; r < scenario.trajectory().replicates(); ++r)
        worlds.push_back(mean_over(scenario, baseline, r, span, number));
    return row_of(worlds, scenario.trajectory().years(), span);
}

/// What every row of a measure and group has.
struct RowTemplate {
    std::string measure;
    std::string group;
    Unit unit = Unit::share;
};

/// The number in every year and over every span of the comparison.
void add_rows(Comparison& comparison, Pair& pair, RowTemplate const& about, Number const& number)
{
    auto const add = [&](ComparisonRow row, RowKind kind) {
        row.kind = kind;
        row.measure = about.measure;
        row.group = about.group;
        row.unit = about.unit;
        comparison.rows.push_back(std::move(row));
    };
    for (std::size_t y = 0; y < pair.years().size(); ++y)
        add(compare_number(pair, y, number), RowKind::indicator);
    for (ComparedYears const& span : comparison.spans)
        add(compare_mean(pair, span.years, number), span.kind);
}

bool is_of_headline(std::string const& indicator)
{
    std::vector<std::string> const& shown = headline_measures();
    return std::find(shown.begin(), shown.end(), indicator) != shown.end();
}

} // namespace

std::vector<std::string> const& headline_measures()
{
    static std::vector<std::string> const measures{"employed_share",
                                                   "non_western_share",
                                                   "income_share_lowest",
                                                   "mean_disposable_income",
                                                   "leisure_job_share",
                                                   "move_out_rate",
                                                   "vacancy_share",
                                                   "rent_per_dwelling",
                                                   "letting_share_municipal_allocation",
                                                   "letting_share_flexible_letting"};
    return measures;
}

ComparisonRow compare_number(Pair& pair, std::size_t year, Number const& number)
{
    return compare_span(pair.scenario, pair.baseline, {year, year}, number);
}

ComparisonRow compare_mean(Pair& pair, Years years, Number const& number)
{
    return compare_mean(pair.scenario, pair.baseline, years, number);
}

ComparisonRow compare_mean(GroupTotals& scenario, GroupTotals& baseline, Years years,
                           Number const& number)
{
    return compare_span(scenario, baseline, span_of(scenario.trajectory(), years), number);
}

ComparisonRow compare_together(GroupTotals& scenario, GroupTotals& baseline, Years years,
                               NumberTogether const& number)
{
    YearSpan const span = span_of(scenario.trajectory(), years);
    std::vector<WorldMeans> worlds;
    for (std::size_t r = 0; r < scenario.trajectory().replicates(); ++r)
        worlds.push_back({number(scenario, r, span), number(baseline, r, span)});
    return row_of(worlds, scenario.trajectory().years(), span);
}

void add_indicators(Comparison& comparison, Pair& pair, Extent extent)
{
    for (Indicator const& indicator : indicators()) {
        bool const wanted = extent == Extent::full || is_of_headline(indicator.name);
        if (!wanted || !is_available(indicator, pair.scenario.trajectory()))
            continue;
        double const divisor = indicator.of.empty() ? pair.scale : 1;
        for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
            if (indicator.coverage == Coverage::departments_only &&
                comparison.groups[g].has_segments())
                continue;
            add_rows(comparison, pair, {indicator.name, comparison.groups[g].name, indicator.unit},
                     [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                         return totals.value(indicator, g, r, year) / divisor;
                     });
        }
    }
}

void add_work_anywhere(Comparison& comparison, Trajectory const& scenario,
                       Trajectory const& baseline, Group const& main)
{
    if (!scenario.has("adults", Sector::departments) || !scenario.has("adults", Sector::elsewhere))
        return;
    std::vector<Group> const groups{population_group(scenario), main};
    constexpr std::size_t everyone = 0;
    constexpr std::size_t of_main = 1;
    Pair pair{GroupTotals(scenario, groups), GroupTotals(baseline, groups), scenario.scale()};
    Indicator adults;
    adults.plus = {{"adults", {}}};
    Indicator in_work;
    in_work.plus = {{"adults", {{"employment", {"employed"}}}}};
    add_rows(comparison, pair, {"work_anywhere", main.name, Unit::persons},
             [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                 return totals.value(in_work, everyone, r, year) / pair.scale;
             });
    add_rows(comparison, pair, {"work_anywhere_share", main.name, Unit::share},
             [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                 double const there = pair.baseline.value(adults, of_main, r, year);
                 return there > 0 ? totals.value(in_work, everyone, r, year) / there : nobody;
             });
}

} // namespace boligsim::analysis
