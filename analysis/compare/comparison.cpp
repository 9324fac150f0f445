#include "analysis/compare/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include <fmt/format.h>

#include "analysis/compare/compared_groups.hpp"
#include "analysis/compare/same_worlds.hpp"
#include "sim/core/diagnostics.hpp"
#include "study/embedded_study.hpp"

namespace boligsim::analysis {

namespace {

/// A scenario's and a baseline's totals of the same groups.
struct Pair {
    GroupTotals scenario;
    GroupTotals baseline;
    double scale = 1;

    std::size_t replicates() const { return scenario.trajectory().replicates(); }
    std::vector<int> const& years() const { return scenario.trajectory().years(); }
};

/// Number of a group in one replicate and year, of the scenario or of the baseline.
using Number = std::function<double(GroupTotals&, std::size_t replicate, std::size_t year)>;

/// Where worlds in which one of the two has no number (a share of nobody) are left out of the
/// difference, they are left out of both levels too, so that these are the difference apart.
ComparisonRow compare_number(Pair& pair, std::size_t year, Number const& number)
{
    std::vector<double> levels;
    std::vector<double> against;
    std::vector<double> differences;
    for (std::size_t r = 0; r < pair.replicates(); ++r) {
        levels.push_back(number(pair.scenario, r, year));
        against.push_back(number(pair.baseline, r, year));
        differences.push_back(levels.back() - against.back());
    }
    auto const in_both = [](double difference) { return std::isfinite(difference); };
    if (std::any_of(differences.begin(), differences.end(), in_both))
        for (std::size_t r = 0; r < differences.size(); ++r)
            if (!in_both(differences[r]))
                levels[r] = against[r] = std::numeric_limits<double>::quiet_NaN();
    ComparisonRow row;
    row.year = pair.years()[year];
    row.difference = estimate_mean(differences);
    row.level = estimate_mean(levels).mean;
    row.against_level = estimate_mean(against).mean;
    return row;
}

void add_indicators(Comparison& comparison, Pair& pair, Extent extent)
{
    static std::vector<std::string> const headline{"employed_share",
                                                   "non_western_share",
                                                   "income_share_lowest",
                                                   "mean_disposable_income",
                                                   "vacancy_share",
                                                   "move_out_rate",
                                                   "leisure_job_share",
                                                   "rent_per_dwelling",
                                                   "letting_share_municipal_allocation",
                                                   "letting_share_flexible_letting"};
    for (Indicator const& indicator : indicators()) {
        bool const wanted = extent == Extent::full || std::find(headline.begin(), headline.end(),
                                                                indicator.name) != headline.end();
        if (!wanted || !is_available(indicator, pair.scenario.trajectory()))
            continue;
        double const divisor = indicator.of.empty() ? pair.scale : 1;
        for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
            if (indicator.coverage == Coverage::departments_only &&
                comparison.groups[g].has_segments())
                continue;
            for (std::size_t y = 0; y < pair.years().size(); ++y) {
                ComparisonRow row = compare_number(
                    pair, y, [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                        return totals.value(indicator, g, r, year) / divisor;
                    });
                row.measure = indicator.name;
                row.group = comparison.groups[g].name;
                row.unit = indicator.unit;
                comparison.rows.push_back(std::move(row));
            }
        }
    }
}

/// The parts of one share's change: [replicate][year][part], and their sums since the first year.
struct SplitYears {
    std::vector<std::vector<std::array<double, part_count>>> yearly;
    std::vector<std::vector<std::array<double, part_count>>> added_up;
};

SplitYears split_years(GroupTotals& totals, std::size_t group, Characteristic characteristic)
{
    Trajectory const& trajectory = totals.trajectory();
    SplitYears result;
    for (std::size_t r = 0; r < trajectory.replicates(); ++r) {
        std::vector<std::array<double, part_count>> yearly(trajectory.years().size());
        std::vector<std::array<double, part_count>> added_up(trajectory.years().size());
        for (std::size_t y = 1; y < yearly.size(); ++y) {
            yearly[y] = split_share_change(read_changes(totals, group, r, y, characteristic),
                                           read_changes(totals, group, r, y));
            for (std::size_t p = 0; p < part_count; ++p)
                added_up[y][p] = added_up[y - 1][p] + yearly[y][p];
        }
        result.yearly.push_back(std::move(yearly));
        result.added_up.push_back(std::move(added_up));
    }
    return result;
}

void add_changes(Comparison& comparison, Pair& pair, Characteristic characteristic,
                 std::string const& measure)
{
    for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
        SplitYears const scenario = split_years(pair.scenario, g, characteristic);
        SplitYears const baseline = split_years(pair.baseline, g, characteristic);
        for (RowKind const kind : {RowKind::year_change, RowKind::total_change})
            for (std::size_t p = 0; p < part_count; ++p)
                for (std::size_t y = 1; y < pair.years().size(); ++y) {
                    ComparisonRow row = compare_number(
                        pair, y, [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                            SplitYears const& split =
                                &totals == &pair.scenario ? scenario : baseline;
                            return (kind == RowKind::year_change ? split.yearly
                                                                 : split.added_up)[r][year][p];
                        });
                    row.kind = kind;
                    row.measure = measure;
                    row.component = to_string(Part{p});
                    row.group = comparison.groups[g].name;
                    comparison.rows.push_back(std::move(row));
                }
    }
}

