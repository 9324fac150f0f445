#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/compare/followed_text.hpp"
#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"

namespace boligsim::analysis {

namespace {

/// What a line does, in a few words.
std::string line_text(ReportData const& data, PolicyLine const& line)
{
    std::string const key = "report.what." + line.what;
    std::string const what = data.say.has(key) ? data.say(key) : line.what;
    if (!line.share || line.kind != PolicyLine::Kind::letting)
        return what;
    return data.say(
        "report.what.share", fmt::arg("what", what),
        fmt::arg(
            "share",
            format_fixed(*line.share * 100,
                         std::abs(*line.share * 100 - std::round(*line.share * 100)) < 1e-9 ? 0 : 1,
                         data.language())));
}

/// What a scenario does that its baseline does not, to whom, and when.
std::string what_it_does(ReportData const& data, std::size_t scenario)
{
    Policy const& policy = data.policies[scenario];
    std::string text;
    std::vector<std::string> added;
    std::vector<std::string> dropped;
    for (PolicyDifference const& difference : policy.differences) {
        auto& list = difference.kind == PolicyDifference::Kind::added ? added : dropped;
        std::string const one = line_text(data, difference.line);
        if (std::find(list.begin(), list.end(), one) == list.end())
            list.push_back(one);
    }
    auto const joined = [](std::vector<std::string> const& list) {
        std::string all;
        for (std::string const& one : list)
            all += (all.empty() ? "" : ", ") + one;
        return all;
    };
    if (!added.empty())
        text = joined(added);
    if (!dropped.empty())
        text += (text.empty() ? "" : "; ") +
                data.say("report.what.without", fmt::arg("what", joined(dropped)));
    if (text.empty())
        return data.say("report.what.unknown");
    if (text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    auto const& departments = data.numbers->groups()[data.target[scenario]].departments;
    auto const n = std::count(departments.begin(), departments.end(), std::uint8_t{1});
    return data.say("report.what.to_whom", fmt::arg("what", text),
                    fmt::arg("group", data.group_text(data.target[scenario])),
                    fmt::arg("departments", data.say.counted("department", n)),
                    fmt::arg("years", data.years_text(data.in_force(scenario))));
}

/// The year with the largest difference while the policy is in force.
struct LargestYear {
    int year = 0;
    MeanEstimate difference;
};
LargestYear largest_year(ReportData const& data, std::size_t scenario, Indicator const& indicator)
{
    LargestYear largest;
    Years const years = data.in_force(scenario);
    for (int year = years.first; year <= years.last; ++year) {
        MeanEstimate const difference =
            data.numbers->difference(scenario, indicator, data.target[scenario], {year, year});
        if (largest.year == 0 || std::abs(difference.mean) > std::abs(largest.difference.mean))
            largest = {year, difference};
    }
    return largest;
}

/// The smallest difference that would be found four times in five.
std::string detectable_text(ReportData const& data, ShownMeasure const& measure,
                            MeanEstimate const& difference)
{
    auto const smallest = smallest_detectable(difference);
    if (!smallest)
        return {};
    return data.say(
        "report.detectable",
        fmt::arg("worlds", data.say.counted("world", static_cast<std::int64_t>(difference.n))),
        fmt::arg("size", format_fixed(*smallest * measure.display.factor,
                                      measure.display.difference_decimals, data.language())),
        fmt::arg("unit", measure.difference_unit));
}

/// What came of one measure while the policy worked and afterwards.
std::string sentence(ReportData const& data, std::size_t scenario, std::string const& name,
                     std::size_t among)
{
    ShownMeasure const measure = shown_measure(data, name);
    Indicator const& indicator = *measure.indicator;
    std::size_t const group = data.target[scenario];
    Years const years = data.in_force(scenario);
    MeanEstimate const mean = data.numbers->difference(scenario, indicator, group, years);
    auto const text = [&](MeanEstimate const& one) { return difference_text(data, measure, one); };
    std::string result;
    if (is_clear(mean, among)) {
        LargestYear const largest = largest_year(data, scenario, indicator);
        result = data.say("report.sentence.clear", fmt::arg("measure", measure.title),
                          fmt::arg("difference", text(mean)),
                          fmt::arg("interval", interval_text(data, measure, mean)),
                          fmt::arg("years", data.years_text(years)),
                          fmt::arg("largest", text(largest.difference)),
                          fmt::arg("year", fmt::format("{}", largest.year)));
    } else {
        bool const by_itself = is_clear(mean);
        result = data.say(by_itself ? "report.sentence.among" : "report.sentence.unclear",
                          fmt::arg("measure", measure.title), fmt::arg("difference", text(mean)),
                          fmt::arg("interval", interval_text(data, measure, mean)),
                          fmt::arg("years", data.years_text(years)),
                          fmt::arg("among", fmt::format("{}", among)));
        if (!by_itself) {
            result += ' ';
            result += detectable_text(data, measure, mean);
        }
    }
    int const last = data.numbers->years().back();
    if (last > years.last) {
        MeanEstimate const at_the_end =
            data.numbers->difference(scenario, indicator, group, {last, last});
        result += ' ';
        result += data.say(is_clear(at_the_end, among) ? "report.sentence.last_clear"
                           : is_clear(at_the_end)      ? "report.sentence.last_among"
                                                       : "report.sentence.last_unclear",
                           fmt::arg("year", fmt::format("{}", last)),
                           fmt::arg("difference", text(at_the_end)),
                           fmt::arg("interval", interval_text(data, measure, at_the_end)));
    }
    return result;
}

std::string card(ReportData const& data, std::size_t scenario, std::size_t among)
{
    ShownMeasure const measure = shown_measure(data, "employed_share");
    Years const years = data.in_force(scenario);
    MeanEstimate const mean =
        data.numbers->difference(scenario, *measure.indicator, data.target[scenario], years);
    std::string doubt;
    if (mean.interval && !is_clear(mean, among))
        doubt = " · " + data.say(is_clear(mean) ? "report.card.among" : "report.card.unclear",
                                 fmt::arg("among", fmt::format("{}", among)));
    return fmt::format(
        "<article class=\"card\" data-scenario=\"{0}\"><h3>{0}</h3><p class=\"what\">{1}</p>"
        "<p class=\"figure\"><strong>{2}</strong> <span class=\"unit\">{3}</span></p>"
        "<p class=\"figure-label\">{4}</p><p class=\"interval\">{5}</p></article>",
        escape_html(data.names[scenario]), escape_html(what_it_does(data, scenario)),
        format_signed(mean.mean * measure.display.factor, measure.display.difference_decimals,
                      data.language()),
        escape_html(measure.difference_unit),
        escape_html(data.say("report.card.label", fmt::arg("measure", measure.title),
                             fmt::arg("years", data.years_text(years)))),
        escape_html(interval_text(data, measure, mean) + doubt));
}

} // namespace

PageSection headline_section(ReportData const& data)
{
    PageSection section("headline", data.say("report.headline"), data.say);
    std::vector<std::string> shown;
    for (char const* const measure : {"employed_share", "non_western_share", "move_out_rate"})
        if (data.numbers->has(*find_indicator(measure)))
            shown.emplace_back(measure);
    std::size_t const scenarios = data.files.size() - 1;
    std::vector<Comparison> followed;
    std::size_t among = std::max<std::size_t>(1, scenarios * shown.size() * 2);
    for (std::size_t s = 1; s < data.files.size(); ++s) {
        followed.push_back(compare_followed(*data.files[s], *data.files.front()));
        among += count_followed_intervals(followed.back());
    }
    if (data.numbers->has(*find_indicator("employed_share"))) {
        std::string cards = "<div class=\"cards\">";
        for (std::size_t s = 1; s < data.files.size(); ++s)
            cards += card(data, s, among);
        section.add_html(cards + "</div>\n");
    }
    for (std::size_t s = 1; s < data.files.size(); ++s) {
        section.add_heading(data.names[s]);
        section.add_paragraph(what_it_does(data, s));
        std::vector<std::string> sentences;
        for (std::string const& measure : shown)
            sentences.push_back(sentence(data, s, measure, among));
        for (std::string const& one : describe_followed(followed[s - 1], data.say, among))
            sentences.push_back(typeset(one));
        section.add_list(sentences);
    }
    section.add_callout(
        data.say("report.uncertainty", fmt::arg("intervals", fmt::format("{}", among))));
    return section;
}

} // namespace boligsim::analysis
