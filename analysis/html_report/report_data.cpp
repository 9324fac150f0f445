#include "analysis/html_report/report_data.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "analysis/compare/compared_groups.hpp"
#include "analysis/compare/scenario_headline.hpp"
#include "analysis/html_report/html.hpp"
#include "analysis/indicators/where.hpp"
#include "analysis/questions/planned_question.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/group_text.hpp"

namespace boligsim::analysis {

namespace {

bool same_departments(Group const& a, Group const& b)
{
    return a.departments == b.departments && a.segments == b.segments;
}

bool overlaps(Group const& a, Group const& b)
{
    for (std::size_t d = 0; d < a.departments.size(); ++d)
        if (a.departments[d] != 0 && b.departments[d] != 0)
            return true;
    return false;
}

/// Adds a group where no other of the same members is there; its place among them.
std::size_t add_group(std::vector<Group>& groups, Group group)
{
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (same_departments(groups[g], group))
            return g;
    groups.push_back(std::move(group));
    return groups.size() - 1;
}

/// The departments of each municipality.
std::vector<Group> municipality_groups(Trajectory const& trajectory)
{
    std::vector<std::string> const names = trajectory.texts("department_municipality");
    std::vector<Group> groups;
    for (std::size_t d = 0; d < names.size(); ++d) {
        auto found = std::find_if(groups.begin(), groups.end(), [&](Group const& group) {
            return group.name == "municipality " + names[d];
        });
        if (found == groups.end()) {
            Group group;
            group.name = "municipality " + names[d];
            group.description = names[d];
            group.departments.assign(trajectory.places(Sector::departments).size(), 0);
            group.segments.assign(trajectory.places(Sector::elsewhere).size(), 0);
            groups.push_back(std::move(group));
            found = groups.end() - 1;
        }
        found->departments[d] = 1;
    }
    return groups;
}

/// The departments that a scenario is for: those that its lines select, else those where something
/// is at work, else all.
Group target_of(Policy const& policy, Trajectory const& scenario, Trajectory const& baseline)
{
    if (policy.departments)
        return *policy.departments;
    if (auto const treated = choose_groups(scenario, baseline, policy).treated)
        return *treated;
    return public_housing_group(scenario);
}

/// The text with its first letter large; æ, ø and å too.
std::string capitalised(std::string text)
{
    if (text.empty())
        return text;
    constexpr unsigned char two_bytes = 0xc3;
    constexpr unsigned char small = 0xa0;
    if (text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    else if (text.size() > 1 && static_cast<unsigned char>(text[0]) == two_bytes &&
             static_cast<unsigned char>(text[1]) >= small)
        text[1] = static_cast<char>(text[1] - ('a' - 'A'));
    return text;
}

bool is_within(Group const& inner, Group const& outer)
{
    for (std::size_t d = 0; d < inner.departments.size(); ++d)
        if (inner.departments[d] != 0 && outer.departments[d] == 0)
            return false;
    return true;
}

/// Groups to show, each with the scenarios that do something there; those that most scenarios are
/// for come first. A group that holds others which are shown, for one scenario's sake, is left out.
std::vector<ShownGroup> choose_shown(ReportData const& data, std::vector<Group> const& groups)
{
    std::vector<std::size_t> targets;
    auto const scenarios_for = [&](std::size_t group) {
        return std::count(data.target.begin() + 1, data.target.end(), group);
    };
    for (std::size_t s = 1; s < data.files.size(); ++s)
        if (std::find(targets.begin(), targets.end(), data.target[s]) == targets.end())
            targets.push_back(data.target[s]);
    std::stable_sort(targets.begin(), targets.end(), [&](std::size_t a, std::size_t b) {
        return scenarios_for(a) > scenarios_for(b);
    });
    std::vector<ShownGroup> shown;
    for (std::size_t const wide : targets) {
        bool const holds_others =
            std::any_of(targets.begin(), targets.end(), [&](std::size_t narrow) {
                return narrow != wide && is_within(groups[narrow], groups[wide]);
            });
        if (holds_others && scenarios_for(wide) == 1)
            continue;
        ShownGroup one{wide, {}};
        for (std::size_t s = 1; s < data.files.size(); ++s)
            if (overlaps(groups[wide], groups[data.target[s]]))
                one.scenarios.push_back(s);
        shown.push_back(std::move(one));
    }
    return shown;
}

} // namespace

Years ReportData::in_force(std::size_t scenario) const
{
    if (policies[scenario].in_force)
        return *policies[scenario].in_force;
    std::vector<int> const& years = files.front()->years();
    return {years.front(), years.back()};
}

Years ReportData::in_force(std::vector<std::size_t> const& scenarios) const
{
    assert(!scenarios.empty());
    Years all = in_force(scenarios.front());
    for (std::size_t const s : scenarios) {
        all.first = std::min(all.first, in_force(s).first);
        all.last = std::max(all.last, in_force(s).last);
    }
    return all;
}

std::string ReportData::years_text(Years years) const
{
    return years.first == years.last ? fmt::format("{}", years.first)
                                     : fmt::format("{}\u2060–\u2060{}", years.first, years.last);
}

std::string ReportData::group_text(std::size_t group) const
{
    return describe_group(numbers->groups()[group].name, say);
}

std::vector<ShadedYears> ReportData::shaded(std::vector<std::size_t> const& scenarios) const
{
    std::vector<ShadedYears> result;
    for (std::size_t const s : scenarios)
        if (policies[s].in_force)
            result.push_back({names[s], policies[s].in_force->first, policies[s].in_force->last,
                              say("report.script.policy_years")});
    return result;
}

ReportData make_report_data(std::vector<Trajectory const*> files, Language language,
                            std::vector<std::string> const& asked_for)
{
    ReportData data{Phrases(language), std::move(files), {}, {}, {}, {}, nullptr};
    Trajectory const& baseline = *data.files.front();
    std::vector<Group> groups;
    for (Trajectory const* const file : data.files) {
        bool const is_baseline = file == &baseline;
        data.names.push_back(file->scenario());
        data.policies.push_back(is_baseline ? Policy{} : find_policy(*file, baseline));
        Group target = is_baseline ? public_housing_group(baseline)
                                   : target_of(data.policies.back(), *file, baseline);
        // Two scenarios may each be for departments of their own choice.
        if (target.name == "selected departments" &&
            std::none_of(groups.begin(), groups.end(),
                         [&](Group const& group) { return same_departments(group, target); }) &&
            std::any_of(groups.begin(), groups.end(),
                        [&](Group const& group) { return group.name == target.name; }))
            target.name += " (" + file->scenario() + ")";
        data.target.push_back(add_group(groups, std::move(target)));
    }
    std::vector<Group> const named = find_groups(baseline, asked_for);
    data.shown = choose_shown(data, groups);
    if (!named.empty()) {
        data.shown.clear();
        for (Group const& group : named) {
            ShownGroup shown{add_group(groups, group), {}};
            for (std::size_t s = 1; s < data.files.size(); ++s)
                shown.scenarios.push_back(s);
            data.shown.push_back(std::move(shown));
        }
    }
    for (PlannedQuestion const& question : plan_questions(data.files))
        add_group(groups, question.group);
    for (Group const& group : own_department_groups(baseline))
        add_group(groups, group);
    add_group(groups, population_group(baseline));
    for (char const* const tenure : {"owner", "private_rental", "other"})
        groups.push_back(tenure_group(baseline, tenure));
    for (Group const& group : municipality_groups(baseline))
        groups.push_back(group);
    data.numbers = std::make_shared<ReportNumbers>(data.files, std::move(groups));
    return data;
}

ReportData compared_with(ReportData const& data, std::vector<std::size_t> const& files)
{
    ReportData other{data.say, {}, {}, {}, {}, {}, data.numbers->only(files)};
    for (std::size_t const file : files) {
        other.files.push_back(data.files[file]);
        other.names.push_back(data.names[file]);
        other.policies.push_back(file == files.front()
                                     ? Policy{}
                                     : find_policy(*data.files[file], *data.files[files.front()]));
        other.target.push_back(file == files.front() ? data.target.front() : data.target[file]);
    }
    return other;
}

ShownMeasure shown_measure(ReportData const& data, std::string const& name)
{
    ShownMeasure measure;
    measure.indicator = find_indicator(name);
    assert(measure.indicator != nullptr);
    measure.display = display_of(measure.indicator->unit);
    if (measure.indicator->unit == Unit::months)
        measure.comparative = "report.title.time";
    std::string const key = "report.measure." + name;
    measure.of =
        data.say.has(key + ".of") ? data.say(key + ".of") : describe_measure(name, data.say);
    measure.title = data.say.has(key) ? data.say(key) : capitalised(measure.of);
    bool const is_share = measure.indicator->unit == Unit::share;
    measure.level_unit = is_share
                             ? data.say("report.percent")
                             : analysis::difference_unit(measure.indicator->unit, data.language());
    measure.difference_unit =
        is_share || measure.indicator->unit == Unit::points
            ? data.say("report.points")
            : analysis::difference_unit(measure.indicator->unit, data.language());
    return measure;
}

std::string difference_text(ReportData const& data, ShownMeasure const& measure,
                            MeanEstimate const& difference)
{
    return format_signed(difference.mean * measure.display.factor,
                         measure.display.difference_decimals, data.language()) +
           " " + measure.difference_unit;
}

std::string interval_text(ReportData const& data, ShownMeasure const& measure,
                          MeanEstimate const& difference)
{
    if (!difference.interval)
        return no_interval_text(difference, data.say);
    auto const text = [&](double value) {
        return format_signed(value * measure.display.factor, measure.display.difference_decimals,
                             data.language());
    };
    return data.say("report.interval", fmt::arg("low", text(difference.interval->low)),
                    fmt::arg("high", text(difference.interval->high)));
}

std::string finding_title(ReportData const& data, ShownMeasure const& measure,
                          std::vector<NamedDifference> const& differences)
{
    NamedDifference const* most = nullptr;
    for (NamedDifference const& one : differences) {
        if (!is_clear(one.difference, differences.size()))
            continue;
        if (most == nullptr || std::abs(one.difference.mean) > std::abs(most->difference.mean))
            most = &one;
    }
    if (most == nullptr)
        return data.say("report.title.none", fmt::arg("measure", measure.title));
    std::string const size = format_fixed(std::abs(most->difference.mean) * measure.display.factor,
                                          measure.display.difference_decimals, data.language());
    return data.say(measure.comparative + (most->difference.mean > 0 ? ".more" : ".less"),
                    fmt::arg("measure", measure.title), fmt::arg("size", size),
                    fmt::arg("unit", measure.difference_unit), fmt::arg("scenario", most->scenario),
                    fmt::arg("years", data.years_text(most->years)));
}

} // namespace boligsim::analysis
