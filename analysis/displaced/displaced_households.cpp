#include "analysis/displaced/displaced_households.hpp"

#include <algorithm>
#include <map>

namespace boligsim::analysis {

namespace {

constexpr std::array<std::string_view, whereabouts_count> whereabouts_names{
    "same_department", "same_group", "same_municipality", "public_elsewhere", "owner",
    "private_rental",  "other_home", "joined_another",    "abroad",           "died",
    "no_such"};

/// Places in words of the tables.
class Map {
public:
    Map(Trajectory const& trajectory, Group const& group)
        : group_(group.departments), municipality_(trajectory.texts("department_municipality"))
    {
        municipality_.resize(group_.size());
        struct {
            char const* tenure;
            Whereabouts where;
        } const tenures[]{{"owner", Whereabouts::owner},
                          {"private_rental", Whereabouts::private_rental}};
        segments_.resize(trajectory.places(Sector::elsewhere).size(), Whereabouts::other_home);
        for (auto const& one : tenures) {
            Group const of_tenure = tenure_group(trajectory, one.tenure);
            for (std::size_t s = 0; s < segments_.size(); ++s)
                if (of_tenure.segments[s] != 0)
                    segments_[s] = one.where;
        }
    }

    bool in_group(std::int64_t place) const
    {
        return place >= 0 && static_cast<std::size_t>(place) < group_.size() &&
               group_[static_cast<std::size_t>(place)] != 0;
    }

    Whereabouts seen_from(std::int64_t department, std::int64_t place) const
    {
        auto const here = static_cast<std::size_t>(department);
        auto const at = static_cast<std::size_t>(place);
        if (at >= group_.size())
            return segments_.at(at - group_.size());
        if (at == here)
            return Whereabouts::same_department;
        if (group_[at] != 0)
            return Whereabouts::same_group;
        return municipality_[at] == municipality_[here] ? Whereabouts::same_municipality
                                                        : Whereabouts::public_elsewhere;
    }

private:
    std::vector<std::uint8_t> group_;
    std::vector<std::string> municipality_;
    std::vector<Whereabouts> segments_;
};

using Counts = std::array<LetInCounts, household_groups>;

/// One side's replicate: its lettings, the first that let each household in, and homes.
struct Followed {
    Followed(Trajectory const& trajectory, std::size_t replicate, Group const& group,
             std::int64_t first_month)
        : lettings(read_lettings(trajectory, replicate, group, first_month)),
          homes(trajectory, replicate)
    {
    }

    std::vector<Letting> lettings;
    std::map<std::int64_t, Letting> let_in; ///< by household
    Homes homes;
};

void count(Counts& counts, HouseholdGroups const& groups, std::int64_t LetInCounts::*what)
{
    for (std::size_t const group : groups)
        ++(counts[group].*what);
}

void find_let_in(Followed& side, Counts& counts, Map const& map)
{
    for (Letting const& letting : side.lettings) {
        count(counts, letting.groups, &LetInCounts::lettings);
        if (map.in_group(letting.from))
            count(counts, letting.groups, &LetInCounts::to_residents);
        else if (side.let_in.emplace(letting.household, letting).second)
            count(counts, letting.groups, &LetInCounts::let_in);
        else
            count(counts, letting.groups, &LetInCounts::again);
    }
}

/// Where a household is at the end in `homes`; `others` are those of the other side.
Home home_at_end(std::int64_t household, Homes const& homes, Homes const& others)
{
    Home const recorded = homes.at_end(household);
    return recorded.state == Home::State::unknown ? others.at_start(household) : recorded;
}

Whereabouts whereabouts(Home const& home, std::int64_t department, Map const& map)
{
    switch (home.state) {
    case Home::State::lives:
        return map.seen_from(department, home.place);
    case Home::State::joined_another:
        return Whereabouts::joined_another;
    case Home::State::abroad:
        return Whereabouts::abroad;
    case Home::State::died:
        return Whereabouts::died;
    case Home::State::unknown:
    case Home::State::not_yet:
        break;
    }
    return Whereabouts::no_such;
}

void compare_let_in(Followed const& here, Followed const& there, Counts& counts, Map const& map)
{
    for (auto const& [household, letting] : here.let_in) {
        auto const too = there.let_in.find(household);
        if (too != there.let_in.end()) {
            count(counts, letting.groups, &LetInCounts::too);
            if (too->second.month == letting.month)
                count(counts, letting.groups, &LetInCounts::too_that_month);
            continue;
        }
        count(counts, letting.groups, &LetInCounts::only);
        Home const home_here = home_at_end(household, here.homes, there.homes);
        Home const home_there = home_at_end(household, there.homes, here.homes);
        auto const w_here =
            static_cast<std::size_t>(whereabouts(home_here, letting.department, map));
        auto const w_there =
            static_cast<std::size_t>(whereabouts(home_there, letting.department, map));
        for (std::size_t const group : letting.groups) {
            ++counts[group].here[w_here];
            ++counts[group].there[w_there];
        }
        if (home_there.state == Home::State::lives && home_there.place == letting.from)
            count(counts, letting.groups, &LetInCounts::as_before);
    }
}

} // namespace

std::string_view to_string(Whereabouts where)
{
    return whereabouts_names[static_cast<std::size_t>(where)];
}

DisplacedHouseholds follow_displaced(Trajectory const& scenario, Trajectory const& baseline,
                                     Group const& group)
{
    DisplacedHouseholds result;
    result.scenario = scenario.scenario();
    result.against = baseline.scenario();
    result.group = group.name;
    result.scale = scenario.scale();
    result.last_year = scenario.years().back();
    result.counts.resize(scenario.replicates());
    for (std::size_t r = 0; r < scenario.replicates(); ++r)
        if (auto const month = first_other_letting(scenario, baseline, r))
            result.first_month = std::min(result.first_month.value_or(*month), *month);
    if (!result.first_month)
        return result;
    Map const map(scenario, group);
    for (std::size_t r = 0; r < scenario.replicates(); ++r) {
        Followed with(scenario, r, group, *result.first_month);
        Followed without(baseline, r, group, *result.first_month);
        Counts& of_scenario = result.counts[r][static_cast<std::size_t>(Side::scenario)];
        Counts& of_baseline = result.counts[r][static_cast<std::size_t>(Side::baseline)];
        find_let_in(with, of_scenario, map);
        find_let_in(without, of_baseline, map);
        compare_let_in(with, without, of_scenario, map);
        compare_let_in(without, with, of_baseline, map);
    }
    return result;
}

} // namespace boligsim::analysis
