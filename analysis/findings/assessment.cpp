#include "analysis/findings/assessment.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "analysis/findings/estimation.hpp"
#include "analysis/report/format_value.hpp"

namespace boligsim::analysis {

namespace {

std::string feature_text(Feature feature)
{
    switch (feature) {
    case Feature::interventions:
        return "interventions";
    case Feature::rent_support:
        return "rent support";
    case Feature::letting_tools:
        break;
    }
    return "letting tools";
}

std::string missing_scenario_text(Finding const& finding)
{
    if (finding.balance)
        return "no files of scenarios with municipal allocation alone, and with the same and "
               "flexible letting beside it (the study letting-tools has them)";
    std::string text = "no file of a scenario with ";
    for (std::size_t i = 0; i < finding.with.size(); ++i) {
        text += i == 0 ? "" : " and ";
        text += feature_text(finding.with[i]);
    }
    return text;
}

/// What the departments compared with do without any programme, where that is not what the treated
/// do.
std::string why_biased(EffectResult const& result)
{
    if (!result.placebo.interval || result.placebo.interval->contains(0))
        return {};
    return fmt::format("{} {} without a programme too",
                       format_difference(result.unit, result.placebo.mean),
                       difference_unit(result.unit));
}

std::string why_effect(EffectResult const& result)
{
    std::string name = effect_name(result);
    if (!result.evaluator.interval)
        return name + ": too few departments or worlds to estimate";
    std::string const bias = why_biased(result);
    std::string reason;
    if (result.verdict == Verdict::direction_wrong)
        reason = "a clear effect the other way";
    else if (result.verdict == Verdict::outside && result.evaluator.interval->contains(0))
        reason = "not detected";
    else if (result.verdict == Verdict::outside)
        reason = "an effect where none is reported";
    if (reason.empty() && bias.empty())
        return {};
    return name + ": " + reason + (reason.empty() || bias.empty() ? "" : ", ") + bias;
}

std::string why_step(StepResult const& result)
{
    if (!result.change.interval)
        return result.label + ": too few worlds to estimate";
    if (result.verdict == Verdict::direction_wrong)
        return result.label + ": the other way";
    return result.verdict == Verdict::outside ? result.label + ": not detected" : std::string{};
}

std::string why_figure(FigureResult const& result)
{
    if (result.verdict == Verdict::not_comparable)
        return fmt::format("{}: not in the file", result.figure.label);
    if (result.verdict == Verdict::outside)
        return fmt::format(
            "{}: off by {} {}", result.figure.label,
            format_difference(result.unit, result.simulated.mean - result.figure.value),
            difference_unit(result.unit));
    return {};
}

/// Judges the parts; the finding has the worst of their verdicts.
void judge(Assessment& assessment)
{
    Finding const& finding = assessment.finding;
    Verdict worst = Verdict::reproduced;
    std::string why;
    auto const take = [&](Verdict verdict, std::string const& reason) {
        worst = std::min(worst, verdict);
        if (!reason.empty())
            why += (why.empty() ? "" : "; ") + reason;
    };
    for (EffectResult& result : assessment.effects) {
        result.verdict =
            judge_effect(*finding.direction, result.evaluator, finding.effect->smallest);
        take(result.verdict, why_effect(result));
    }
    for (StepResult const& result : assessment.steps)
        take(result.verdict, why_step(result));
    for (FigureResult& result : assessment.figures) {
        result.verdict = judge_figure(result.figure, result.simulated);
        take(result.verdict, why_figure(result));
    }
    if (finding.role == Role::input) {
        assessment.verdict = Verdict::input;
        assessment.why = finding.enters;
        return;
    }
    assessment.verdict = worst;
    assessment.why = why;
}

void assess_balance(Assessment& assessment, std::vector<Trajectory const*> const& files,
                    std::vector<std::vector<Feature>> const& features, std::size_t baseline)
{
    auto const pair = find_balance(files, features, baseline);
    if (!pair) {
        assessment.verdict = Verdict::not_comparable;
        assessment.why = missing_scenario_text(assessment.finding);
        return;
    }
    assessment.scenario = files[pair->together]->scenario();
    assessment.steps = estimate_balance(*assessment.finding.balance, *files[baseline],
                                        *files[pair->alone], *files[pair->together]);
    judge(assessment);
}

} // namespace

std::vector<Assessment> assess_findings(std::vector<Finding> const& findings,
                                        std::vector<Trajectory const*> const& files,
                                        std::size_t baseline)
{
    std::vector<std::vector<Feature>> features;
    features.reserve(files.size());
    for (Trajectory const* const file : files)
        features.push_back(detect_features(*file, *files[baseline]));

    std::vector<Assessment> assessments;
    for (Finding const& finding : findings) {
        Assessment assessment;
        assessment.finding = finding;
        assessments.push_back(std::move(assessment));
    }
    std::map<std::size_t, std::vector<Assessment*>> by_file;
    for (Assessment& assessment : assessments) {
        Finding const& finding = assessment.finding;
        assessment.verdict = finding.role == Role::input ? Verdict::input : Verdict::not_modelled;
        assessment.why = finding.role == Role::input ? finding.enters : finding.missing;
        if (!finding.is_alive())
            continue;
        if (finding.balance) {
            assess_balance(assessment, files, features, baseline);
        } else if (auto const file = choose_scenario(finding, features, baseline)) {
            assessment.scenario = files[*file]->scenario();
            by_file[*file].push_back(&assessment);
        } else if (finding.role != Role::input) {
            assessment.verdict = Verdict::not_comparable;
            assessment.why = missing_scenario_text(finding);
        }
    }
    for (auto const& [file, chosen] : by_file) {
        estimate_effects(chosen, *files[file], *files[baseline]);
        estimate_figures(chosen, *files[file], *files[baseline]);
        for (Assessment* const assessment : chosen)
            judge(*assessment);
    }
    return assessments;
}

} // namespace boligsim::analysis
