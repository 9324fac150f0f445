#include <algorithm>
#include <string>
#include <utility>

#include "analysis/evaluate/difference_in_differences.hpp"
#include "analysis/findings/estimation.hpp"
#include "analysis/findings/margins.hpp"
#include "analysis/indicators/agreements.hpp"

namespace boligsim::analysis {

namespace {

bool only(std::vector<Agreement> const& agreements, std::string_view tool)
{
    return !agreements.empty() && std::all_of(agreements.begin(), agreements.end(),
                                              [&](Agreement const& a) { return a.tool == tool; });
}

double greatest_share(std::vector<Agreement> const& agreements)
{
    double greatest = 0;
    for (Agreement const& agreement : agreements)
        greatest = std::max(greatest, agreement.share);
    return greatest;
}

bool has_feature(std::vector<Feature> const& features, Feature feature)
{
    return std::find(features.begin(), features.end(), feature) != features.end();
}

/// How the indicator differs between two scenarios in the group, world by world.
MeanEstimate difference(BalanceQuestion const& question, Trajectory const& scenario,
                        Trajectory const& other)
{
    Outcome const outcome{find_indicator(question.measure), nullptr};
    Group const treated = named_group(scenario, question.treated);
    std::vector<double> differences;
    for (std::size_t r = 0; r < std::min(scenario.replicates(), other.replicates()); ++r) {
        DepartmentCounts one(scenario, r);
        DepartmentCounts two(other, r);
        differences.push_back(
            true_effect(one, two, outcome, treated, std::nullopt, question.years));
    }
    return estimate_mean(differences);
}

} // namespace

std::optional<BalancePair> find_balance(std::vector<Trajectory const*> const& files,
                                        std::vector<std::vector<Feature>> const& features,
                                        std::size_t baseline)
{
    std::vector<Agreement> const ordinary = agreements_of(*files[baseline]);
    std::vector<std::vector<Agreement>> added;
    added.reserve(files.size());
    for (Trajectory const* const file : files)
        added.push_back(beyond(agreements_of(*file), ordinary));
    auto const lets_only = [&](std::size_t i) {
        return !has_feature(features[i], Feature::interventions) &&
               !has_feature(features[i], Feature::rent_support);
    };
    std::optional<BalancePair> best;
    std::pair<double, double> best_shares;
    for (std::size_t a = 0; a < files.size(); ++a) {
        if (!lets_only(a) || !only(added[a], "municipal_allocation"))
            continue;
        for (std::size_t b = 0; b < files.size(); ++b) {
            std::vector<Agreement> const beside = beyond(added[b], added[a]);
            bool const holds_both = beside.size() + added[a].size() == added[b].size();
            if (!lets_only(b) || !holds_both || !only(beside, "flexible_letting"))
                continue;
            std::pair const shares{greatest_share(added[a]), greatest_share(beside)};
            if (!best || shares > best_shares) {
                best = BalancePair{a, b};
                best_shares = shares;
            }
        }
    }
    return best;
}

std::vector<StepResult> estimate_balance(BalanceQuestion const& question,
                                         Trajectory const& baseline, Trajectory const& alone,
                                         Trajectory const& together)
{
    Unit const unit = find_indicator(question.measure)->unit;
    double const margin = margin_of(question.measure).value();
    auto const step = [&](Trajectory const& scenario, Trajectory const& other,
                          std::string const& expected) {
        return StepResult{scenario.scenario() + " against " + other.scenario(),
                          question.measure,
                          expected,
                          unit,
                          difference(question, scenario, other),
                          margin,
                          Verdict::not_comparable};
    };
    StepResult lowers = step(alone, baseline, "lower");
    lowers.verdict = judge_effect(Direction::decrease, lowers.change, margin);
    StepResult raises = step(together, alone, "higher");
    raises.verdict = judge_effect(Direction::increase, raises.change, margin);
    StepResult balances = step(together, baseline, "not lower");
    balances.verdict = judge_not_lower(balances.change, margin);
    return {std::move(lowers), std::move(raises), std::move(balances)};
}

} // namespace boligsim::analysis
