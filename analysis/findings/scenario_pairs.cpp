#include "analysis/findings/scenario_pairs.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "analysis/indicators/agreements.hpp"
#include "analysis/indicators/group.hpp"
#include "study/embedded_study.hpp"

namespace boligsim::analysis {

namespace {

bool holds(std::vector<Feature> const& features, Feature feature)
{
    return std::find(features.begin(), features.end(), feature) != features.end();
}

bool same(std::vector<Feature> const& a, std::vector<Feature> const& b)
{
    return a.size() == b.size() &&
           std::all_of(a.begin(), a.end(), [&](Feature f) { return holds(b, f); });
}

bool is_counted(Trajectory const& trajectory, Selection const& selection)
{
    return has_departments(departments_with(trajectory, selection, selection.measure, ""));
}

Feature feature_of(PolicyLine::Kind kind)
{
    switch (kind) {
    case PolicyLine::Kind::intervention:
        return Feature::interventions;
    case PolicyLine::Kind::renovation:
        return Feature::rent_support;
    case PolicyLine::Kind::letting:
        break;
    }
    return Feature::letting_tools;
}

/// Empty where the file embeds no study with its scenario.
std::optional<std::vector<PolicyLine>> lines_of(Trajectory const& file)
{
    EmbeddedStudy const study =
        read_embedded_study(file.attribute("study_text").value_or(std::string()));
    EmbeddedScenario const* const scenario = study.find(file.scenario());
    if (scenario == nullptr)
        return {};
    return scenario->lines;
}

std::optional<std::vector<Feature>> difference_of_lines(std::vector<PolicyLine> const& scenario,
                                                        std::vector<PolicyLine> const& partner)
{
    if (!beyond(partner, scenario).empty())
        return {};
    std::vector<Feature> only;
    for (PolicyLine const& line : beyond(scenario, partner))
        if (!holds(only, feature_of(line.kind)))
            only.push_back(feature_of(line.kind));
    return only;
}

std::optional<std::vector<Feature>> difference_of_features(std::vector<Feature> const& scenario,
                                                           std::vector<Feature> const& partner)
{
    std::vector<Feature> only;
    for (Feature const feature : scenario)
        if (!holds(partner, feature))
            only.push_back(feature);
    if (only.size() + partner.size() != scenario.size())
        return {};
    return only;
}

} // namespace

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

Differences find_differences(std::vector<Trajectory const*> const& files,
                             std::vector<std::vector<Feature>> const& features)
{
    std::vector<std::optional<std::vector<PolicyLine>>> lines;
    lines.reserve(files.size());
    for (Trajectory const* const file : files)
        lines.push_back(lines_of(*file));
    Differences differences(files.size());
    for (std::size_t s = 0; s < files.size(); ++s)
        for (std::size_t p = 0; p < files.size(); ++p)
            differences[s].push_back(lines[s] && lines[p]
                                         ? difference_of_lines(*lines[s], *lines[p])
                                         : difference_of_features(features[s], features[p]));
    return differences;
}

std::optional<ScenarioPair> choose_pair(Finding const& finding,
                                        std::vector<std::vector<Feature>> const& features,
                                        Differences const& differences, std::size_t baseline)
{
    if (finding.with.empty())
        return ScenarioPair{baseline, baseline};
    std::optional<ScenarioPair> best;
    std::tuple<std::ptrdiff_t, std::ptrdiff_t, bool> best_score;
    for (std::size_t s = 0; s < features.size(); ++s)
        for (std::size_t p = 0; p < features.size(); ++p) {
            auto const& only = differences[s][p];
            bool const uses_all = std::all_of(finding.with.begin(), finding.with.end(),
                                              [&](Feature f) { return holds(features[s], f); });
            if (s == p || !uses_all || !only || !same(*only, finding.with))
                continue;
            std::ptrdiff_t const preferred =
                std::count_if(finding.preferring.begin(), finding.preferring.end(),
                              [&](Feature f) { return holds(features[p], f); });
            std::ptrdiff_t const others =
                std::count_if(features[p].begin(), features[p].end(),
                              [&](Feature f) { return !holds(finding.preferring, f); });
            std::tuple const score{preferred, -others, p == baseline};
            if (!best || score > best_score) {
                best = ScenarioPair{s, p};
                best_score = score;
            }
        }
    return best;
}

} // namespace boligsim::analysis
