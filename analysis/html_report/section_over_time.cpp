#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"

namespace boligsim::analysis {

namespace {

/// The lowest and the highest world.
std::pair<double, double> range_of(std::vector<double> const& worlds)
{
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = low;
    for (double const value : worlds) {
        if (!std::isfinite(value))
            continue;
        low = std::isfinite(low) ? std::min(low, value) : value;
        high = std::isfinite(high) ? std::max(high, value) : value;
    }
    return {low, high};
}

} // namespace

std::string as_anchor(std::string_view text)
{
    std::string anchor;
    for (char const c : text) {
        bool const plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain)
            anchor += c;
        else if (!anchor.empty() && anchor.back() != '-')
            anchor += '-';
    }
    return anchor.empty() ? "x" : anchor;
}

std::string with_group(ReportData const& data, std::string const& id, ShownGroup const& shown)
{
    return data.shown.size() > 1 ? id + "-" + as_anchor(data.numbers->groups()[shown.group].name)
                                 : id;
}

Chart lines_chart(ReportData const& data, std::string const& id, std::string const& measure_name,
                  ShownGroup const& shown)
{
    ShownMeasure const measure = shown_measure(data, measure_name);
    Display const& display = measure.display;
    ReportNumbers& numbers = *data.numbers;
    std::vector<int> const& years = numbers.years();

    Chart chart;
    chart.id = id;
    chart.kind = "lines";
    chart.subtitle = data.say("report.lines.subtitle", fmt::arg("of", measure.of),
                              fmt::arg("unit", measure.level_unit),
                              fmt::arg("group", data.group_text(shown.group)),
                              fmt::arg("years", data.years_text({years.front(), years.back()})));
    chart.unit = measure.level_unit;
    chart.decimals = display.level_decimals;
    using enum ChartColumn::Type;
    chart.columns = {
        {"year", data.say("report.column.year"), year},
        {"scenario", data.say("report.column.scenario"), text},
        {"level", measure.level_unit, number, display.level_decimals},
        {"low", data.say("report.column.lowest_world"), number, display.level_decimals},
        {"high", data.say("report.column.highest_world"), number, display.level_decimals},
        {"difference",
         data.say("report.column.difference", fmt::arg("unit", measure.difference_unit)), number,
         display.difference_decimals, true},
        {"difference_low", data.say("report.column.low"), number, display.difference_decimals,
         true},
        {"difference_high", data.say("report.column.high"), number, display.difference_decimals,
         true}};
    chart.encode = {
        {"x", "year"},
        {"series", "scenario"},
        {"y", "level"},
        {"low", "low"},
        {"high", "high"},
        {"difference",
         {{"y", "difference"}, {"low", "difference_low"}, {"high", "difference_high"}}}};
    chart.policy = data.shaded(shown.scenarios);
    chart.source = {{"kind", "level"},
                    {"measure", measure_name},
                    {"group", numbers.groups()[shown.group].name},
                    {"factor", display.factor}};

    std::vector<std::size_t> files{0};
    files.insert(files.end(), shown.scenarios.begin(), shown.scenarios.end());
    for (std::size_t const file : files)
        for (int const year : years) {
            auto const worlds = numbers.worlds(file, *measure.indicator, shown.group, {year, year});
            auto const [low, high] = range_of(worlds);
            double const level = estimate_mean(worlds).mean;
            if (estimate_mean(worlds).n == 0)
                continue;
            std::vector<ChartCell> row{
                static_cast<double>(year), data.names[file], number_cell(level * display.factor),
                number_cell(low * display.factor), number_cell(high * display.factor)};
            if (file == 0) {
                row.resize(chart.columns.size());
            } else {
                MeanEstimate const difference =
                    numbers.difference(file, *measure.indicator, shown.group, {year, year});
                auto const ends = interval_cells(difference, display.factor);
                row.push_back(number_cell(difference.mean * display.factor));
                row.push_back(ends.first);
                row.push_back(ends.second);
            }
            chart.rows.push_back(std::move(row));
        }

    std::vector<NamedDifference> differences;
    for (std::size_t const s : shown.scenarios)
        differences.push_back(
            {data.names[s],
             numbers.difference(s, *measure.indicator, shown.group, data.years_of(shown, s)),
             data.years_of(shown, s)});
    chart.title = finding_title(data, measure, differences);
    return chart;
}

PageSection over_time_section(ReportData const& data)
{
    PageSection section("over-time", data.say("report.over_time"), data.say);
    section.add_paragraph(
        data.say("report.over_time.how", fmt::arg("baseline", data.baseline()),
                 fmt::arg("worlds", data.say.counted("world", static_cast<std::int64_t>(
                                                                  data.numbers->replicates())))));
    bool const several = data.shown.size() > 1;
    // The first group in full, the others in what is asked of every policy.
    std::vector<char const*> measures{
        "employed_share",         "non_western_share", "rent_per_dwelling", "income_share_lowest",
        "mean_disposable_income", "leisure_job_share", "move_out_rate",     "vacancy_share"};
    constexpr std::size_t of_other_groups = 3;
    for (ShownGroup const& shown : data.shown) {
        std::string const group = as_anchor(data.numbers->groups()[shown.group].name);
        if (&shown != &data.shown.front())
            measures.resize(of_other_groups);
        for (char const* const measure : measures) {
            Indicator const& indicator = *find_indicator(measure);
            if (!data.numbers->has(indicator))
                continue;
            bool const of_departments = indicator.coverage == Coverage::departments_only;
            if (of_departments && data.numbers->groups()[shown.group].has_segments())
                continue;
            std::string id = "over-time-" + as_anchor(measure);
            if (several)
                id += "-" + group;
            section.add_chart(lines_chart(data, id, measure, shown));
        }
    }
    return section;
}

} // namespace boligsim::analysis
