#include "analysis/questions/answered_question.hpp"

#include <algorithm>
#include <cassert>
#include <memory>
#include <string_view>
#include <utility>

#include "analysis/compare/paired_rows.hpp"

namespace boligsim::analysis {

namespace {

bool same_places(Group const& a, Group const& b)
{
    return a.departments == b.departments && a.segments == b.segments;
}

/// The place of a group among those of the totals.
std::size_t index_of(Group const& group, GroupTotals const& totals)
{
    std::vector<Group> const& groups = totals.groups();
    auto const found = std::find_if(groups.begin(), groups.end(),
                                    [&](Group const& one) { return same_places(one, group); });
    assert(found != groups.end());
    return static_cast<std::size_t>(found - groups.begin());
}

/// The letting tools in a scenario's lines, each once.
std::vector<std::string> tools_of(Policy const& policy)
{
    std::vector<std::string> tools;
    for (PolicyDifference const& difference : policy.differences)
        if (difference.line.kind == PolicyLine::Kind::letting &&
            std::find(tools.begin(), tools.end(), difference.line.what) == tools.end())
            tools.push_back(difference.line.what);
    return tools;
}

/// Works out the rows of one question.
class Answering {
public:
    Answering(AnsweredQuestion& answered, TotalsOfFile const& totals)
        : answered_(answered),
          plan_(answered.plan),
          totals_(totals),
          against_(totals(plan_.against)),
          group_(index_of(plan_.group, against_))
    {
    }

    void add_rows()
    {
        for (std::size_t i = 0; i < plan_.scenarios.size(); ++i) {
            GroupTotals& scenario = totals_(plan_.scenarios[i]);
            Policy const& policy = plan_.policies[i];
            switch (plan_.question.answer) {
            case Answer::over_time:
                add(scenario, plan_.question.measure, mean_of(scenario, against_, measure()), {});
                break;
            case Answer::dose:
                add(scenario, plan_.question.measure, mean_of(scenario, against_, measure()), {});
                if (policy.differences.size() == 1)
                    answered_.rows.back().share = policy.differences.front().line.share;
                break;
            case Answer::lettings:
                add_lettings(scenario, policy);
                break;
            case Answer::newly_housed:
                add_newly_housed(scenario, policy);
                break;
            case Answer::waiting:
                add_together(scenario, "mean_months_waited");
                break;
            case Answer::who_instead:
                add_places(scenario, "in_work", adults_in_work());
                add_places(scenario, "not_in_work", adults_not_in_work());
                break;
            case Answer::followed:
                add_followed(scenario, policy);
                break;
            }
        }
        if (plan_.question.answer == Answer::dose)
            compare_shares();
    }

private:
    Indicator const& measure() const { return *find_indicator(plan_.question.measure); }

    void add(GroupTotals& scenario, std::string measure, ComparisonRow row, std::string component)
    {
        row.kind = RowKind::chosen_years;
        row.measure = std::move(measure);
        row.component = std::move(component);
        row.group = plan_.group.name;
        answered_.rows.push_back({scenario.trajectory().scenario(), {}, std::move(row)});
    }

    ComparisonRow mean_of(GroupTotals& scenario, GroupTotals& against, Indicator const& indicator)
    {
        double const divisor = indicator.of.empty() ? scenario.trajectory().scale() : 1;
        ComparisonRow row =
            compare_mean(scenario, against, plan_.years,
                         [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                             return totals.value(indicator, group_, r, year) / divisor;
                         });
        row.unit = indicator.unit;
        return row;
    }

    /// Sets the scenario of the largest share beside that of the smallest. Both are the same worlds, so
    /// their difference is known better than the distance of two intervals shows.
    void compare_shares()
    {
        std::vector<AnswerRow> const& rows = answered_.rows;
        if (rows.size() < 2 ||
            std::any_of(rows.begin(), rows.end(), [](AnswerRow const& one) { return !one.share; }))
            return;
        auto const [least, most] = std::minmax_element(
            rows.begin(), rows.end(),
            [](AnswerRow const& a, AnswerRow const& b) { return *a.share < *b.share; });
        auto const totals_of = [&](auto row) -> GroupTotals& {
            return totals_(plan_.scenarios[static_cast<std::size_t>(row - rows.begin())]);
        };
        answered_.largest_less_smallest =
            mean_of(totals_of(most), totals_of(least), measure()).difference;
    }

    void add_together(GroupTotals& scenario, std::string const& name, std::string component = {})
    {
        Indicator const& indicator = *find_indicator(name);
        if (!is_available(indicator, scenario.trajectory()))
            return;
        ComparisonRow row =
            compare_together(scenario, against_, plan_.years,
                             [&](GroupTotals& totals, std::size_t r, YearSpan span) {
                                 return totals.value(indicator, group_, r, span);
                             });
        row.unit = indicator.unit;
        add(scenario, name, std::move(row), std::move(component));
    }

    void add_lettings(GroupTotals& scenario, Policy const& policy)
    {
        for (std::string const& tool : tools_of(policy))
            if (std::string const name = "letting_share_" + tool; find_indicator(name) != nullptr)
                add_together(scenario, name, tool);
    }