void add_share_changes(Comparison& comparison, Pair& pair)
{
    add_changes(comparison, pair, Characteristic::employed, "employed_share");
    add_changes(comparison, pair, Characteristic::non_western, "non_western_share_18_64");
    for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
        ChangeIdentity const one = check_change_identity(pair.scenario, g);
        comparison.identity.checked += one.checked;
        comparison.identity.broken += one.broken;
        comparison.identity.largest_gap =
            std::max(comparison.identity.largest_gap, one.largest_gap);
    }
}

/// The places that persons who were not let in may have gone to instead.
std::vector<Group> displacement_groups(Trajectory const& trajectory,
                                       std::optional<Group> const& treated)
{
    std::vector<Group> groups;
    Group const everything = public_housing_group(trajectory);
    if (treated) {
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
    struct {
        char const* name;
        std::vector<std::string> labels;
    } const origins[]{{"danish", {"danish"}},
                      {"western", {"western"}},
                      {"non_western", {"menapt", "other_non_western"}}};
    std::vector<People> people;
    auto const add = [&](char const* measure, std::string component, Selection plus,
                         std::vector<Selection> minus) {
        people.push_back({measure, std::move(component),
                          Indicator{measure,
                                    "",
                                    Unit::persons,
                                    Coverage::everywhere,
                                    {std::move(plus)},
                                    std::move(minus),
                                    {}}});
    };
    for (auto const& origin : origins) {
        Selection const everyone{"adults", {{"origin", origin.labels}}};
        Selection in_work = everyone;
        in_work.where.push_back({"employment", {"employed"}});
        add("adults", std::string("employed_") + origin.name, in_work, {});
        add("adults", std::string("not_employed_") + origin.name, everyone, {in_work});
    }
    if (trajectory.has("residents_origin", Sector::departments))
        for (auto const& origin : origins)
            add("residents", origin.name, {"residents_origin", {{"origin", origin.labels}}}, {});
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

Comparison compare(Trajectory const& scenario, Trajectory const& baseline, Extent extent)
{
    require_same_worlds(scenario, baseline);
    Comparison comparison;
    comparison.scenario = scenario.scenario();
    comparison.against = baseline.scenario();
    comparison.replicates = scenario.replicates();
    comparison.years = scenario.years();

    ComparedGroups compared = choose_groups(scenario, baseline);
    comparison.groups = std::move(compared.groups);
    std::optional<Group> const& treated = compared.treated;
    if (treated)
        comparison.treated = treated->name;

    Pair pair{GroupTotals(scenario, comparison.groups), GroupTotals(baseline, comparison.groups),
              scenario.scale()};
    add_indicators(comparison, pair, extent);
    if (extent == Extent::headline)
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
