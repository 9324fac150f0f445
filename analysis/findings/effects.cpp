#include <algorithm>
#include <limits>
#include <map>

#include "analysis/evaluate/difference_in_differences.hpp"
#include "analysis/findings/estimation.hpp"

namespace boligsim::analysis {

namespace {

constexpr double nobody = std::numeric_limits<double>::quiet_NaN();

/// One indicator against one comparison, with its estimates from each world.
struct Estimation {
    Indicator const* indicator = nullptr;
    Design design;
    EffectResult* result = nullptr;
    std::vector<double> evaluator;
    std::vector<double> errors;
    std::vector<double> truth;
    std::vector<double> placebo;
    std::vector<double> treated;
    std::vector<double> compared;
    std::map<int, std::vector<double>> by_year;
};

/// Departments that may be compared with: those no programme's plan covers and no support reaches.
Group untreated_departments(Trajectory const& scenario)
{
    Group group =
        difference_of(public_housing_group(scenario), named_group(scenario, "rent support"),
                      "untreated", "departments without a plan and without rent support");
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
    bool const matched = comparison == "matched departments";
    design.comparison = matched ? ComparisonKind::matched : ComparisonKind::everywhere;
    design.candidates =
        difference_of(matched ? untreated_departments(scenario) : named_group(scenario, comparison),
                      design.treated, comparison, "");
    design.base = question.base;
    design.before = question.before;
    design.after = question.after;
    return design;
}

void estimate_in_world(Estimation& estimation, DepartmentCounts& with, DepartmentCounts& without,
                       std::vector<std::size_t> const& clusters)
{
    Design const& design = estimation.design;
    Indicator const& indicator = *estimation.indicator;
    ComparedDepartments const departments = choose_departments(with, design);
    auto const found = estimate_effect(with, indicator, design, departments, clusters);
    estimation.evaluator.push_back(found ? found->effect : nobody);
    estimation.errors.push_back(found ? found->standard_error : nobody);
    estimation.treated.push_back(found ? static_cast<double>(found->treated) : nobody);
    estimation.compared.push_back(found ? static_cast<double>(found->comparison) : nobody);
    auto const nothing =
        estimate_effect(without, indicator, design, choose_departments(without, design), clusters);
    estimation.placebo.push_back(nothing ? nothing->effect : nobody);
    estimation.truth.push_back(
        true_effect(with, without, indicator, design.treated, design.before, design.after));
    for (YearEffect const& year :
         estimate_event_study(with, indicator, design, departments, clusters))
        estimation.by_year[year.year].push_back(year.estimate.effect);
}

void fill_result(Estimation const& estimation)
{
    EffectResult& result = *estimation.result;
    result.evaluator = estimate_mean(estimation.evaluator);
    result.clustered_error = estimate_mean(estimation.errors).mean;
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
            for (std::string const& measure : question->measures)
                for (std::string const& comparison : question->comparisons) {
                    EffectResult result;
                    result.measure = measure;
                    result.comparison = comparison;
                    result.unit = find_indicator(measure)->unit;
                    assessment->effects.push_back(std::move(result));
                }
    std::vector<Estimation> estimations;
    for (Assessment* const assessment : assessments)
        for (EffectResult& result : assessment->effects) {
            Estimation estimation;
            estimation.indicator = find_indicator(result.measure);
            estimation.result = &result;
            if (!is_available(*estimation.indicator, scenario))
                continue;
            estimation.design =
                make_design(*assessment->finding.effect, result.comparison, scenario);
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