    void add_newly_housed(GroupTotals& scenario, Policy const& policy)
    {
        add_together(scenario, plan_.question.measure);
        auto const housed_by = [&](std::string const& tool) {
            Indicator one = measure();
            for (auto* const selections : {&one.plus, &one.of})
                selections->front().where.push_back({"tool", {tool}});
            return one;
        };
        Indicator const by_list = housed_by("waiting_list");
        for (std::string const& tool : tools_of(policy)) {
            Indicator const by_tool = housed_by(tool);
            if (!is_available(by_tool, scenario.trajectory()) || tool == "waiting_list")
                continue;
            // Both of the same scenario: whom the tool houses beside whom the list houses.
            GroupTotals list(scenario.trajectory(), scenario.groups());
            ComparisonRow row = compare_together(
                scenario, list, plan_.years,
                [&](GroupTotals& totals, std::size_t r, YearSpan span) {
                    return totals.value(&totals == &list ? by_list : by_tool, group_, r, span);
                });
            row.unit = by_tool.unit;
            add(scenario, plan_.question.measure, std::move(row), tool);
        }
    }

    /// Persons here and in each other kind of place.
    void add_places(GroupTotals& scenario, std::string const& name, Indicator const& people)
    {
        Trajectory const& file = scenario.trajectory();
        if (!is_available(people, file))
            return;
        std::vector<Group> const groups = groups_of(plan_, file);
        constexpr std::size_t all_public = 1;
        std::size_t const everywhere = index_of(groups[all_public], scenario);
        auto const add_place = [&](std::string component, auto const& number) {
            ComparisonRow row =
                compare_mean(scenario, against_, {plan_.years.last, plan_.years.last},
                             [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                                 return number(totals, r, year) / file.scale();
                             });
            row.unit = Unit::persons;
            add(scenario, name, std::move(row), std::move(component));
        };
        auto const there = [&](GroupTotals& totals, std::size_t group, std::size_t r,
                               std::size_t year) { return totals.value(people, group, r, year); };
        add_place("here", [&](GroupTotals& totals, std::size_t r, std::size_t year) {
            return there(totals, group_, r, year);
        });
        if (everywhere != group_)
            add_place("other_public", [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                return there(totals, everywhere, r, year) - there(totals, group_, r, year);
            });
        constexpr char const* tenures[] = {"owner", "private_rental", "other"};
        for (std::size_t t = 0; t < std::size(tenures); ++t) {
            std::size_t const group = index_of(groups[all_public + 1 + t], scenario);
            add_place(tenures[t], [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                return there(totals, group, r, year);
            });
        }
    }

    void add_followed(GroupTotals& scenario, Policy const& policy)
    {
        for (FollowedCohort& followed :
             follow_cohorts(scenario.trajectory(), against_.trajectory(), policy,
                            {{RowKind::chosen_years, plan_.years}})) {
            for (char const* const measure : {"followed_in_work", "followed_in_work_share"})
                if (ComparisonRow const* const row =
                        followed.find(RowKind::chosen_years, measure, plan_.years.last)) {
                    add(scenario, measure, *row, row->component);
                    answered_.rows.back().row.group = followed.departments.name;
                }
            answered_.followed.push_back({scenario.trajectory().scenario(), std::move(followed)});
        }
    }

    AnsweredQuestion& answered_;
    PlannedQuestion const& plan_;
    TotalsOfFile const& totals_;
    GroupTotals& against_;
    std::size_t group_;
};

} // namespace

Indicator adults_in_work()
{
    Indicator people;
    people.name = "in_work";
    people.unit = Unit::persons;
    people.plus = {{"adults", {{"employment", {"employed"}}}}};
    return people;
}

Indicator adults_not_in_work()
{
    Indicator people;
    people.name = "not_in_work";
    people.unit = Unit::persons;
    people.plus = {{"adults", {}}};
    people.minus = adults_in_work().plus;
    return people;
}

AnsweredQuestion answer_question(PlannedQuestion const& plan, TotalsOfFile const& totals)
{
    AnsweredQuestion answered{plan, plan.question.against, {}, {}, {}};
    Answering(answered, totals).add_rows();
    return answered;
}

std::vector<AnsweredQuestion> answer_questions(std::vector<Trajectory const*> const& files)
{
    std::vector<PlannedQuestion> const plans = plan_questions(files);
    std::vector<Group> groups;
    for (PlannedQuestion const& plan : plans)
        for (Group& group : groups_of(plan, *files[plan.against]))
            if (std::none_of(groups.begin(), groups.end(),
                             [&](Group const& one) { return same_places(one, group); }))
                groups.push_back(std::move(group));
    std::vector<std::unique_ptr<GroupTotals>> totals;
    for (Trajectory const* const file : files)
        totals.push_back(std::make_unique<GroupTotals>(*file, groups));
    std::vector<AnsweredQuestion> answers;
    for (PlannedQuestion const& plan : plans)
        answers.push_back(
            answer_question(plan, [&](std::size_t file) -> GroupTotals& { return *totals[file]; }));
    return answers;
}

} // namespace boligsim::analysis
