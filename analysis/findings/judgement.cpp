#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/findings/assessment.hpp"
#include "analysis/indicators/agreements.hpp"

namespace boligsim::analysis {

namespace {

bool holds(std::vector<Feature> const& features, Feature feature)
{
    return std::find(features.begin(), features.end(), feature) != features.end();
}

bool is_counted(Trajectory const& trajectory, Selection const& selection)
{
    return has_departments(departments_with(trajectory, selection, selection.measure, ""));
}

} // namespace

std::string_view to_string(Verdict verdict)
{
    switch (verdict) {
    case Verdict::direction_wrong:
        return "direction wrong";
    case Verdict::outside:
        return "outside";
    case Verdict::not_comparable:
        return "not comparable";
    case Verdict::reproduced:
        return "reproduced";
    case Verdict::input:
        return "input, not counted";
    case Verdict::not_modelled:
        return "not modelled yet";
    }
    return "";
}

Verdict judge_effect(Direction direction, MeanEstimate const& estimate, double smallest)
{
    if (!estimate.interval)
        return Verdict::not_comparable;
    Interval const& interval = *estimate.interval;
    if (direction == Direction::none)
        return interval.contains(0) || std::abs(estimate.mean) < smallest ? Verdict::reproduced
                                                                          : Verdict::outside;
    bool const above = interval.low > 0;
    bool const below = interval.high < 0;
    if (!above && !below)
        return Verdict::outside;
    return above == (direction == Direction::increase) ? Verdict::reproduced
                                                       : Verdict::direction_wrong;
}

Verdict judge_figure(Figure const& figure, MeanEstimate const& simulated)
{
    if (simulated.n == 0)
        return Verdict::not_comparable;
    return std::abs(simulated.mean - figure.value) <= figure.tolerance ? Verdict::reproduced
                                                                       : Verdict::outside;
}

std::string effect_name(EffectResult const& result)
{
    std::string name = result.measure;
    if (!result.less.empty())
        name += " less " + result.less;
    if (result.comparison != "similar departments")
        name += " against " + result.comparison;
    return name;
}

std::string verdict_rule(Finding const& finding)
{
    if (finding.role == Role::input)
        return "went in, so it does not count as reproduced";
    if (finding.role == Role::not_modelled)
        return "none: not modelled";
    if (finding.balance)
        return "reproduced where the 95 % interval over replicates of municipal allocation alone "
               "is "
               "below zero, that of flexible letting beside it above zero, and that of both "
               "together not below";
    if (!finding.figures.empty())
        return "reproduced where every simulated mean is within its tolerance of the figure";
    if (finding.direction == Direction::none)
        return fmt::format(
            "reproduced where every estimate's 95 % interval over replicates holds zero "
            "or the estimate is smaller than {}",
            finding.effect ? finding.effect->smallest : 0.0);
    return fmt::format(
        "reproduced where every estimate's 95 % interval over replicates is {} zero; "
        "direction wrong where one is on the other side",
        finding.direction == Direction::increase ? "above" : "below");
}

std::vector<Feature> detect_features(Trajectory const& trajectory, Trajectory const& baseline)
{
    std::vector<Feature> features;
    if (is_counted(trajectory, {"participants", {}}))
        features.push_back(Feature::interventions);
    if (is_counted(trajectory, {"rent_support", {}}))
        features.push_back(Feature::rent_support);
    if (has_departments(departments_with_new_agreements(trajectory, baseline)))
        features.push_back(Feature::letting_tools);
    return features;
}

std::optional<std::size_t> choose_scenario(Finding const& finding,
                                           std::vector<std::vector<Feature>> const& features,
                                           std::size_t baseline)
{
    std::optional<std::size_t> best;
    std::pair<std::ptrdiff_t, std::ptrdiff_t> best_score;
    for (std::size_t i = 0; i < features.size(); ++i) {
        if ((i == baseline) != finding.with.empty())
            continue;
        if (!std::all_of(finding.with.begin(), finding.with.end(),
                         [&](Feature f) { return holds(features[i], f); }))
            continue;
        std::ptrdiff_t const preferred =
            std::count_if(finding.preferring.begin(), finding.preferring.end(),
                          [&](Feature f) { return holds(features[i], f); });
        std::ptrdiff_t const others =
            std::count_if(features[i].begin(), features[i].end(), [&](Feature f) {
                return !holds(finding.with, f) && !holds(finding.preferring, f);
            });
        std::pair const score{preferred, -others};
        if (!best || score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

} // namespace boligsim::analysis
