#include "analysis/lettings/letting_measures.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace boligsim::analysis {

namespace {

using Conditions = std::vector<std::pair<std::string, std::vector<std::string>>>;

Indicator known(std::string const& name)
{
    Indicator const* const indicator = find_indicator(name);
    assert(indicator != nullptr);
    return *indicator;
}

Indicator ratio(std::string name, Unit unit, Selection above, Selection below)
{
    return {std::move(name),   "", unit, Coverage::everywhere, {std::move(above)}, {},
            {std::move(below)}};
}

void add_tools(std::vector<LettingMeasure>& all)
{
    for (char const* name : {"lettings", "refusals_per_letting"})
        all.push_back({known(name), {}});
    for (ToolName const& tool : tool_names())
        all.push_back({known("letting_share_" + std::string(tool.label)), {}});
}

void add_who_is_let_to(std::vector<LettingMeasure>& all)
{
    for (std::string const quality : {"let_in_work_share", "let_non_western_share"}) {
        for (char const* suffix : {"", "_lists"})
            all.push_back({known(quality + suffix), {}});
        for (ToolName const& tool : tool_names()) {
            Indicator indicator = known(quality);
            indicator.name = quality + "_" + tool.label;
            for (auto* const selections : {&indicator.plus, &indicator.of})
                selections->front().where.push_back({"tool", {tool.label}});
            all.push_back({std::move(indicator), {}});
        }
    }
    for (char const* name : {"employed_share", "non_western_share"})
        all.push_back({known(name), {}, Timing::at_the_end});
}

void add_time_waited(std::vector<LettingMeasure>& all)
{
    all.push_back({known("mean_months_waited"), {}});
    auto const add = [&](std::string const& suffix, Conditions const& where) {
        all.push_back({ratio("mean_months_waited_" + suffix, Unit::months, {"months_waited", where},
                             {"lettings", where}),
                       {}});
    };
    for (ToolName const& tool : tool_names())
        add(tool.label, {{"tool", {tool.label}}});
    for (HouseholdGroupName const& group : household_group_names()) {
        Conditions const where{{"household_work", {group.work}},
                               {"household_origin", {group.origin}}};
        add(group.suffix(), where);
        all.push_back({ratio("refusals_per_letting_" + group.suffix(), Unit::offers_per_letting,
                             {"refusals", where}, {"lettings", where}),
                       {}});
    }
}

void add_who_waits(std::vector<LettingMeasure>& all)
{
    auto const add = [&](std::string const& suffix, Conditions const& where) {
        Indicator const households{"applicants" + suffix,
                                   "",
                                   Unit::households,
                                   Coverage::everywhere,
                                   {{"applicants", where}},
                                   {},
                                   {}};
        all.push_back({households, {}, Timing::at_the_end, Scope::everyone});
        all.push_back({ratio("mean_months_waiting" + suffix, Unit::months,
                             {"months_waiting", where}, {"applicants", where}),
                       {},
                       Timing::at_the_end,
                       Scope::everyone});
    };
    add("", {});
    for (std::string const queue : {"waiting_list", "municipal_queue"})
        add("_" + queue, {{"queue", {queue}}});
    for (std::string const& reason : reason_names())
        add("_" + reason, {{"reason", {reason}}});
}

/// What in-movers are beside those who stay: level of each, and the distance.
void add_movers(std::vector<LettingMeasure>& all)
{
    for (std::string const quality :
         {"employed_share", "employed_share_danish", "employed_share_western",
          "employed_share_non_western", "non_western_share"}) {
        for (std::string const who : {"in_movers_", "out_movers_", "stayers_"})
            all.push_back({known(who + quality), {}});
        Indicator distance = known("in_movers_" + quality);
        distance.name = "in_movers_less_stayers_" + quality;
        all.push_back({std::move(distance), known("stayers_" + quality)});
    }
}

} // namespace

std::vector<ToolName> const& tool_names()
{
    static std::vector<ToolName> const names{
        {"internal_list", "internal list"}, {"waiting_list", "waiting list"},
        {"free_letting", "free"},           {"municipal_allocation", "municipal"},
        {"flexible_letting", "flexible"},   {"public_advertising", "advertising"},
        {"combined_letting", "combined"},   {"elderly_allocation", "elderly"},
        {"rehousing", "rehousing"}};
    return names;
}

std::vector<HouseholdGroupName> const& household_group_names()
{
    static std::vector<HouseholdGroupName> const names{
        {"someone_in_work", "danish"},      {"someone_in_work", "western"},
        {"someone_in_work", "non_western"}, {"nobody_in_work", "danish"},
        {"nobody_in_work", "western"},      {"nobody_in_work", "non_western"}};
    return names;
}

std::vector<std::string> const& reason_names()
{
    static std::vector<std::string> const names{"wish",    "leaving_home", "separation", "arrival",
                                                "refugee", "rehousing",    "eviction"};
    return names;
}

std::vector<LettingMeasure> const& letting_measures()
{
    static std::vector<LettingMeasure> const all = [] {
        std::vector<LettingMeasure> measures;
        add_tools(measures);
        add_who_is_let_to(measures);
        add_time_waited(measures);
        add_who_waits(measures);
        add_movers(measures);
        return measures;
    }();
    return all;
}

} // namespace boligsim::analysis
