#include <algorithm>
#include <limits>
#include <map>

#include "analysis/evaluate/difference_in_differences.hpp"
#include "analysis/findings/estimation.hpp"
#include "analysis/findings/margins.hpp"

namespace boligsim::analysis {

namespace {

constexpr double nobody = std::numeric_limits<double>::quiet_NaN();

/// One indicator against one comparison, with its estimates from each world.
struct Estimation {
    Outcome outcome;
    Design design;
    ComparedDepartments departments;
    EffectResult* result = nullptr;
    std::vector<double> evaluator;
    std::vector<double> errors;
    std::vector<double> significant;
    std::vector<double> false_alarms;
    std::vector<double> reported;
    std::vector<double> reported_anyway;
    Direction direction = Direction::increase;
    double test_level = 0.05; ///< of the evaluator's test
    std::vector<double> truth;
    std::vector<double> placebo;
    std::vector<double> treated;
    std::vector<double> compared;
    std::map<int, std::vector<double>> by_year;
};

/// Departments that may be compared with: those that no programme's plan covers and no support
/// reaches. The departments with rent support all have a plan and are the worst off of those who
/// do, so they are compared with others whether these have a plan or not; in a scenario of rent
/// support alone no plan does anything.
Group untreated_departments(Trajectory const& scenario, std::string const& treated)
{
    Group group =
        difference_of(public_housing_group(scenario), named_group(scenario, "rent support"),
                      "untreated", "departments without rent support");
    if (treated == "rent support")
        return group;
    std::vector<std::int64_t> const programmes = scenario.integers("department_programmes");
    for (std::size_t d = 0; d < programmes.size(); ++d)
        if (programmes[d] != 0)
            group.departments[d] = 0;
    return group;
}

Design make_design(EffectQuestion const& question, std::string const& comparison,
                   Trajectory const& scenario)
{
    Design design;
    design.treated = named_group(scenario, question.treated);
    bool const similar = comparison == "similar departments";
    design.comparison = similar ? ComparisonKind::similar : ComparisonKind::everywhere;
    design.candidates = difference_of(similar ? untreated_departments(scenario, question.treated)
                                              : named_group(scenario, comparison),
                                      design.treated, comparison, "");
    design.before = question.before;
    design.after = question.after;
    return design;
}

/// The level of the evaluator's test: a tendency is what is found at 10 %.
double test_level_of(Finding const& finding)
{
    return finding.strength == "tendency" || finding.strength == "weak" ? 0.10 : 0.05;
}

/// 1 where the evaluator's interval leaves out zero, 0 where it does not.
double is_significant(std::optional<EffectEstimate> const& estimate)
{
    if (!estimate)
        return nobody;
    return estimate->interval.contains(0) ? 0 : 1;
}

/// 1 where the evaluator's own test gives what the finding reports, 0 where it does not: an effect
/// of its direction at the test's level, or none at 5 %.
double is_reported(std::optional<EffectEstimate> const& estimate, Estimation const& estimation)
{
    if (!estimate)
        return nobody;
    if (estimation.direction == Direction::none)
        return estimate->interval.contains(0) ? 1 : 0;
    double const degrees = static_cast<double>(estimate->clusters - 1);
    double const bound =
        student_t_quantile(1 - estimation.test_level, degrees) * estimate->standard_error;
    double const effect =
        estimation.direction == Direction::increase ? estimate->effect : -estimate->effect;
    return effect > bound ? 1 : 0;
}

void estimate_in_world(Estimation& estimation, DepartmentCounts& with, DepartmentCounts& without,
                       std::vector<std::size_t> const& clusters)
{
    Design const& design = estimation.design;
    Outcome const& outcome = estimation.outcome;
    ComparedDepartments const& departments = estimation.departments;
    auto const found = estimate_effect(with, outcome, design, departments, clusters);
    estimation.evaluator.push_back(found ? found->effect : nobody);
    estimation.errors.push_back(found ? found->standard_error : nobody);
    estimation.significant.push_back(is_significant(found));
    estimation.reported.push_back(is_reported(found, estimation));
    estimation.treated.push_back(found ? static_cast<double>(found->treated) : nobody);
    estimation.compared.push_back(found ? static_cast<double>(found->comparison) : nobody);
    auto const nothing = estimate_effect(without, outcome, design, departments, clusters);
    estimation.placebo.push_back(nothing ? nothing->effect : nobody);
    estimation.false_alarms.push_back(is_significant(nothing));
    estimation.reported_anyway.push_back(is_reported(nothing, estimation));
    estimation.truth.push_back(
        true_effect(with, without, outcome, design.treated, design.before, design.after));
    for (YearEffect const& year :
         estimate_event_study(with, outcome, design, departments, clusters))
        estimation.by_year[year.year].push_back(year.estimate.effect);
}

void fill_result(Estimation const& estimation)
{
    EffectResult& result = *estimation.result;
    result.evaluator = estimate_mean(estimation.evaluator);
    result.clustered_error = estimate_mean(estimation.errors).mean;
    result.significant = estimate_mean(estimation.significant).mean;
    result.false_alarms = estimate_mean(estimation.false_alarms).mean;
    result.reported = estimate_mean(estimation.reported).mean;
    result.reported_anyway = estimate_mean(estimation.reported_anyway).mean;
    result.truth = estimate_mean(estimation.truth);
    result.placebo = estimate_mean(estimation.placebo);
    result.treated = estimate_mean(estimation.treated).mean;
    result.compared = estimate_mean(estimation.compared).mean;
    for (auto const& [year, effects] : estimation.by_year)
        result.event_study.push_back({year, estimate_mean(effects)});
}

} // namespace

Group named_group(Trajectory const& trajectory, std::string const& name)
{
    if (name == "public housing")
        return public_housing_group(trajectory);
    if (name == "population")
        return population_group(trajectory);
    if (name == "rent support")
        return departments_with(trajectory, {"rent_support", {}}, name,
                                "departments with rent support");
    constexpr std::string_view prefix = "programme ";
    return programme_group(trajectory, name.substr(prefix.size()));
}

void estimate_effects(std::vector<Assessment*> const& assessments, Trajectory const& scenario,
                      Trajectory const& baseline)
{
    for (Assessment* const assessment : assessments)
        if (auto const& question = assessment->finding.effect)
            for (MeasureName const& name : question->measures)
                for (std::string const& comparison : question->comparisons) {
                    EffectResult result;
                    result.measure = name.measure;
                    result.less = name.less;
                    result.comparison = comparison;
                    result.unit = find_indicator(name.measure)->unit;
                    result.judged_by = question->judged_by;
                    result.margin = margin_of(name.measure).value();
                    assessment->effects.push_back(std::move(result));
                }
    std::vector<Estimation> estimations;
    for (Assessment* const assessment : assessments)
        for (EffectResult& result : assessment->effects) {
            Estimation estimation;
            estimation.outcome = {find_indicator(result.measure),
                                  result.less.empty() ? nullptr : find_indicator(result.less)};
            estimation.result = &result;
            estimation.direction = *assessment->finding.direction;
            estimation.test_level = test_level_of(assessment->finding);
            if (!is_available(*estimation.outcome.indicator, scenario) ||
                (estimation.outcome.less != nullptr &&
                 !is_available(*estimation.outcome.less, scenario)))
                continue;
            estimation.design =
                make_design(*assessment->finding.effect, result.comparison, scenario);
            estimation.departments = choose_departments(scenario, estimation.design);
            estimations.push_back(std::move(estimation));
        }
    std::vector<std::size_t> const clusters = area_clusters(scenario);
    for (std::size_t r = 0; r < scenario.replicates(); ++r) {
        DepartmentCounts with(scenario, r);
        DepartmentCounts without(baseline, r);
        for (Estimation& estimation : estimations)
            estimate_in_world(estimation, with, without, clusters);
    }
    for (Estimation const& estimation : estimations)
        fill_result(estimation);
}

} // namespace boligsim::analysis
