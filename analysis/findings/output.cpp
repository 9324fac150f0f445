#include "analysis/findings/output.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"

namespace boligsim::analysis {

namespace {

using Json = nlohmann::ordered_json;

std::string role_name(Role role)
{
    switch (role) {
    case Role::input:
        return "input";
    case Role::calibration:
        return "calibration";
    case Role::check:
        return "check";
    case Role::not_modelled:
        break;
    }
    return "not_modelled";
}

/// Effects of shares are told in points, other effects in their unit.
std::string with_unit(Unit unit, std::string const& text)
{
    return text + " " + difference_unit(unit);
}

/// A figure is a level, unless something is taken off.
std::string figure_text(FigureResult const& result, double value)
{
    bool const is_difference = !result.figure.less.empty() || result.figure.against_baseline;
    if (is_difference)
        return with_unit(result.unit, format_difference(result.unit, value));
    return format_level(result.unit, value);
}

Json number(double value)
{
    if (!std::isfinite(value))
        return nullptr;
    return value;
}

Json interval_json(std::optional<Interval> const& interval)
{
    if (!interval)
        return nullptr;
    return {interval->low, interval->high};
}

Json estimate_json(MeanEstimate const& estimate)
{
    return {{"value", number(estimate.mean)},
            {"interval", interval_json(estimate.interval)},
            {"replicates", estimate.n}};
}

Json effect_json(EffectResult const& result)
{
    Json object;
    object["measure"] = result.measure;
    if (!result.less.empty())
        object["less"] = result.less;
    object["comparison"] = result.comparison;
    object["unit"] = analysis::to_string(result.unit);
    object["estimate"] = estimate_json(result.evaluator);
    object["clustered_standard_error"] = number(result.clustered_error);
    object["share_of_worlds_significant"] = number(result.significant);
    object["share_of_worlds_significant_without_programme"] = number(result.false_alarms);
    object["true_effect"] = estimate_json(result.truth);
    object["placebo"] = estimate_json(result.placebo);
    object["treated_departments"] = number(result.treated);
    object["comparison_departments"] = number(result.compared);
    object["verdict"] = to_string(result.verdict);
    Json study = Json::array();
    for (EventYear const& year : result.event_study) {
        Json one = estimate_json(year.effect);
        one["year"] = year.year;
        study.push_back(std::move(one));
    }
    object["event_study"] = std::move(study);
    return object;
}

Json figure_json(FigureResult const& result)
{
    Json object;
    object["figure"] = result.figure.label;
    object["measure"] = result.figure.measure;
    object["group"] = result.figure.group;
    if (!result.figure.less.empty())
        object["less"] = result.figure.less;
    if (result.figure.of_municipalities) {
        object["of"] = "municipalities";
        object["from"] = result.figure.from;
    }
    object["year"] = result.figure.year;
    object["unit"] = analysis::to_string(result.unit);
    object["reported"] = result.figure.value;
    object["tolerance"] = result.figure.tolerance;
    object["simulated"] = estimate_json(result.simulated);
    object["verdict"] = to_string(result.verdict);
    return object;
}

Json step_json(StepResult const& result)
{
    return {{"step", result.label},
            {"measure", result.measure},
            {"unit", analysis::to_string(result.unit)},
            {"reported", result.reported},
            {"change", estimate_json(result.change)},
            {"verdict", to_string(result.verdict)}};
}

Json to_json(Assessment const& assessment)
{
    Finding const& finding = assessment.finding;
    Json object;
    object["id"] = finding.id;
    object["fact"] = finding.claim;
    object["source"] = finding.source;
    object["kind"] = finding.kind;
    object["theme"] = finding.theme;
    object["role"] = role_name(finding.role);
    object["reported"] = finding.reported;
    // The first estimate or figure stands for the finding; all of them follow.
    MeanEstimate const* first = nullptr;
    if (!assessment.effects.empty())
        first = &assessment.effects.front().evaluator;
    else if (!assessment.steps.empty())
        first = &assessment.steps.front().change;
    else if (!assessment.figures.empty())
        first = &assessment.figures.front().simulated;
    object["simulated"] = first == nullptr ? Json(nullptr) : number(first->mean);
    object["interval"] = first == nullptr ? Json(nullptr) : interval_json(first->interval);
    object["verdict"] = to_string(assessment.verdict);
    object["why"] = assessment.why;
    object["rule"] = verdict_rule(finding);
    object["scenario"] = assessment.scenario.empty() ? Json(nullptr) : Json(assessment.scenario);
    for (auto const& [key, text] :
         {std::pair{"population", &finding.population}, std::pair{"conflict", &finding.conflict},
          std::pair{"simplifies", &finding.simplifies}})
        if (!text->empty())
            object[key] = *text;
    object["effects"] = Json::array();
    for (EffectResult const& result : assessment.effects)
        object["effects"].push_back(effect_json(result));
    object["steps"] = Json::array();
    for (StepResult const& result : assessment.steps)
        object["steps"].push_back(step_json(result));
    object["figures"] = Json::array();
    for (FigureResult const& result : assessment.figures)
        object["figures"].push_back(figure_json(result));
    return object;
}

std::vector<Assessment const*> worst_first(std::vector<Assessment> const& assessments)
{
    std::vector<Assessment const*> order;
    order.reserve(assessments.size());
    for (Assessment const& assessment : assessments)
        order.push_back(&assessment);
    std::stable_sort(order.begin(), order.end(),
                     [](auto const* a, auto const* b) { return a->verdict < b->verdict; });
    return order;
}

std::string shorten(std::string const& text, std::size_t most)
{
    return text.size() <= most ? text : text.substr(0, most - 3) + "...";
}

bool is_target(Assessment const& assessment)
{
    return assessment.finding.role == Role::calibration;
}

void add_alive(TextTable& table, Assessment const& assessment)
{
    std::string id = assessment.finding.id;
    std::string verdict =
        std::string(to_string(assessment.verdict)) + (is_target(assessment) ? ", target" : "");
    for (EffectResult const& result : assessment.effects) {
        table.add_row(
            {id, verdict, effect_name(result), assessment.finding.reported,
             with_unit(result.unit, format_difference(result.unit, result.evaluator.mean)),
             format_interval(result.unit, result.evaluator.interval),
             format_difference(result.unit, result.truth.mean),
             format_interval(result.unit, result.truth.interval),
             format_difference(result.unit, result.placebo.mean)});
        id.clear();
        verdict.clear();
    }
    for (StepResult const& result : assessment.steps) {
        table.add_row({id, verdict, result.measure + ", " + result.label, result.reported,
                       with_unit(result.unit, format_difference(result.unit, result.change.mean)),
                       format_interval(result.unit, result.change.interval), "", "", ""});
        id.clear();
        verdict.clear();
    }
    for (FigureResult const& result : assessment.figures) {
        table.add_row({id, verdict, result.figure.label, figure_text(result, result.figure.value),
                       figure_text(result, result.simulated.mean),
                       format_interval(result.unit, result.simulated.interval), "", "", ""});
        id.clear();
        verdict.clear();
    }
}

} // namespace

std::string findings_text(std::vector<Assessment> const& assessments, double scale)
{
    TextTable alive({{"finding"},
                     {"verdict"},
                     {"measure"},
                     {"reported"},
                     {"simulated", Align::right},
                     {"95 % interval", Align::right},
                     {"true effect", Align::right},
                     {"95 % interval", Align::right},
                     {"placebo", Align::right}});
    TextTable others({{"finding"}, {"verdict"}, {"what"}, {"why"}});
    std::string reasons;
    std::array<std::size_t, 6> counts{};
    std::array<std::size_t, 6> targets{};
    for (Assessment const* const assessment : worst_first(assessments)) {
        ++counts[static_cast<std::size_t>(assessment->verdict)];
        targets[static_cast<std::size_t>(assessment->verdict)] += is_target(*assessment) ? 1u : 0u;
        if (assessment->effects.empty() && assessment->steps.empty() &&
            assessment->figures.empty()) {
            others.add_row({assessment->finding.id, std::string(to_string(assessment->verdict)),
                            shorten(assessment->finding.claim, 70), assessment->why});
            continue;
        }
        add_alive(alive, *assessment);
        if (assessment->verdict <= Verdict::reproduced && !assessment->why.empty())
            reasons += fmt::format("  {}: {}\n", assessment->finding.id, assessment->why);
        if (!assessment->finding.conflict.empty())
            reasons += fmt::format("  {}: the source contradicts itself: {}\n",
                                   assessment->finding.id, assessment->finding.conflict);
    }
    std::string text;
    if (!alive.empty())
        text += alive.to_text() +
                "\nSimulated: what an evaluator of the simulated registers finds. "
                "True effect: the same worlds with and\nwithout the programme. "
                "Placebo: what the evaluator finds where there was no programme.\n";
    if (std::any_of(targets.begin(), targets.end(), [](std::size_t n) { return n > 0; }))
        text +=
            "Target: parameters were set to the figure, so that it is reproduced shows that the "
            "model is set right,\nnot that it predicts.\n";
    bool const any_effect =
        std::any_of(assessments.begin(), assessments.end(),
                    [](Assessment const& assessment) { return !assessment.effects.empty(); });
    if (any_effect && scale < 1)
        text +=
            fmt::format("These worlds hold one household in {:g}, so departments are thin: the "
                        "evaluator sees less "
                        "than one of all of Denmark,\nand the placebo can be further from zero. An "
                        "effect that is "
                        "not detected here may be found at full scale:\nboligsim run STUDY --set "
                        "defaults.world.scale=1\n",
                        1 / scale);
    if (!reasons.empty())
        text.append("\nWhy:\n").append(reasons);
    if (!others.empty()) {
        text += '\n';
        text += others.to_text();
    }
    text += fmt::format("\n{} findings:", assessments.size());
    for (std::size_t v = 0; v < counts.size(); ++v)
        text += fmt::format("{} {} {}{}", v == 0 ? "" : ",", counts[v],
                            to_string(Verdict{static_cast<int>(v)}),
                            targets[v] == 0 ? "" : fmt::format(" ({} target)", targets[v]));
    return text + "\n";
}

std::string findings_json(std::vector<Assessment> const& assessments)
{
    Json list = Json::array();
    for (Assessment const& assessment : assessments)
        list.push_back(to_json(assessment));
    return list.dump(1) + "\n";
}

std::string findings_csv(std::vector<Assessment> const& assessments)
{
    std::string text = csv_line({"id", "role", "verdict", "measure", "comparison", "unit",
                                 "reported", "simulated", "low", "high", "true_effect", "true_low",
                                 "true_high", "placebo", "clustered_error", "why"});
    for (Assessment const& assessment : assessments) {
        Finding const& finding = assessment.finding;
        std::string const role = role_name(finding.role);
        auto const ends = [](std::optional<Interval> const& interval) {
            return std::pair{interval ? format_exact(interval->low) : std::string{},
                             interval ? format_exact(interval->high) : std::string{}};
        };
        for (EffectResult const& r : assessment.effects) {
            auto const [low, high] = ends(r.evaluator.interval);
            auto const [true_low, true_high] = ends(r.truth.interval);
            text +=
                csv_line({finding.id, role, std::string(to_string(r.verdict)),
                          r.less.empty() ? r.measure : r.measure + " less " + r.less, r.comparison,
                          std::string(analysis::to_string(r.unit)), finding.reported,
                          format_exact(r.evaluator.mean), low, high, format_exact(r.truth.mean),
                          true_low, true_high, format_exact(r.placebo.mean),
                          format_exact(r.clustered_error), assessment.why});
        }
        for (StepResult const& r : assessment.steps) {
            auto const [low, high] = ends(r.change.interval);
            text += csv_line({finding.id, role, std::string(to_string(r.verdict)), r.measure,
                              r.label, std::string(analysis::to_string(r.unit)), r.reported,
                              format_exact(r.change.mean), low, high, "", "", "", "", "",
                              assessment.why});
        }
        for (FigureResult const& r : assessment.figures) {
            auto const [low, high] = ends(r.simulated.interval);
            text += csv_line({finding.id, role, std::string(to_string(r.verdict)), r.figure.measure,
                              r.figure.less, std::string(analysis::to_string(r.unit)),
                              format_exact(r.figure.value), format_exact(r.simulated.mean), low,
                              high, "", "", "", "", "", assessment.why});
        }
        if (assessment.effects.empty() && assessment.steps.empty() && assessment.figures.empty())
            text +=
                csv_line({finding.id, role, std::string(to_string(assessment.verdict)), "", "", "",
                          finding.reported, "", "", "", "", "", "", "", "", assessment.why});
    }
    return text;
}

bool any_contradicted(std::vector<Assessment> const& assessments)
{
    return std::any_of(assessments.begin(), assessments.end(), [](Assessment const& assessment) {
        return assessment.verdict == Verdict::direction_wrong ||
               assessment.verdict == Verdict::outside;
    });
}

} // namespace boligsim::analysis
