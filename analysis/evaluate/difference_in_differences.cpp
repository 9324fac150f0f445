#include "analysis/evaluate/difference_in_differences.hpp"

#include <limits>
#include <map>
#include <set>

#include "analysis/statistics/least_squares.hpp"

namespace boligsim::analysis {

namespace {

double pooled_value(DepartmentValues const& values, Group const& group)
{
    double above = 0;
    double below = 0;
    for (std::size_t d = 0; d < values.size(); ++d)
        if (group.departments[d] != 0) {
            above += values.above[d];
            below += values.below[d];
        }
    return below > 0 ? above / below : std::numeric_limits<double>::quiet_NaN();
}

/// A department's change, ready for the regression.
struct Observation {
    double change = 0;
    double weight = 0;
    bool treated = false;
    std::size_t cluster = 0;
};

std::optional<EffectEstimate> regress(std::vector<Observation> const& observations)
{
    Eigen::Index const n = static_cast<Eigen::Index>(observations.size());
    Eigen::MatrixXd x(n, 2);
    Eigen::VectorXd y(n);
    Eigen::VectorXd weights(n);
    std::vector<std::size_t> clusters;
    std::set<std::size_t> distinct;
    EffectEstimate estimate;
    for (Eigen::Index i = 0; i < n; ++i) {
        Observation const& o = observations[static_cast<std::size_t>(i)];
        x(i, 0) = 1;
        x(i, 1) = o.treated ? 1 : 0;
        y(i) = o.change;
        weights(i) = o.weight;
        clusters.push_back(o.cluster);
        distinct.insert(o.cluster);
        (o.treated ? estimate.treated : estimate.comparison) += 1;
    }
    if (estimate.treated < 2 || estimate.comparison < 2 || distinct.size() < 2)
        return std::nullopt;
    ClusteredFit const fit = fit_clustered(x, y, weights, clusters);
    estimate.effect = fit.coefficients(1);
    estimate.standard_error = fit.standard_error(1);
    estimate.interval = fit.interval(1);
    estimate.clusters = fit.clusters;
    return estimate;
}

std::optional<EffectEstimate> estimate_between(DepartmentValues const* before,
                                               DepartmentValues const& after,
                                               ComparedDepartments const& departments,
                                               std::vector<std::size_t> const& clusters)
{
    std::vector<Observation> observations;
    auto const observe = [&](std::vector<WeightedDepartment> const& members, bool treated) {
        for (WeightedDepartment const& member : members) {
            std::size_t const d = member.department;
            if (!after.known(d) || (before != nullptr && !before->known(d)))
                continue;
            double const change = after.at(d) - (before == nullptr ? 0.0 : before->at(d));
            observations.push_back({change, member.weight, treated, clusters[d]});
        }
    };
    observe(departments.treated, true);
    observe(departments.comparison, false);
    return regress(observations);
}

} // namespace

std::vector<std::size_t> area_clusters(Trajectory const& trajectory)
{
    std::size_t const n = trajectory.places(Sector::departments).size();
    std::vector<std::string> const names = trajectory.texts("department_area");
    std::map<std::string, std::size_t> areas;
    std::vector<std::size_t> clusters;
    for (std::size_t d = 0; d < n; ++d) {
        // Departments take 0 .. n - 1, areas the numbers after.
        bool const alone = names.empty() || names[d].empty();
        clusters.push_back(alone ? d : n + areas.try_emplace(names[d], areas.size()).first->second);
    }
    return clusters;
}

ComparedDepartments choose_departments(DepartmentCounts& counts, Design const& design)
{
    if (design.comparison == ComparisonKind::matched)
        return match_departments(counts, design.treated.departments, design.candidates.departments,
                                 design.base);
    return weigh_departments(counts, design.treated.departments, design.candidates.departments,
                             design.base);
}

std::optional<EffectEstimate> estimate_effect(DepartmentCounts& counts, Indicator const& indicator,
                                              Design const& design,
                                              ComparedDepartments const& departments,
                                              std::vector<std::size_t> const& clusters)
{
    DepartmentValues const after = counts.values(indicator, design.after);
    if (!design.before)
        return estimate_between(nullptr, after, departments, clusters);
    DepartmentValues const before = counts.values(indicator, *design.before);
    return estimate_between(&before, after, departments, clusters);
}

std::vector<YearEffect> estimate_event_study(DepartmentCounts& counts, Indicator const& indicator,
                                             Design const& design,
                                             ComparedDepartments const& departments,
                                             std::vector<std::size_t> const& clusters)
{
    std::vector<YearEffect> effects;
    if (!design.before)
        return effects;
    DepartmentValues const before = counts.values(indicator, *design.before);
    for (int const year : counts.trajectory().years()) {
        if (design.before->first == year && design.before->last == year)
            continue;
        auto const estimate = estimate_between(&before, counts.values(indicator, {year, year}),
                                               departments, clusters);
        if (estimate)
            effects.push_back({year, *estimate});
    }
    return effects;
}

double true_effect(DepartmentCounts& with, DepartmentCounts& without, Indicator const& indicator,
                   Group const& treated, std::optional<Years> before, Years after)
{
    auto const change = [&](DepartmentCounts& counts) {
        double const end = pooled_value(counts.values(indicator, after), treated);
        return before ? end - pooled_value(counts.values(indicator, *before), treated) : end;
    };
    return change(with) - change(without);
}

} // namespace boligsim::analysis
