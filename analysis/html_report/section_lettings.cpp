#include <algorithm>
#include <cmath>

#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"
#include "analysis/lettings/letting_measures.hpp"

namespace boligsim::analysis {

namespace {

using Conditions = std::vector<std::pair<std::string, std::vector<std::string>>>;

bool has_lettings(ReportData const& data, char const* measure)
{
    return std::all_of(data.files.begin(), data.files.end(), [&](Trajectory const* file) {
        return file->has(measure, Sector::departments);
    });
}

/// The baseline and the scenarios of a group.
std::vector<std::size_t> files_of(ShownGroup const& shown)
{
    std::vector<std::size_t> files{0};
    files.insert(files.end(), shown.scenarios.begin(), shown.scenarios.end());
    return files;
}

Indicator lettings_by(std::string const& tool)
{
    Indicator lettings = *find_indicator("lettings");
    lettings.plus = {{"lettings", {{"tool", {tool}}}}};
    return lettings;
}

/// The files' tools that let anything in the group, in the order of `tool_names`.
std::vector<std::string> tools_in_use(ReportData const& data, ShownGroup const& shown)
{
    std::vector<std::string> tools;
    std::vector<int> const& years = data.numbers->years();
    for (ToolName const& tool : tool_names()) {
        if (!data.numbers->has(lettings_by(tool.label)))
            continue;
        for (std::size_t const file : files_of(shown))
            if (data.numbers
                    ->level(file, lettings_by(tool.label), shown.group,
                            {years.front(), years.back()})
                    .mean > 0) {
                tools.emplace_back(tool.label);
                break;
            }
    }
    return tools;
}

std::string tool_text(ReportData const& data, std::string const& tool)
{
    std::string const key = "report.tool." + tool;
    return data.say.has(key) ? data.say(key) : tool;
}

} // namespace

Chart tools_chart(ReportData const& data, ShownGroup const& shown)
{
    ReportNumbers& numbers = *data.numbers;
    std::vector<int> const& years = numbers.years();
    Chart chart;
    chart.id = with_group(data, "lettings-tools", shown);
    chart.kind = "stack";
    chart.unit = data.say("report.lettings.unit");
    chart.subtitle =
        data.say("report.lettings.subtitle", fmt::arg("group", data.group_text(shown.group)),
                 fmt::arg("years", data.years_text({years.front(), years.back()})));
    using enum ChartColumn::Type;
    chart.columns = {{"year", data.say("report.column.year"), year},
                     {"scenario", data.say("report.column.scenario"), text},
                     {"tool", data.say("report.column.tool"), text},
                     {"value", chart.unit, number, 0}};
    chart.encode = {{"x", "year"}, {"facet", "scenario"}, {"series", "tool"}, {"y", "value"}};
    Years const in_force = data.years_of(shown);
    std::string most_tool;
    std::string most_scenario;
    double most = 0;
    for (std::size_t const file : files_of(shown))
        for (std::string const& tool : tools_in_use(data, shown)) {
            Indicator const lettings = lettings_by(tool);
            for (int const year : years)
                chart.rows.push_back(
                    {static_cast<double>(year), data.names[file], tool_text(data, tool),
                     number_cell(numbers.level(file, lettings, shown.group, {year, year}).mean)});
            double const here = numbers.level(file, lettings, shown.group, in_force).mean;
            double const all =
                numbers.level(file, *find_indicator("lettings"), shown.group, in_force).mean;
            double const there = numbers.level(0, lettings, shown.group, in_force).mean;
            double const all_there =
                numbers.level(0, *find_indicator("lettings"), shown.group, in_force).mean;
            double const change = all > 0 && all_there > 0 ? here / all - there / all_there : 0;
            if (change > most) {
                most = change;
                most_tool = tool_text(data, tool);
                most_scenario = data.names[file];
            }
        }
    chart.title = most < 0.005
                      ? data.say("report.lettings.title_none")
                      : data.say("report.lettings.title", fmt::arg("tool", most_tool),
                                 fmt::arg("scenario", most_scenario),
                                 fmt::arg("points", format_fixed(most * 100, 0, data.language())),
                                 fmt::arg("years", data.years_text(in_force)));
    chart.policy = data.shaded(shown.scenarios);
    return chart;
}

namespace {

/// Bars by category and scenario with intervals, of counts added up over the policy's years.
struct Bars {
    std::string id;
    std::string subtitle;
    std::string unit;
    std::string category; ///< heading of the column
    double factor = 1;
    int decimals = 1;
};

/// `measures`: a category and its indicator each. Rows where a scenario has none are left out.
Chart bars_chart(ReportData const& data, ShownGroup const& shown, std::size_t group,
                 Bars const& bars, std::vector<std::pair<std::string, Indicator>> const& measures,
                 Years years)
{
    Chart chart;
    chart.id = bars.id;
    chart.kind = "bars";
    chart.unit = bars.unit;
    chart.decimals = bars.decimals;
    chart.subtitle = bars.subtitle;
    using enum ChartColumn::Type;
    chart.columns = {{"category", bars.category, text},
                     {"scenario", data.say("report.column.scenario"), text},
                     {"value", bars.unit, number, bars.decimals},
                     {"low", data.say("report.column.low"), number, bars.decimals},
                     {"high", data.say("report.column.high"), number, bars.decimals}};
    chart.encode = {{"category", "category"},
                    {"series", "scenario"},
                    {"y", "value"},
                    {"low", "low"},
                    {"high", "high"}};
    for (auto const& [name, indicator] : measures)
        for (std::size_t const file : files_of(shown)) {
            MeanEstimate const level =
                estimate_mean(data.numbers->worlds_together(file, indicator, group, years));
            if (level.n == 0)
                continue;
            auto const ends = interval_cells(level, bars.factor);
            chart.rows.push_back({name, data.names[file], number_cell(level.mean * bars.factor),
                                  ends.first, ends.second});
        }
    return chart;
}

} // namespace

Chart newly_housed_chart(ReportData const& data, ShownGroup const& shown,
                         std::string const& quality)
{
    Years const years = data.years_of(shown);
    Indicator const all = *find_indicator(quality);
    std::vector<std::pair<std::string, Indicator>> measures{{data.say("report.tool.all"), all}};
    for (std::string const& tool : tools_in_use(data, shown)) {
        Indicator one = all;
        for (auto* const selections : {&one.plus, &one.of})
            selections->front().where.push_back({"tool", {tool}});
        measures.emplace_back(tool_text(data, tool), one);
    }
    Bars bars;
    bars.id = with_group(data, "newly-housed-" + as_anchor(quality), shown);
    bars.unit = data.say("report.percent");
    bars.factor = 100;
    bars.category = data.say("report.column.tool");
    bars.subtitle = data.say(
        "report.newly_housed.subtitle", fmt::arg("of", shown_measure(data, quality).of),
        fmt::arg("group", data.group_text(shown.group)), fmt::arg("years", data.years_text(years)));
    Chart chart = bars_chart(data, shown, shown.group, bars, measures, years);
    std::vector<NamedDifference> differences;
    for (std::size_t const s : shown.scenarios)
        differences.push_back(
            {data.names[s],
             estimate_mean(less(data.numbers->worlds_together(s, all, shown.group, years),
                                data.numbers->worlds_together(0, all, shown.group, years))),
             years});
    chart.title = finding_title(data, shown_measure(data, quality), differences);
    return chart;
}

namespace {

std::string household_text(ReportData const& data, HouseholdGroupName const& group)
{
    return data.say(std::string("report.households.") + group.suffix());
}

} // namespace

Chart waited_chart(ReportData const& data, ShownGroup const& shown)
{
    Years const years = data.years_of(shown);
    Indicator const all = *find_indicator("mean_months_waited");
    std::vector<std::pair<std::string, Indicator>> measures{
        {data.say("report.households.all"), all}};
    for (HouseholdGroupName const& group : household_group_names()) {
        Conditions const where{{"household_work", {group.work}},
                               {"household_origin", {group.origin}}};
        Indicator one = all;
        one.plus = {{"months_waited", where}};
        one.of = {{"lettings", where}};
        measures.emplace_back(household_text(data, group), one);
    }
    Bars bars;
    bars.id = with_group(data, "waiting-waited", shown);
    bars.unit = data.say("unit.months");
    bars.category = data.say("report.column.households");
    bars.subtitle =
        data.say("report.waited.subtitle", fmt::arg("group", data.group_text(shown.group)),
                 fmt::arg("years", data.years_text(years)));
    Chart chart = bars_chart(data, shown, shown.group, bars, measures, years);
    std::vector<NamedDifference> differences;
    for (std::size_t const s : shown.scenarios)
        differences.push_back(
            {data.names[s],
             estimate_mean(less(data.numbers->worlds_together(s, all, shown.group, years),
                                data.numbers->worlds_together(0, all, shown.group, years))),
             years});
    chart.title = finding_title(data, shown_measure(data, "mean_months_waited"), differences);
    return chart;
}

namespace {

/// Who stands in the municipalities' queues and on the lists at the last year of the policy, in the
/// whole country.
Chart queue_chart(ReportData const& data, ShownGroup const& shown)
{
    int const last = data.years_of(shown).last;
    std::size_t const everyone = *data.numbers->find_group("population");
    std::vector<std::pair<std::string, Indicator>> measures;
    for (std::string const& reason : reason_names()) {
        Indicator const households{
            "applicants",
            "",
            Unit::households,
            Coverage::everywhere,
            {{"applicants", {{"queue", {"municipal_queue"}}, {"reason", {reason}}}}},
            {},
            {}};
        if (data.numbers->has(households) &&
            data.numbers->level(0, households, everyone, {last, last}).mean > 0)
            measures.emplace_back(data.say(std::string("report.reason.") + reason), households);
    }
    Bars bars;
    bars.id = with_group(data, "waiting-queue", shown);
    bars.unit = data.say("unit.households");
    bars.decimals = 0;
    bars.category = data.say("report.column.reason");
    bars.subtitle = data.say("report.queue.subtitle", fmt::arg("year", fmt::format("{}", last)));
    Chart chart = bars_chart(data, shown, everyone, bars, measures, {last, last});
    Indicator const all{"applicants",
                        "",
                        Unit::households,
                        Coverage::everywhere,
                        {{"applicants", {{"queue", {"municipal_queue"}}}}},
                        {},
                        {}};
    std::vector<NamedDifference> differences;
    for (std::size_t const s : shown.scenarios)
        differences.push_back({data.names[s],
                               data.numbers->difference(s, all, everyone, {last, last}),
                               {last, last}});
    ShownMeasure measure;
    measure.comparative = "report.title.count";
    measure.title = data.say("report.queue");
    measure.display = display_of(Unit::households);
    measure.difference_unit = data.say("unit.households");
    chart.title = finding_title(data, measure, differences);
    return chart;
}

} // namespace

PageSection lettings_section(ReportData const& data)
{
    PageSection section("lettings", data.say("report.lettings"), data.say);
    if (!has_lettings(data, "lettings"))
        return section;
    if (!data.shown.empty())
        section.add_chart(tools_chart(data, data.shown.front()));
    return section;
}

PageSection newly_housed_section(ReportData const& data)
{
    PageSection section("newly-housed", data.say("report.newly_housed"), data.say);
    if (!has_lettings(data, "lettings"))
        return section;
    section.add_paragraph(data.say("report.newly_housed.how"));
    if (!data.shown.empty())
        for (char const* const quality : {"let_in_work_share", "let_non_western_share"})
            section.add_chart(newly_housed_chart(data, data.shown.front(), quality));
    return section;
}

PageSection waiting_section(ReportData const& data)
{
    PageSection section("waiting", data.say("report.waiting"), data.say);
    if (!has_lettings(data, "months_waited"))
        return section;
    section.add_paragraph(data.say("report.waiting.how"));
    if (!data.shown.empty())
        section.add_chart(waited_chart(data, data.shown.front()));
    if (!data.shown.empty() && has_lettings(data, "applicants"))
        section.add_chart(queue_chart(data, data.shown.front()));
    return section;
}

} // namespace boligsim::analysis
