#include "analysis/findings/assessment.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "analysis/compare/followed_cohorts.hpp"
#include "analysis/findings/estimation.hpp"

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
    std::string features;
    for (std::size_t i = 0; i < finding.with.size(); ++i) {
        features += i == 0 ? "" : " and ";
        features += feature_text(finding.with[i]);
    }
    return fmt::format("no two files of scenarios that differ in {} only", features);
}

/// Judges the parts; the finding has the worst of their verdicts.
void judge(Assessment& assessment)
{
    Finding const& finding = assessment.finding;
    Verdict worst = Verdict::reproduced;
    for (EffectResult& result : assessment.effects) {
        result.verdict = judge_effect(*finding.direction, result.judged(), result.margin,
                                      assessment.effects.size());
        worst = std::min(worst, result.verdict);
    }
    for (StepResult const& result : assessment.steps)
        worst = std::min(worst, result.verdict);
    for (FigureResult& result : assessment.figures) {
        result.verdict = judge_figure(result.figure, result.simulated);
        worst = std::min(worst, result.verdict);
    }
    if (finding.role == Role::input) {
        assessment.verdict = Verdict::input;
        assessment.why = finding.enters;
        return;
    }
    assessment.verdict = worst;
    assessment.strong = worst == Verdict::reproduced && is_strong(finding, assessment.effects);
    assessment.why = explain_verdict(assessment);
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
    assessment.partner = files[pair->alone]->scenario();
    assessment.steps = estimate_balance(*assessment.finding.balance, *files[baseline],
                                        *files[pair->alone], *files[pair->together]);
    judge(assessment);
}

/// What the programme did to persons, for findings on the share in work.
void add_persons(Assessment& assessment, Trajectory const& scenario, Trajectory const& partner)
{
    auto const is_of_work = [](EffectResult const& effect) {
        return effect.measure == "employed_share" && effect.less.empty();
    };
    if (std::none_of(assessment.effects.begin(), assessment.effects.end(), is_of_work))
        return;
    Years const after = assessment.finding.effect->after;
    if (!scenario.year_index(after.first) || !scenario.year_index(after.last))
        return;
    auto const followed = follow_cohorts(scenario, partner, find_policy(scenario, partner),
                                         {{RowKind::chosen_years, after}});
    if (followed.empty())
        return;
    FollowedCohort const& first = followed.front();
    ComparisonRow const* const employed =
        first.find(RowKind::chosen_years, "followed_in_work_share", after.last);
    ComparisonRow const* const others =
        first.find(RowKind::chosen_years, "other_people_share", after.last);
    if (employed != nullptr && others != nullptr)
        assessment.persons = {first.cohort.december,
                              {employed->from, employed->year},
                              employed->difference,
                              std::max(0.0, others->level)};
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
    Differences const differences = find_differences(files, features);
    std::map<ScenarioPair, std::vector<Assessment*>> by_pair;
    for (Assessment& assessment : assessments) {
        Finding const& finding = assessment.finding;
        assessment.verdict = finding.role == Role::input ? Verdict::input : Verdict::not_modelled;
        assessment.why = finding.role == Role::input ? finding.enters : finding.missing;
        if (!finding.is_alive())
            continue;
        if (finding.balance) {
            assess_balance(assessment, files, features, baseline);
        } else if (auto const pair = choose_pair(finding, features, differences, baseline)) {
            assessment.scenario = files[pair->scenario]->scenario();
            assessment.partner = files[pair->partner]->scenario();
            by_pair[*pair].push_back(&assessment);
        } else if (finding.role != Role::input) {
            assessment.verdict = Verdict::not_comparable;
            assessment.why = missing_scenario_text(finding);
        }
    }
    for (auto const& [pair, chosen] : by_pair) {
        estimate_effects(chosen, *files[pair.scenario], *files[pair.partner]);
        estimate_figures(chosen, *files[pair.scenario], *files[pair.partner]);
        for (Assessment* const assessment : chosen) {
            judge(*assessment);
            add_persons(*assessment, *files[pair.scenario], *files[pair.partner]);
        }
    }
    return assessments;
}

} // namespace boligsim::analysis
