#include "analysis/evaluate/difference_in_differences.hpp"

#include <limits>
#include <map>
#include <utility>

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
    std::size_t department = 0;
};

std::optional<EffectEstimate> regress(std::vector<Observation> const& observations,
                                      std::vector<std::vector<double>> const& covariates,
                                      std::vector<std::size_t> const& clusters)
{
    Eigen::Index const n = static_cast<Eigen::Index>(observations.size());
    std::size_t const held = covariates.empty() ? 0 : covariates.front().size();
    Eigen::MatrixXd x(n, 2 + static_cast<Eigen::Index>(held));
    Eigen::VectorXd y(n);
    Eigen::VectorXd weights(n);
    std::vector<std::size_t> labels;
    bool several_clusters = false;
    EffectEstimate estimate;
    for (Eigen::Index i = 0; i < n; ++i) {
        Observation const& o = observations[static_cast<std::size_t>(i)];
        x(i, 0) = 1;
        x(i, 1) = o.treated ? 1 : 0;
        for (std::size_t c = 0; c < held; ++c)
            x(i, 2 + static_cast<Eigen::Index>(c)) = covariates[o.department][c];
        y(i) = o.change;
        weights(i) = o.weight;
        labels.push_back(clusters[o.department]);
        several_clusters = several_clusters || labels.back() != labels.front();
        (o.treated ? estimate.treated : estimate.comparison) += 1;
    }
    if (estimate.treated < 2 || estimate.comparison < 2 || !several_clusters)
        return std::nullopt;
    // Intercept and treatment stand first, so they stay.
    x = independent_columns(x, weights);
    if (x.cols() < 2 || n <= x.cols())
        return std::nullopt;
    ClusteredFit const fit = fit_clustered(x, y, weights, labels);
    estimate.effect = fit.coefficients(1);
    estimate.standard_error = fit.standard_error(1);
    estimate.interval = fit.interval(1);
    estimate.clusters = fit.clusters;
    return estimate;
}

/// The values of an outcome's indicators in one period, each with its sign.
struct Term {
    DepartmentValues values;
    double sign = 1;
};

void add_terms(std::vector<Term>& terms, DepartmentCounts& counts, Outcome const& outcome,
               Years years, double sign)
{
    terms.push_back({counts.values(*outcome.indicator, years), sign});
    if (outcome.less != nullptr)
        terms.push_back({counts.values(*outcome.less, years), -sign});
}

/// What changes since the time before are taken from; nothing without such a time.
std::vector<Term> terms_before(DepartmentCounts& counts, Outcome const& outcome,
                               std::optional<Years> before)
{
    std::vector<Term> terms;
    if (before)
        add_terms(terms, counts, outcome, *before, -1);
    return terms;
}

std::optional<EffectEstimate> estimate_between(DepartmentCounts& counts, Outcome const& outcome,
                                               std::vector<Term> const& before, Years after,
                                               ComparedDepartments const& departments,
                                               std::vector<std::size_t> const& clusters)
{
    std::vector<Term> of_after;
    add_terms(of_after, counts, outcome, after, 1);
    std::vector<Term const*> terms;
    for (std::vector<Term> const* const some : {&std::as_const(of_after), &before})
        for (Term const& term : *some)
            terms.push_back(&term);
    std::vector<Observation> observations;
    auto const observe = [&](std::vector<std::size_t> const& members, bool treated) {
        for (std::size_t const d : members) {
            double change = 0;
            double inverse_weight = 0;
            bool known = true;
            for (Term const* const term : terms) {
                known = known && term->values.known(d);
                if (!known)
                    break;
                change += term->sign * term->values.at(d);
                inverse_weight += 1 / term->values.below[d];
            }
            if (known)
                observations.push_back({change, 1 / inverse_weight, treated, d});
        }
    };
    observe(departments.treated, true);
    observe(departments.comparison, false);
    return regress(observations, departments.covariates, clusters);
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

ComparedDepartments choose_departments(Trajectory const& trajectory, Design const& design)
{
    if (design.comparison == ComparisonKind::similar)
        return compare_similar(trajectory, design.treated.departments,
                               design.candidates.departments);
    return compare_all(design.treated.departments, design.candidates.departments);
}

std::optional<EffectEstimate> estimate_effect(DepartmentCounts& counts, Outcome const& outcome,
                                              Design const& design,
                                              ComparedDepartments const& departments,
                                              std::vector<std::size_t> const& clusters)
{
    return estimate_between(counts, outcome, terms_before(counts, outcome, design.before),
                            design.after, departments, clusters);
}

std::vector<YearEffect> estimate_event_study(DepartmentCounts& counts, Outcome const& outcome,
                                             Design const& design,
                                             ComparedDepartments const& departments,
                                             std::vector<std::size_t> const& clusters)
{
    std::vector<YearEffect> effects;
    if (!design.before)
        return effects;
    std::vector<Term> const before = terms_before(counts, outcome, design.before);
    for (int const year : counts.trajectory().years()) {
        if (design.before->first == year && design.before->last == year)
            continue;
        auto const estimate =
            estimate_between(counts, outcome, before, {year, year}, departments, clusters);
        if (estimate)
            effects.push_back({year, *estimate});
    }
    return effects;
}

double true_effect(DepartmentCounts& with, DepartmentCounts& without, Outcome const& outcome,
                   Group const& treated, std::optional<Years> before, Years after)
{
    auto const level = [&](DepartmentCounts& counts, Years years) {
        double const value = pooled_value(counts.values(*outcome.indicator, years), treated);
        return outcome.less == nullptr
                   ? value
                   : value - pooled_value(counts.values(*outcome.less, years), treated);
    };
    auto const change = [&](DepartmentCounts& counts) {
        double const end = level(counts, after);
        return before ? end - level(counts, *before) : end;
    };
    return change(with) - change(without);
}

} // namespace boligsim::analysis
