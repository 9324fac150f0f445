#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/group_text.hpp"

namespace boligsim::analysis {

namespace {

std::string verdict_text(ReportData const& data, Verdict verdict)
{
    std::string const key = "report.verdict." + as_anchor(to_string(verdict));
    return data.say.has(key) ? data.say(key) : std::string(to_string(verdict));
}

/// What was estimated: the indicator, what is taken off it and what it is compared with.
std::string effect_text(ReportData const& data, std::string const& id, EffectResult const& effect)
{
    std::string text = id;
    text += ' ';
    text += describe_measure(effect.measure, data.say);
    if (!effect.less.empty())
        text += data.say("report.findings.less",
                         fmt::arg("other", describe_measure(effect.less, data.say)));
    if (effect.comparison != "similar departments" && !effect.comparison.empty())
        text += data.say("report.findings.against",
                         fmt::arg("group", describe_group(effect.comparison, data.say)));
    return text;
}

std::string unit_text(ReportData const& data, Unit unit)
{
    return unit == Unit::share || unit == Unit::points ? data.say("report.points")
                                                       : difference_unit(unit, data.language());
}

/// Checks, worst verdict first, else in the order of the findings.
std::vector<Assessment const*> sorted_checks(std::vector<Assessment> const& assessments)
{
    std::vector<Assessment const*> checks;
    for (Assessment const& one : assessments)
        if (one.finding.role == Role::check)
            checks.push_back(&one);
    std::stable_sort(checks.begin(), checks.end(),
                     [](auto const* a, auto const* b) { return a->verdict < b->verdict; });
    return checks;
}

std::string direction_text(ReportData const& data, Finding const& finding)
{
    if (!finding.direction)
        return finding.reported;
    switch (*finding.direction) {
    case Direction::increase:
        return data.say("report.reported.increase");
    case Direction::decrease:
        return data.say("report.reported.decrease");
    case Direction::none:
        return data.say("report.reported.none");
    }
    return finding.reported;
}

/// Effects: what an evaluator of the simulated registers finds beside the true effect.
Chart effects_chart(ReportData const& data, std::vector<Assessment const*> const& checks)
{
    Chart chart;
    chart.id = "findings-effects";
    chart.kind = "forest";
    chart.decimals = 2;
    chart.with_sign = true;
    chart.subtitle = data.say("report.findings.subtitle");
    using enum ChartColumn::Type;
    chart.columns = {{"finding", data.say("report.column.finding"), text},
                     {"verdict", data.say("report.column.verdict"), text},
                     {"measure", data.say("report.column.measure"), text},
                     {"reported", data.say("report.column.reported"), text},
                     {"unit", data.say("report.column.unit"), text},
                     {"evaluator", data.say("report.column.evaluator"), number, 2, true},
                     {"evaluator_low", data.say("report.column.low"), number, 2, true},
                     {"evaluator_high", data.say("report.column.high"), number, 2, true},
                     {"truth", data.say("report.column.truth"), number, 2, true},
                     {"truth_low", data.say("report.column.low"), number, 2, true},
                     {"truth_high", data.say("report.column.high"), number, 2, true}};
    chart.encode = {{"section", "verdict"},
                    {"label", "finding"},
                    {"note", "reported"},
                    {"facet", "unit"},
                    {"points",
                     {{{"y", "evaluator"},
                       {"low", "evaluator_low"},
                       {"high", "evaluator_high"},
                       {"label", data.say("report.script.evaluator")}},
                      {{"y", "truth"},
                       {"low", "truth_low"},
                       {"high", "truth_high"},
                       {"label", data.say("report.script.true_effect")}}}}};
    struct Row {
        Assessment const* of;
        EffectResult const* effect;
    };
    std::vector<Row> effects;
    for (Assessment const* const one : checks)
        for (EffectResult const& effect : one->effects)
            effects.push_back({one, &effect});
    std::stable_sort(effects.begin(), effects.end(), [](Row const& a, Row const& b) {
        return a.effect->verdict < b.effect->verdict;
    });
    for (Row const& row : effects) {
        Assessment const* const one = row.of;
        EffectResult const& effect = *row.effect;
        double const factor = effect.unit == Unit::share ? 100 : 1;
        auto const evaluator = interval_cells(effect.evaluator, factor);
        auto const truth = interval_cells(effect.truth, factor);
        chart.rows.push_back(
            {effect_text(data, one->finding.id, effect), verdict_text(data, effect.verdict),
             effect.measure, direction_text(data, one->finding), unit_text(data, effect.unit),
             effect.evaluator.n > 0 ? number_cell(effect.evaluator.mean * factor) : ChartCell(),
             evaluator.first, evaluator.second,
             effect.truth.n > 0 ? number_cell(effect.truth.mean * factor) : ChartCell(),
             truth.first, truth.second});
    }
    return chart;
}

/// Figures: as reported beside as simulated.
Chart figures_chart(ReportData const& data, std::vector<Assessment const*> const& checks)
{
    Chart chart;
    chart.id = "findings-figures";
    chart.kind = "dots";
    chart.decimals = 1;
    chart.subtitle = data.say("report.figures.subtitle");
    using enum ChartColumn::Type;
    chart.columns = {{"finding", data.say("report.column.finding"), text},
                     {"verdict", data.say("report.column.verdict"), text},
                     {"unit", data.say("report.column.unit"), text},
                     {"published", data.say("report.column.reported"), number, 1},
                     {"simulated", data.say("report.column.simulated"), number, 1},
                     {"low", data.say("report.column.low"), number, 1},
                     {"high", data.say("report.column.high"), number, 1}};
    chart.encode = {{"label", "finding"},
                    {"section", "verdict"},
                    {"facet", "unit"},
                    {"published", "published"},
                    {"simulated", "simulated"},
                    {"low", "low"},
                    {"high", "high"}};
    std::size_t met = 0;
    std::size_t all = 0;
    for (Assessment const* const one : checks)
        for (FigureResult const& figure : one->figures) {
            if (figure.simulated.n == 0)
                continue;
            double const factor = figure.unit == Unit::share ? 100 : 1;
            auto const ends = interval_cells(figure.simulated, factor);
            bool const is_difference =
                figure.figure.against_baseline || !figure.figure.less.empty();
            std::string const unit = figure.unit == Unit::share && !is_difference
                                         ? data.say("report.percent")
                                         : unit_text(data, figure.unit);
            chart.rows.push_back(
                {one->finding.id + " " + figure.figure.label, verdict_text(data, figure.verdict),
                 unit, number_cell(figure.figure.value * factor),
                 number_cell(figure.simulated.mean * factor), ends.first, ends.second});
            ++all;
            met += figure.verdict == Verdict::reproduced ? 1 : 0;
        }
    chart.title = data.say("report.figures.title", fmt::arg("met", fmt::format("{}", met)),
                           fmt::arg("all", fmt::format("{}", all)));
    return chart;
}

} // namespace

PageSection findings_section(ReportData const& data, std::vector<Assessment> const& assessments)
{
    PageSection section("findings", data.say("report.findings"), data.say);
    std::vector<Assessment const*> const checks = sorted_checks(assessments);
    std::map<Verdict, std::size_t> counts;
    for (Assessment const* const one : checks)
        ++counts[one->verdict];
    section.add_paragraph(data.say("report.findings.how"));
    std::vector<std::string> lines;
    for (auto const& [verdict, n] : counts)
        lines.push_back(fmt::format("{}: {}", verdict_text(data, verdict), n));
    section.add_list(lines);

    Chart effects = effects_chart(data, checks);
    std::size_t reproduced = 0;
    for (Assessment const* const one : checks)
        for (EffectResult const& effect : one->effects)
            reproduced += effect.verdict == Verdict::reproduced ? 1 : 0;
    effects.title =
        data.say("report.findings.title", fmt::arg("met", fmt::format("{}", reproduced)),
                 fmt::arg("all", fmt::format("{}", effects.rows.size())));
    section.add_chart(std::move(effects));
    section.add_chart(figures_chart(data, checks));

    using enum ChartColumn::Type;
    std::vector<std::vector<ChartCell>> rows;
    for (Assessment const* const one : checks)
        rows.push_back({one->finding.id, verdict_text(data, one->verdict), one->finding.claim,
                        one->finding.reported, one->why});
    section.add_closed_table(data.say("report.findings.list"),
                             {{"id", data.say("report.column.finding"), text},
                              {"verdict", data.say("report.column.verdict"), text},
                              {"claim", data.say("report.column.claim"), text},
                              {"reported", data.say("report.column.reported"), text},
                              {"why", data.say("report.column.why"), text}},
                             rows);
    return section;
}

namespace {

/// What a published figure counts, of whom and where.
std::string target_text(ReportData const& data, Target const& target)
{
    if (!target.label.empty())
        return target.label;
    std::string text = describe_measure(target.measure, data.say);
    for (auto const* const conditions : {&target.categories, &target.columns})
        for (auto const& [axis, labels] : *conditions) {
            text += ", ";
            for (std::size_t i = 0; i < labels.size(); ++i) {
                std::string const key = "report.label." + as_anchor(labels[i]);
                text += i == 0 ? "" : "/";
                text += data.say.has(key) ? data.say(key) : in_words(labels[i], data.language());
            }
        }
    return text;
}

} // namespace

PageSection validate_section(ReportData const& data, Validation const& validation)
{
    PageSection section("validate", data.say("report.validate"), data.say);
    Chart chart;
    chart.id = "validate-checks";
    chart.kind = "dots";
    chart.decimals = 1;
    chart.subtitle =
        data.say("report.validate.subtitle", fmt::arg("scenario", validation.scenario));
    using enum ChartColumn::Type;
    chart.columns = {{"target", data.say("report.column.target"), text},
                     {"role", data.say("report.column.role"), text},
                     {"year", data.say("report.column.year"), year},
                     {"unit", data.say("report.column.unit"), text},
                     {"published", data.say("report.column.published"), number, 1},
                     {"simulated", data.say("report.column.simulated"), number, 1},
                     {"low", data.say("report.column.low"), number, 1},
                     {"high", data.say("report.column.high"), number, 1},
                     {"verdict", data.say("report.column.verdict"), text},
                     {"source", data.say("report.column.source"), text}};
    chart.encode = {{"label", "target"},
                    {"section", "verdict"},
                    {"facet", "unit"},
                    {"published", "published"},
                    {"simulated", "simulated"},
                    {"low", "low"},
                    {"high", "high"}};
    std::size_t met = 0;
    std::vector<TargetResult const*> results;
    for (TargetResult const& result : validation.results)
        if (result.target.role == "check" && result.verdict != TargetVerdict::not_in_file)
            results.push_back(&result);
    std::stable_sort(results.begin(), results.end(),
                     [](auto const* a, auto const* b) { return a->verdict < b->verdict; });
    for (TargetResult const* const result : results) {
        Target const& target = result->target;
        bool const is_share = target.unit == "share";
        double const factor = is_share ? 100 : 1;
        auto const ends = interval_cells(result->simulated, factor);
        bool const is_met = result->verdict == TargetVerdict::met;
        met += is_met ? 1 : 0;
        std::string const unit_key = "report.target_unit." + as_anchor(target.unit);
        chart.rows.push_back({target_text(data, target), data.say("report.role.check"),
                              static_cast<double>(target.year),
                              is_share                 ? data.say("report.percent")
                              : data.say.has(unit_key) ? data.say(unit_key)
                                                       : target.unit,
                              number_cell(target.value * factor),
                              number_cell(result->simulated.mean * factor), ends.first, ends.second,
                              data.say(is_met ? "report.validate.met" : "report.validate.missed"),
                              target.source});
    }
    chart.title = data.say("report.validate.title", fmt::arg("met", fmt::format("{}", met)),
                           fmt::arg("all", fmt::format("{}", results.size())));
    if (chart.rows.empty())
        return section;
    section.add_paragraph(data.say("report.validate.how"));
    section.add_chart(std::move(chart));
    return section;
}

} // namespace boligsim::analysis
