#include "analysis/compare/comparison.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "analysis/compare/compared_groups.hpp"
#include "analysis/compare/paired_rows.hpp"
#include "analysis/compare/same_worlds.hpp"
#include "analysis/indicators/people.hpp"
#include "analysis/indicators/where.hpp"
#include "sim/core/diagnostics.hpp"
#include "study/embedded_study.hpp"

namespace boligsim::analysis {

namespace {

bool is_everywhere(Group const& group)
{
    return std::all_of(group.departments.begin(), group.departments.end(),
                       [](std::uint8_t in) { return in != 0; });
}

/// The places that persons who were not let in may have gone to instead.
std::vector<Group> displacement_groups(Trajectory const& trajectory,
                                       std::optional<Group> const& treated)
{
    std::vector<Group> groups;
    Group const everything = public_housing_group(trajectory);
    if (treated && !is_everywhere(*treated)) {
        groups.push_back(*treated);
        groups.push_back(difference_of(everything, *treated, "other public housing",
                                       "departments outside " + treated->name));
    } else {
        groups.push_back(everything);
    }
    for (char const* tenure : {"owner", "private_rental", "other"})
        groups.push_back(tenure_group(trajectory, tenure));
    return groups;
}

/// Persons who are counted wherever they live.
struct People {
    std::string measure;
    std::string component;
    Indicator number;
};

/// Residents by origin and persons aged 18-64 by work and origin: as many of them in all places
/// together as in the baseline, where nothing but homes differs.
std::vector<People> people_by_place(Trajectory const& trajectory)
{
    std::vector<People> people;
    for (AdultsByWork& adults : adults_by_work_and_origin())
        people.push_back({"adults", std::move(adults.name), std::move(adults.number)});
    if (trajectory.has("residents_origin", Sector::departments))
        for (OriginGroup const& origin : origin_groups())
            people.push_back({"residents",
                              origin.name,
                              {"residents",
                               "",
                               Unit::persons,
                               Coverage::everywhere,
                               {{"residents_origin", {{"origin", origin.labels}}}},
                               {},
                               {}}});
    return people;
}

void add_people(Comparison& comparison, Trajectory const& scenario, Trajectory const& baseline,
                std::vector<Group> const& groups, RowKind kind)
{
    Pair pair{GroupTotals(scenario, groups), GroupTotals(baseline, groups), scenario.scale()};
    for (People const& people : people_by_place(scenario))
        for (std::size_t g = 0; g < groups.size(); ++g)
            for (std::size_t y = 0; y < pair.years().size(); ++y) {
                ComparisonRow row = compare_number(
                    pair, y, [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                        return totals.value(people.number, g, r, year) / pair.scale;
                    });
                row.kind = kind;
                row.measure = people.measure;
                row.component = people.component;
                row.group = groups[g].name;
                row.unit = Unit::persons;
                comparison.rows.push_back(std::move(row));
            }
}

/// The spans over which means are taken: those that the user named, else while the policy is in
/// force and afterwards.
std::vector<ComparedYears> spans_of(Policy const& policy, std::optional<Years> const& asked_for)
{
    if (asked_for)
        return {{RowKind::chosen_years, *asked_for}};
    std::vector<ComparedYears> spans;
    if (policy.in_force)
        spans.push_back({RowKind::while_in_force, *policy.in_force});
    if (policy.afterwards)
        spans.push_back({RowKind::afterwards, *policy.afterwards});
    return spans;
}

/// Throws sim::InvalidInput where the file does not hold the years.
void require_years(Trajectory const& scenario, std::optional<Years> const& asked_for)
{
    if (!asked_for ||
        (scenario.year_index(asked_for->first) && scenario.year_index(asked_for->last)))
        return;
    sim::Diagnostics diagnostics;
    diagnostics.error(
        {"boligsim", 0, 0},
        fmt::format("the years {}-{} are not all in the files", asked_for->first, asked_for->last),
        fmt::format("they hold {} to {}", scenario.years().front(), scenario.years().back()));
    throw sim::InvalidInput(diagnostics);
}

/// The groups that a user asked for; the first is the one that the headline is about.
ComparedGroups named_groups(Trajectory const& scenario, std::vector<std::string> const& names)
{
    ComparedGroups compared;
    compared.groups = find_groups(scenario, names);
    compared.treated = compared.groups.front();
    return compared;
}

/// The names, years, policy and spans of a comparison.
Comparison start_comparison(Trajectory const& scenario, Trajectory const& baseline,
                            std::optional<Years> const& asked_for)
{
    Comparison comparison;
    comparison.scenario = scenario.scenario();
    comparison.against = baseline.scenario();
    comparison.replicates = scenario.replicates();
    comparison.years = scenario.years();
    comparison.policy = find_policy(scenario, baseline);
    comparison.spans = spans_of(comparison.policy, asked_for);
    return comparison;
}

} // namespace

ComparisonRow const* Comparison::find(RowKind kind, std::string_view measure,
                                      std::string_view component, std::string_view group,
                                      int year) const
{
    auto const found = std::find_if(rows.begin(), rows.end(), [&](ComparisonRow const& row) {
        return row.kind == kind && row.measure == measure && row.component == component &&
               row.group == group && row.year == year;
    });
    return found == rows.end() ? nullptr : &*found;
}

Group const& Comparison::main_group() const
{
    std::string const& name = treated.empty() ? std::string("public housing") : treated;
    auto const found = std::find_if(groups.begin(), groups.end(),
                                    [&](Group const& group) { return group.name == name; });
    return found == groups.end() ? groups.front() : *found;
}

Comparison compare_followed(Trajectory const& scenario, Trajectory const& baseline)
{
    require_same_worlds(scenario, baseline);
    Comparison comparison = start_comparison(scenario, baseline, {});
    comparison.followed = follow_cohorts(scenario, baseline, comparison.policy, comparison.spans);
    return comparison;
}

Comparison compare(Trajectory const& scenario, Trajectory const& baseline,
                   ComparisonRequest const& request)
{
    require_same_worlds(scenario, baseline);
    require_years(scenario, request.years);
    Comparison comparison = start_comparison(scenario, baseline, request.years);

    ComparedGroups compared = request.groups.empty()
                                  ? choose_groups(scenario, baseline, comparison.policy)
                                  : named_groups(scenario, request.groups);
    comparison.groups = std::move(compared.groups);
    std::optional<Group> const& treated = compared.treated;
    if (treated)
        comparison.treated = treated->name;

    Pair pair{GroupTotals(scenario, comparison.groups), GroupTotals(baseline, comparison.groups),
              scenario.scale()};
    add_indicators(comparison, pair, request.extent);
    add_work_anywhere(comparison, scenario, baseline, comparison.main_group());
    comparison.followed = follow_cohorts(scenario, baseline, comparison.policy, comparison.spans);
    if (request.extent == Extent::headline)
        return comparison;
    std::vector<Group> const places = displacement_groups(scenario, treated);
    if (scenario.has("adults", Sector::departments)) {
        if (scenario.has("changes", Sector::departments))
            add_share_changes(comparison, pair);
        add_people(comparison, scenario, baseline, places, RowKind::displacement);
        add_people(comparison, scenario, baseline, {population_group(scenario)},
                   RowKind::conservation);
    }
    if (scenario.has_events() && baseline.has_events())
        comparison.displaced = follow_displaced(scenario, baseline, places.front());
    return comparison;
}

std::size_t find_baseline(std::vector<Trajectory const*> const& files,
                          std::optional<std::string> const& named)
{
    std::string name = named.value_or("baseline");
    if (!named && !files.empty()) {
        std::string const against =
            read_embedded_study(files.front()->attribute("study_text").value_or("")).against;
        if (!against.empty())
            name = against;
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i]->scenario() == name)
            return i;
        names.push_back(files[i]->scenario());
    }
    sim::Diagnostics diagnostics;
    diagnostics.error(
        {"boligsim", 0, 0},
        fmt::format("no file of the scenario '{}' to compare with (the files hold {})", name,
                    fmt::join(names, ", ")),
        "give its file too, or name another with --against");
    throw sim::InvalidInput(diagnostics);
}

} // namespace boligsim::analysis
