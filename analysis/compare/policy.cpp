#include "analysis/compare/policy.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "analysis/indicators/where.hpp"

namespace boligsim::analysis {

namespace {

std::vector<PolicyLine> lines_of(Trajectory const& file)
{
    EmbeddedStudy const study =
        read_embedded_study(file.attribute("study_text").value_or(std::string()));
    EmbeddedScenario const* const scenario = study.find(file.scenario());
    return scenario == nullptr ? std::vector<PolicyLine>() : scenario->lines;
}

void add_differences(Policy& policy, std::vector<PolicyLine> const& lines,
                     PolicyDifference::Kind kind, Trajectory const& trajectory)
{
    for (PolicyLine const& line : lines)
        policy.differences.push_back({line, kind, select_departments(trajectory, line.where)});
}

/// The known group of exactly these departments, else one named for the policy.
Group name_departments(Group selected, Policy const& policy, Trajectory const& trajectory)
{
    std::vector<Group> known = own_department_groups(trajectory);
    for (PolicyDifference const& difference : policy.differences)
        known.push_back(difference.departments);
    known.push_back(public_housing_group(trajectory));
    for (Group const& group : known)
        if (group.departments == selected.departments)
            return group;
    selected.name = "selected departments";
    selected.description = "the departments that the scenario is for";
    return selected;
}

} // namespace

Policy find_policy(Trajectory const& scenario, Trajectory const& baseline)
{
    Policy policy;
    std::vector<PolicyLine> const here = lines_of(scenario);
    std::vector<PolicyLine> const there = lines_of(baseline);
    std::vector<PolicyLine> const added = beyond(here, there);
    std::vector<PolicyLine> const dropped = beyond(there, here);
    add_differences(policy, added, PolicyDifference::Kind::added, scenario);
    add_differences(policy, dropped, PolicyDifference::Kind::dropped, scenario);
    if (policy.differences.empty())
        return policy;

    Group selected = policy.differences.front().departments;
    for (PolicyDifference const& difference : policy.differences)
        for (std::size_t d = 0; d < selected.departments.size(); ++d)
            if (difference.departments.departments[d] != 0)
                selected.departments[d] = 1;
    if (has_departments(selected))
        policy.departments = name_departments(std::move(selected), policy, scenario);

    std::vector<PolicyLine> all = added;
    all.insert(all.end(), dropped.begin(), dropped.end());
    sim::Period const months = *months_of(all);
    int const first = std::max(months.first.year(), scenario.years().front());
    int const last = std::min(months.last.year(), scenario.years().back());
    if (first <= last) {
        policy.in_force = Years{first, last};
        if (last < scenario.years().back())
            policy.afterwards = Years{last + 1, scenario.years().back()};
    }
    return policy;
}

} // namespace boligsim::analysis
