#include "analysis/questions/planned_question.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "analysis/compare/compared_groups.hpp"
#include "analysis/indicators/where.hpp"
#include "study/embedded_study.hpp"

namespace boligsim::analysis {

namespace {

std::optional<std::size_t> find_file(std::vector<Trajectory const*> const& files,
                                     std::string_view scenario)
{
    for (std::size_t i = 0; i < files.size(); ++i)
        if (files[i]->scenario() == scenario)
            return i;
    return std::nullopt;
}

/// The departments that a scenario is for.
Group target_of(Policy const& policy, Trajectory const& scenario, Trajectory const& against)
{
    if (policy.departments)
        return *policy.departments;
    if (auto const treated = choose_groups(scenario, against, policy).treated)
        return *treated;
    return public_housing_group(scenario);
}

/// The departments that any of the scenarios is for.
Group targets_of(PlannedQuestion const& planned, std::vector<Trajectory const*> const& files)
{
    Trajectory const& against = *files[planned.against];
    std::optional<Group> all;
    for (std::size_t i = 0; i < planned.scenarios.size(); ++i) {
        Group const one = target_of(planned.policies[i], *files[planned.scenarios[i]], against);
        if (!all) {
            all = one;
            continue;
        }
        if (all->departments == one.departments)
            continue;
        for (std::size_t d = 0; d < all->departments.size(); ++d)
            all->departments[d] |= one.departments[d];
        all->name = all->departments == one.departments ? one.name : "selected departments";
    }
    return *all;
}

Years years_of(PlannedQuestion const& planned, Trajectory const& file)
{
    std::vector<int> const& held = file.years();
    if (auto const& asked = planned.question.years)
        return {std::clamp(asked->first, held.front(), held.back()),
                std::clamp(asked->last, held.front(), held.back())};
    std::optional<Years> years;
    for (Policy const& policy : planned.policies) {
        if (!policy.in_force)
            continue;
        if (!years)
            years = policy.in_force;
        years->first = std::min(years->first, policy.in_force->first);
        years->last = std::max(years->last, policy.in_force->last);
    }
    return years.value_or(Years{held.front(), held.back()});
}

/// Whether the files hold what the question asks for.
bool can_be_answered(PlannedQuestion const& planned, std::vector<Trajectory const*> const& files)
{
    std::string const& measure = planned.question.measure;
    if (measure.empty())
        return true;
    Indicator const* const indicator = find_indicator(measure);
    return indicator != nullptr && is_available(*indicator, *files[planned.against]) &&
           std::all_of(planned.scenarios.begin(), planned.scenarios.end(),
                       [&](std::size_t file) { return is_available(*indicator, *files[file]); });
}

} // namespace

std::vector<PlannedQuestion> plan_questions(std::vector<Trajectory const*> const& files)
{
    std::vector<PlannedQuestion> plans;
    if (files.empty())
        return plans;
    EmbeddedStudy const study =
        read_embedded_study(files.front()->attribute("study_text").value_or(std::string()));
    for (std::size_t q = 0; q < study.questions.size(); ++q) {
        PlannedQuestion planned;
        planned.number = q + 1;
        planned.question = study.questions[q];
        auto const against = find_file(files, planned.question.against);
        if (!against)
            continue;
        planned.against = *against;
        for (std::string const& name : planned.question.scenarios)
            if (auto const file = find_file(files, name)) {
                planned.scenarios.push_back(*file);
                planned.policies.push_back(find_policy(*files[*file], *files[*against]));
            }
        if (planned.scenarios.empty() || !can_be_answered(planned, files))
            continue;
        planned.group = planned.question.where
                            ? select_departments(*files[*against], *planned.question.where)
                            : targets_of(planned, files);
        planned.years = years_of(planned, *files[*against]);
        plans.push_back(std::move(planned));
    }
    return plans;
}

std::vector<Group> groups_of(PlannedQuestion const& question, Trajectory const& trajectory)
{
    std::vector<Group> groups{question.group, public_housing_group(trajectory)};
    for (char const* const tenure : {"owner", "private_rental", "other"})
        groups.push_back(tenure_group(trajectory, tenure));
    return groups;
}

std::string words_of(QuestionText const& text, Language language)
{
    std::string const& own = language == Language::danish ? text.da : text.en;
    std::string const& other = language == Language::danish ? text.en : text.da;
    return !own.empty() ? own : !text.text.empty() ? text.text : other;
}

} // namespace boligsim::analysis
