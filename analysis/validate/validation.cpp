#include "analysis/validate/validation.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/concentration/concentration.hpp"
#include "analysis/indicators/totals.hpp"
#include "analysis/validate/stays_by_rooms.hpp"

namespace boligsim::analysis {

namespace {

/// The indicator of a target: the one of its name, narrowed to the target's categories; or the sum of
/// the measure of its name in these categories, of the measure in all where the unit is a share.
/// Empty where the file has no such measure.
std::optional<Indicator> indicator_of(Target const& target, Trajectory const& trajectory)
{
    Indicator indicator;
    if (Indicator const* const known = find_indicator(target.measure)) {
        indicator = *known;
        for (auto* const selections : {&indicator.plus, &indicator.minus, &indicator.of})
            for (Selection& selection : *selections)
                selection.where.insert(selection.where.end(), target.categories.begin(),
                                       target.categories.end());
    } else {
        indicator.plus = {{target.measure, target.categories}};
        if (target.unit == "share" && target.place != TargetPlace::public_housing_of_population)
            indicator.of = {{target.measure, {}}};
    }
    if (!is_available(indicator, trajectory))
        return std::nullopt;
    return indicator;
}

std::string group_name(Target const& target)
{
    std::string name = std::to_string(static_cast<int>(target.place));
    for (auto const& [column, labels] : target.columns)
        for (std::string const& label : labels)
            name.append(" ").append(column).append("=").append(label);
    return name;
}

Group group_of(Target const& target, Trajectory const& trajectory)
{
    Group group = population_group(trajectory);
    group.name = group_name(target);
    if (target.place == TargetPlace::public_housing ||
        target.place == TargetPlace::public_housing_of_population)
        std::fill(group.segments.begin(), group.segments.end(), std::uint8_t{0});
    if (target.place == TargetPlace::outside_public_housing)
        std::fill(group.departments.begin(), group.departments.end(), std::uint8_t{0});
    auto const leave = [](std::vector<std::uint8_t>& members, std::vector<std::string> const& texts,
                          std::vector<std::string> const& labels) {
        for (std::size_t i = 0; i < members.size(); ++i)
            if (i >= texts.size() ||
                std::find(labels.begin(), labels.end(), texts[i]) == labels.end())
                members[i] = 0;
    };
    for (auto const& [column, labels] : target.columns) {
        leave(group.departments, trajectory.texts("department_" + column), labels);
        leave(group.segments, trajectory.texts("segment_" + column), labels);
    }
    return group;
}

void judge(TargetResult& result)
{
    Target const& target = result.target;
    if (result.simulated.n == 0)
        return;
    result.deviation = result.simulated.mean - target.value;
    if (target.tolerance_kind == ToleranceKind::relative)
        result.deviation /= target.value;
    result.verdict =
        std::abs(result.deviation) <= target.tolerance ? TargetVerdict::met : TargetVerdict::missed;
}

/// What is simulated of targets, a value a world. What several of them need is read once.
class TargetValues {
public:
    TargetValues(Trajectory const& trajectory, std::vector<Target> const& targets)
        : trajectory_(trajectory),
          groups_(groups_of(targets)),
          totals_(trajectory, groups_),
          composition_(trajectory, concentration_years(targets))
    {
    }

    /// At full scale; empty where the file lacks something.
    std::vector<double> of(Target const& target, std::size_t year)
    {
        if (ConcentrationMeasure const* const known = find_concentration_measure(target.measure))
            return composition_.is_available() ? by_world(*known, composition_, year)
                                               : std::vector<double>{};
        std::size_t const group = rows_.at(group_name(target));
        if (target.measure == stay_months_a_room)
            return stay_slopes(totals_, group, year);
        auto const indicator = indicator_of(target, trajectory_);
        if (!indicator)
            return {};
        std::vector<double> worlds;
        for (std::size_t r = 0; r < trajectory_.replicates(); ++r) {
            double const value = totals_.value(*indicator, group, r, year);
            if (target.place == TargetPlace::public_housing_of_population)
                worlds.push_back(value /
                                 totals_.value(*indicator, rows_.at(whole_name(target)), r, year));
            else
                worlds.push_back(value / (indicator->of.empty() ? trajectory_.scale() : 1));
        }
        return worlds;
    }

private:
    /// The population that a share of public housing is of.
    static Target whole_of(Target target)
    {
        target.place = TargetPlace::population;
        return target;
    }
    static std::string whole_name(Target const& target) { return group_name(whole_of(target)); }

    std::vector<Group> groups_of(std::vector<Target> const& targets)
    {
        std::vector<Group> groups;
        auto const add = [&](Target const& target) {
            if (rows_.try_emplace(group_name(target), groups.size()).second)
                groups.push_back(group_of(target, trajectory_));
        };
        for (Target const& target : targets) {
            add(target);
            if (target.place == TargetPlace::public_housing_of_population)
                add(whole_of(target));
        }
        return groups;
    }
    std::vector<std::size_t> concentration_years(std::vector<Target> const& targets) const
    {
        std::vector<std::size_t> years;
        for (Target const& target : targets) {
            auto const year = trajectory_.year_index(target.year);
            ConcentrationMeasure const* const known = find_concentration_measure(target.measure);
            if (!year || known == nullptr)
                continue;
            std::vector<std::size_t> const more = years_of(*known, *year);
            years.insert(years.end(), more.begin(), more.end());
        }
        return years;
    }

    Trajectory const& trajectory_;
    std::map<std::string, std::size_t> rows_;
    std::vector<Group> groups_;
    GroupTotals totals_;
    Composition composition_;
};

} // namespace

std::string_view to_string(TargetVerdict verdict)
{
    switch (verdict) {
    case TargetVerdict::missed:
        return "missed";
    case TargetVerdict::met:
        return "ok";
    case TargetVerdict::not_in_file:
        break;
    }
    return "not in the file";
}

std::vector<TargetResult> validate(Trajectory const& trajectory, std::vector<Target> const& targets)
{
    TargetValues values(trajectory, targets);
    std::vector<TargetResult> results;
    for (Target const& target : targets) {
        TargetResult result;
        result.target = target;
        if (auto const year = trajectory.year_index(target.year))
            result.worlds = values.of(target, *year);
        if (!result.worlds.empty()) {
            result.simulated = estimate_mean(result.worlds);
            judge(result);
        }
        results.push_back(std::move(result));
    }
    return results;
}

Validation validate_file(Trajectory const& trajectory, std::vector<Target> const& targets,
                         std::vector<Ordering> const& orderings)
{
    // Agreements elsewhere may be part of every scenario, the baseline too.
    Group agreed = departments_with(trajectory, agreed_lettings(), "", "");
    if (!trajectory.integers("department_programmes").empty()) {
        Group const programme = programme_group(trajectory, "2006-10");
        for (std::size_t d = 0; d < agreed.departments.size(); ++d)
            agreed.departments[d] &= programme.departments[d];
    }
    return {trajectory.scenario(),   validate(trajectory, targets),         trajectory.replicates(),
            has_departments(agreed), hold_orderings(trajectory, orderings), trajectory.years()};
}

} // namespace boligsim::analysis
