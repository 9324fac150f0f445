#include "models/synthesis/sector/joint_lists.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace boligsim {

namespace {

/// Organisations of a municipality that share their lists.
struct Group {
    std::size_t dwellings = 0;
    std::vector<OrganisationId> organisations; ///< the one that keeps the lists first
};

/// The groups of organisations with so many dwellings in a municipality.
std::vector<Group> group_up(std::map<OrganisationId, std::size_t> const& dwellings, double least)
{
    std::vector<Group> groups;
    groups.reserve(dwellings.size());
    for (auto const& [organisation, number] : dwellings)
        groups.push_back({number, {organisation}});
    auto const is_larger = [](Group const& a, Group const& b) {
        return std::tuple(b.dwellings, a.organisations.front()) <
               std::tuple(a.dwellings, b.organisations.front());
    };
    std::sort(groups.begin(), groups.end(), is_larger);
    while (groups.size() > 1 && static_cast<double>(groups.back().dwellings) < least) {
        Group const smallest = std::move(groups.back());
        groups.pop_back();
        Group& next = groups.back();
        next.dwellings += smallest.dwellings;
        next.organisations.insert(next.organisations.end(), smallest.organisations.begin(),
                                  smallest.organisations.end());
        std::sort(groups.begin(), groups.end(), is_larger);
    }
    return groups;
}

} // namespace

void join_thin_lists(World& world, sim::ParameterBook const& parameters, sim::Month start)
{
    double const least = parameters.scalar("organisations.least_dwellings_of_list", start);
    std::vector<std::map<OrganisationId, std::size_t>> dwellings(world.municipalities.size());
    for (Department const& d : world.departments)
        if (d.own == 0)
            dwellings[d.municipality.index()][d.organisation] += d.dwellings;
    std::vector<std::map<OrganisationId, OrganisationId>> keeper(dwellings.size());
    for (std::size_t m = 0; m < dwellings.size(); ++m)
        for (Group const& group : group_up(dwellings[m], least))
            for (OrganisationId const organisation : group.organisations)
                keeper[m][organisation] = group.organisations.front();
    for (Department& d : world.departments)
        if (d.own == 0)
            d.joined = keeper[d.municipality.index()].at(d.organisation);
}

} // namespace boligsim
