#include "analysis/findings/output.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"

namespace boligsim::analysis {

namespace {

using Json = nlohmann::ordered_json;

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

Json number_or_null(std::optional<double> const& value)
{
    return value ? number(*value) : Json(nullptr);
}

Json worlds_or_null(std::optional<std::size_t> const& worlds)
{
    return worlds ? Json(*worlds) : Json(nullptr);
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
    object["share_of_worlds_reporting"] = number(result.reported);
    object["share_of_worlds_reporting_without_programme"] = number(result.reported_anyway);
    object["true_effect"] = estimate_json(result.truth);
    object["placebo"] = estimate_json(result.placebo);
    object["judged_by"] = result.judged_by == JudgedBy::true_effect ? "true_effect" : "estimate";
    object["margin"] = result.margin;
    object["interval_90"] = interval_json(interval_at(result.judged(), 0.90));
    object["smallest_detectable"] = number_or_null(smallest_detectable(result.judged()));
    object["worlds_to_detect_margin"] =
        worlds_or_null(replicates_to_detect(result.judged(), result.margin));
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
            {"margin", result.margin},
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
    object["strong"] = assessment.strong;
    object["why"] = assessment.why;
    object["rule"] = verdict_rule(finding);
    object["scenario"] = assessment.scenario.empty() ? Json(nullptr) : Json(assessment.scenario);
    object["against"] = assessment.partner.empty() ? Json(nullptr) : Json(assessment.partner);
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
    if (assessment.persons)
        object["persons"] = {{"december", assessment.persons->december},
                             {"from", assessment.persons->years.first},
                             {"to", assessment.persons->years.last},
                             {"employed", estimate_json(assessment.persons->employed)},
                             {"other_people", number(assessment.persons->other_people)}};
    object["figures"] = Json::array();
    for (FigureResult const& result : assessment.figures)
        object["figures"].push_back(figure_json(result));
    return object;
}

} // namespace

std::string findings_json(std::vector<Assessment> const& assessments)
{
    Json list = Json::array();
    for (Assessment const& assessment : assessments)
        list.push_back(to_json(assessment));
    return list.dump(1) + "\n";
}

std::string findings_csv(std::vector<Assessment> const& assessments)
{
    std::string text =
        csv_line({"id", "role", "verdict", "measure", "comparison", "unit", "reported", "simulated",
                  "low", "high", "true_effect", "true_low", "true_high", "placebo",
                  "clustered_error", "why", "margin", "reporting", "reporting_without_programme"});
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
                          format_exact(r.clustered_error), assessment.why, format_exact(r.margin),
                          format_exact(r.reported), format_exact(r.reported_anyway)});
        }
        for (StepResult const& r : assessment.steps) {
            auto const [low, high] = ends(r.change.interval);
            text += csv_line({finding.id, role, std::string(to_string(r.verdict)), r.measure,
                              r.label, std::string(analysis::to_string(r.unit)), r.reported,
                              format_exact(r.change.mean), low, high, "", "", "", "", "",
                              assessment.why, format_exact(r.margin), "", ""});
        }
        for (FigureResult const& r : assessment.figures) {
            auto const [low, high] = ends(r.simulated.interval);
            text += csv_line({finding.id, role, std::string(to_string(r.verdict)), r.figure.measure,
                              r.figure.less, std::string(analysis::to_string(r.unit)),
                              format_exact(r.figure.value), format_exact(r.simulated.mean), low,
                              high, "", "", "", "", "", assessment.why,
                              format_exact(r.figure.tolerance), "", ""});
        }
        if (assessment.effects.empty() && assessment.steps.empty() && assessment.figures.empty())
            text += csv_line({finding.id, role, std::string(to_string(assessment.verdict)), "", "",
                              "", finding.reported, "", "", "", "", "", "", "", "", assessment.why,
                              "", "", ""});
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
