#include "analysis/compare/compared_groups.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/indicators/agreements.hpp"
#include "analysis/indicators/totals.hpp"

namespace boligsim::analysis {

namespace {

bool have_common_departments(Group const& a, Group const& b)
{
    for (std::size_t d = 0; d < a.departments.size(); ++d)
        if (a.departments[d] != 0 && b.departments[d] != 0)
            return true;
    return false;
}

/// The programmes that have departments here.
std::vector<Group> programme_groups(Trajectory const& trajectory)
{
    std::vector<Group> groups;
    if (trajectory.integers("department_programmes").empty())
        return groups;
    for (std::string const& programme : programme_names()) {
        Group const group = programme_group(trajectory, programme);
        if (has_departments(group))
            groups.push_back(group);
    }
    return groups;
}

/// The share of a group's lettings that municipalities allocate, less the baseline's: mean over
/// replicates and years.
double allocation_change(GroupTotals& scenario, GroupTotals& baseline, std::size_t group)
{
    Indicator const& share = *find_indicator("letting_share_municipal_allocation");
    double sum = 0;
    double n = 0;
    for (std::size_t r = 0; r < scenario.trajectory().replicates(); ++r)
        for (std::size_t y = 0; y < scenario.trajectory().years().size(); ++y) {
            double const change =
                scenario.value(share, group, r, y) - baseline.value(share, group, r, y);
            if (std::isfinite(change)) {
                sum += change;
                ++n;
            }
        }
    return n > 0 ? sum / n : 0;
}

/// The group of departments whose municipal allocation changes most, if by clearly more than that
/// of all public housing. It is the law everywhere, and only its share is agreed on for single
/// areas.
std::optional<Group> allocated_otherwise(std::vector<Group> groups, Trajectory const& scenario,
                                         Trajectory const& baseline)
{
    constexpr double clearly = 0.02;
    if (!is_available(*find_indicator("letting_share_municipal_allocation"), scenario))
        return {};
    groups.push_back(public_housing_group(scenario));
    GroupTotals of_scenario(scenario, groups);
    GroupTotals of_baseline(baseline, groups);
    std::size_t const everywhere = groups.size() - 1;
    double largest = std::abs(allocation_change(of_scenario, of_baseline, everywhere)) + clearly;
    std::optional<Group> found;
    for (std::size_t g = 0; g < everywhere; ++g) {
        double const change = std::abs(allocation_change(of_scenario, of_baseline, g));
        if (change > largest) {
            largest = change;
            found = groups[g];
        }
    }
    return found;
}

/// The first of the groups in which something is at work, as the counts show.
std::optional<Group> at_work_in(std::vector<Group> const& groups, Trajectory const& scenario,
                                Trajectory const& baseline)
{
    std::vector<Group> candidates;
    for (Group const& group : groups)
        if (!group.has_segments() && group.name != "public housing")
            candidates.push_back(group);
    Group const participating = departments_with(scenario, {"participants", {}}, "", "");
    Group const agreeing = departments_with_new_agreements(scenario, baseline);
    for (Group const* const at_work : {&participating, &agreeing})
        for (Group const& group : candidates)
            if (group.name != "rent support" && have_common_departments(group, *at_work))
                return group;
    for (Group const& group : candidates)
        if (group.name == "rent support")
            return group;
    return allocated_otherwise(candidates, scenario, baseline);
}

} // namespace

ComparedGroups choose_groups(Trajectory const& scenario, Trajectory const& baseline,
                             Policy const& policy)
{
    ComparedGroups result;
    Group const supported = departments_with(scenario, {"rent_support", {}}, "rent support",
                                             "departments with rent support");
    // The user's own departments come before a programme's.
    result.groups = own_department_groups(scenario);
    for (Group const& group : programme_groups(scenario))
        result.groups.push_back(group);
    if (has_departments(supported))
        result.groups.push_back(supported);
    result.groups.push_back(public_housing_group(scenario));
    result.groups.push_back(population_group(scenario));
    if (policy.departments) {
        for (Group const& group : result.groups)
            if (!result.treated && !group.has_segments() &&
                group.departments == policy.departments->departments)
                result.treated = group;
        if (!result.treated) {
            result.treated = policy.departments;
            result.groups.insert(result.groups.begin(), *policy.departments);
        }
    } else {
        result.treated = at_work_in(result.groups, scenario, baseline);
    }
    return result;
}

} // namespace boligsim::analysis
