#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"

namespace boligsim::analysis {

namespace {

/// What a line says without its share: lines of one dose have this in common.
std::string without_share(PolicyLine const& line)
{
    std::string text = line.text;
    std::size_t const at = text.find("share: ");
    if (at == std::string::npos)
        return text;
    std::size_t const end = text.find_first_of(",}\n", at);
    return text.substr(0, at) + (end == std::string::npos ? "" : text.substr(end));
}

std::vector<Dose> find_doses(ReportData const& data)
{
    std::map<std::string, Dose> doses;
    for (std::size_t s = 1; s < data.files.size(); ++s) {
        Policy const& policy = data.policies[s];
        if (policy.differences.size() != 1 || !policy.differences.front().line.share)
            continue;
        PolicyLine const& line = policy.differences.front().line;
        Dose& dose = doses[without_share(line)];
        dose.what = line.what;
        dose.group = data.target[s];
        dose.shares.emplace_back(*line.share, s);
    }
    std::vector<Dose> result;
    for (auto& [text, dose] : doses)
        if (dose.shares.size() > 1) {
            std::sort(dose.shares.begin(), dose.shares.end());
            result.push_back(dose);
        }
    return result;
}

} // namespace

Chart dose_chart(ReportData const& data, Dose const& dose, std::string const& measure_name)
{
    ShownMeasure const measure = shown_measure(data, measure_name);
    int const decimals = measure.display.difference_decimals;
    std::string const key = "report.tool." + dose.what;
    std::string const what = data.say.has(key) ? data.say(key) : dose.what;
    std::string const in_title = "report.what." + dose.what;
    std::string const what_in_title = data.say.has(in_title) ? data.say(in_title) : what;
    Chart chart;
    chart.id = "dose-" + as_anchor(dose.what) + "-" + as_anchor(measure_name);
    chart.kind = "dose";
    chart.unit = measure.difference_unit;
    chart.decimals = decimals;
    chart.with_sign = true;
    Years const years = dose.years.value_or(data.in_force(dose.shares.front().second));
    chart.subtitle = data.say(
        "report.dose.subtitle", fmt::arg("of", measure.of),
        fmt::arg("unit", measure.difference_unit), fmt::arg("group", data.group_text(dose.group)),
        fmt::arg("years", data.years_text(years)), fmt::arg("baseline", data.baseline()));
    using enum ChartColumn::Type;
    chart.columns = {
        {"share", data.say("report.dose.share", fmt::arg("what", what)), number, 0},
        {"scenario", data.say("report.column.scenario"), text},
        {"value", data.say("report.column.difference", fmt::arg("unit", measure.difference_unit)),
         number, decimals, true},
        {"low", data.say("report.column.low"), number, decimals, true},
        {"high", data.say("report.column.high"), number, decimals, true}};
    chart.encode = {
        {"x", "share"}, {"y", "value"}, {"low", "low"}, {"high", "high"}, {"label", "scenario"}};
    std::vector<MeanEstimate> differences;
    for (auto const& [share, s] : dose.shares) {
        MeanEstimate const difference =
            data.numbers->difference(s, *measure.indicator, dose.group, years);
        auto const ends = interval_cells(difference, measure.display.factor);
        chart.rows.push_back({share * 100, data.names[s],
                              number_cell(difference.mean * measure.display.factor), ends.first,
                              ends.second});
        differences.push_back(difference);
    }
    // Both are the same worlds, so the difference between them is compared, not their intervals.
    bool const responds = is_clear(
        data.numbers->difference_between(dose.shares.back().second, dose.shares.front().second,
                                         *measure.indicator, dose.group, years));
    chart.title = data.say(
        responds ? "report.dose.title" : "report.dose.title_none",
        fmt::arg("measure", measure.title), fmt::arg("what", what_in_title),
        fmt::arg("low", difference_text(data, measure, differences.front())),
        fmt::arg("high", difference_text(data, measure, differences.back())),
        fmt::arg("least", format_fixed(dose.shares.front().first * 100, 0, data.language())),
        fmt::arg("most", format_fixed(dose.shares.back().first * 100, 0, data.language())));
    return chart;
}

PageSection dose_section(ReportData const& data)
{
    PageSection section("dose", data.say("report.dose"), data.say);
    for (Dose const& dose : find_doses(data))
        for (char const* const measure :
             {"employed_share", "in_movers_employed_share", "non_western_share", "vacancy_share"})
            if (data.numbers->has(*find_indicator(measure)))
                section.add_chart(dose_chart(data, dose, measure));
    return section;
}

} // namespace boligsim::analysis
