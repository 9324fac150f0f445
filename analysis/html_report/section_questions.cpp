#include <algorithm>
#include <cassert>

#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"
#include "analysis/questions/answer_text.hpp"
#include "analysis/report/group_text.hpp"

namespace boligsim::analysis {

namespace {

bool same_places(Group const& a, Group const& b)
{
    return a.departments == b.departments && a.segments == b.segments;
}

std::size_t group_of(ReportData const& data, Group const& group)
{
    std::vector<Group> const& groups = data.numbers->groups();
    auto const found = std::find_if(groups.begin(), groups.end(),
                                    [&](Group const& one) { return same_places(one, group); });
    assert(found != groups.end());
    return static_cast<std::size_t>(found - groups.begin());
}

/// Those followed, over time: their share in work in a scenario and in what it is compared with.
Chart followed_chart(ReportData const& data, AnsweredQuestion const& answered,
                     AnsweredQuestion::Followed const& followed)
{
    Display const display = display_of(Unit::share);
    std::string const year_text = std::to_string(followed.cohort.cohort.december);
    std::string const group = describe_group(followed.cohort.departments.name, data.say);
    Chart chart;
    chart.kind = "lines";
    chart.unit = data.say("report.percent");
    chart.decimals = display.level_decimals;
    using enum ChartColumn::Type;
    chart.columns = {
        {"year", data.say("report.column.year"), year},
        {"scenario", data.say("report.column.scenario"), text},
        {"level", chart.unit, number, display.level_decimals},
        {"difference",
         data.say("report.column.difference", fmt::arg("unit", data.say("report.points"))), number,
         display.difference_decimals, true},
        {"low", data.say("report.column.low"), number, display.difference_decimals, true},
        {"high", data.say("report.column.high"), number, display.difference_decimals, true}};
    chart.encode = {{"x", "year"},
                    {"series", "scenario"},
                    {"y", "level"},
                    {"difference", {{"y", "difference"}, {"low", "low"}, {"high", "high"}}}};
    std::vector<std::vector<ChartCell>> scenario_rows;
    int first = 0;
    int last = 0;
    for (ComparisonRow const& row : followed.cohort.rows) {
        if (row.measure != "followed_in_work_share" || row.kind != RowKind::indicator)
            continue;
        first = first == 0 ? row.year : first;
        last = row.year;
        chart.rows.push_back({static_cast<double>(row.year),
                              answered.against,
                              number_cell(row.against_level * display.factor),
                              {},
                              {},
                              {}});
        auto const ends = interval_cells(row.difference, display.factor);
        scenario_rows.push_back({static_cast<double>(row.year), followed.scenario,
                                 number_cell(row.level * display.factor),
                                 number_cell(row.difference.mean * display.factor), ends.first,
                                 ends.second});
    }
    chart.rows.insert(chart.rows.end(), scenario_rows.begin(), scenario_rows.end());
    chart.subtitle =
        data.say("report.followed.subtitle", fmt::arg("group", group), fmt::arg("year", year_text),
                 fmt::arg("years", data.years_text({first, last})));
    ShownMeasure measure;
    measure.title = data.say("report.followed.title");
    measure.display = display;
    measure.difference_unit = data.say("report.points");
    std::vector<NamedDifference> differences;
    for (AnswerRow const& one : answered.rows)
        if (one.scenario == followed.scenario && one.row.measure == "followed_in_work_share" &&
            one.row.component == year_text)
            differences.push_back({one.scenario, one.row.difference, {one.row.from, one.row.year}});
    chart.title = finding_title(data, measure, differences);
    return chart;
}

/// The persons whom a question of who lives where instead is about.
std::vector<ShownPeople> people_by_work(ReportData const& data)
{
    return {{data.say("question.people.in_work"), adults_in_work()},
            {data.say("question.people.not_in_work"), adults_not_in_work()}};
}

Dose dose_of(AnsweredQuestion const& answered, ShownGroup const& shown)
{
    PlannedQuestion const& plan = answered.plan;
    Dose dose{plan.policies.front().differences.front().line.what, shown.group, {}, shown.years};
    for (std::size_t i = 0; i < shown.scenarios.size(); ++i)
        dose.shares.emplace_back(*answered.rows[i].share, shown.scenarios[i]);
    std::sort(dose.shares.begin(), dose.shares.end());
    return dose;
}

/// The charts of an answer; `data` compares with what the question compares with.
std::vector<Chart> charts_of(ReportData const& data, AnsweredQuestion const& answered,
                             ShownGroup const& shown)
{
    std::string const& measure = answered.plan.question.measure;
    std::vector<Chart> charts;
    switch (answered.plan.question.answer) {
    case Answer::dose: {
        bool const has_shares =
            std::all_of(answered.rows.begin(), answered.rows.end(),
                        [](AnswerRow const& one) { return one.share.has_value(); });
        charts.push_back(has_shares ? dose_chart(data, dose_of(answered, shown), measure)
                                    : lines_chart(data, "", measure, shown));
        break;
    }
    case Answer::over_time:
        charts.push_back(lines_chart(data, "", measure, shown));
        break;
    case Answer::lettings:
        charts.push_back(tools_chart(data, shown));
        break;
    case Answer::newly_housed:
        charts.push_back(newly_housed_chart(data, shown, measure));
        break;
    case Answer::waiting:
        charts.push_back(waited_chart(data, shown));
        break;
    case Answer::who_instead:
        charts.push_back(matrix_chart(data, shown, people_by_work(data)));
        if (std::all_of(data.files.begin(), data.files.end(),
                        [](Trajectory const* file) { return file->has_events(); }))
            charts.push_back(flows_chart(data, shown));
        break;
    case Answer::followed:
        for (AnsweredQuestion::Followed const& followed : answered.followed)
            charts.push_back(followed_chart(data, answered, followed));
        break;
    }
    return charts;
}

void add_answer(PageSection& section, ReportData const& data, AnsweredQuestion const& answered)
{
    PlannedQuestion const& plan = answered.plan;
    AnswerText const told = describe_answer(answered, data.say);
    section.add_heading(fmt::format("{}. {}", plan.number, told.question));
    section.add_paragraph(typeset(told.subject));
    std::vector<std::string> sentences;
    for (std::string const& sentence : told.sentences)
        sentences.push_back(typeset(sentence));
    section.add_list(sentences);
    if (answered.rows.empty())
        return;

    std::vector<std::size_t> files{plan.against};
    files.insert(files.end(), plan.scenarios.begin(), plan.scenarios.end());
    ReportData const compared = compared_with(data, files);
    ShownGroup shown{group_of(data, plan.group), {}, plan.years};
    for (std::size_t i = 1; i < files.size(); ++i)
        shown.scenarios.push_back(i);
    std::vector<Chart> charts = charts_of(compared, answered, shown);
    for (std::size_t c = 0; c < charts.size(); ++c) {
        Chart& chart = charts[c];
        chart.id = fmt::format("questions-{}", plan.number) +
                   (c == 0 ? std::string() : fmt::format("-{}", c + 1));
        chart.source = {{"kind", "answer"}, {"question", plan.number}};
        if (plan.against != 0)
            chart.difference_title =
                data.say("report.script.difference", fmt::arg("baseline", answered.against));
        section.add_chart(std::move(chart));
    }
}

} // namespace

PageSection questions_section(ReportData const& data)
{
    PageSection section("questions", data.say("question.title"), data.say);
    std::vector<PlannedQuestion> const plans = plan_questions(data.files);
    if (plans.empty())
        return section;
    section.add_paragraph(data.say("question.note"));
    for (PlannedQuestion const& plan : plans)
        add_answer(section, data, answer_question(plan, [&](std::size_t file) -> GroupTotals& {
                       return data.numbers->totals(file);
                   }));
    return section;
}

} // namespace boligsim::analysis
