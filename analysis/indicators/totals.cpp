#include "analysis/indicators/totals.hpp"

#include <limits>
#include <utility>

namespace boligsim::analysis {

namespace {

/// The groups that each place is in.
std::vector<std::vector<std::uint32_t>> groups_by_place(std::vector<Group> const& groups,
                                                        std::vector<std::uint8_t> Group::*members,
                                                        std::size_t places)
{
    std::vector<std::vector<std::uint32_t>> result(places);
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (std::size_t p = 0; p < places; ++p)
            if ((groups[g].*members)[p] != 0)
                result[p].push_back(static_cast<std::uint32_t>(g));
    return result;
}

/// Adds a year's numbers, place by place, to the sums of the groups that the place is in.
void add_year(std::span<sim::CubeEntry const> entries,
              std::vector<std::vector<std::uint32_t>> const& groups_of,
              std::vector<std::int64_t*> const& sums)
{
    for (std::size_t first = 0; first < entries.size();) {
        std::uint32_t const place = entries[first].place;
        std::size_t end = first + 1;
        while (end < entries.size() && entries[end].place == place)
            ++end;
        for (std::uint32_t const g : groups_of[place]) {
            std::int64_t* const sum = sums[g];
            for (std::size_t i = first; i < end; ++i)
                sum[entries[i].cell] += entries[i].value;
        }
        first = end;
    }
}

/// Adds one replicate of a measure to the totals of the groups.
void add_places(Trajectory const& trajectory, std::string const& measure, Sector sector,
                std::size_t replicate, std::vector<std::vector<std::uint32_t>> const& groups_of,
                std::vector<Totals>& totals)
{
    std::vector<std::int64_t*> sums(totals.size());
    trajectory.visit(measure, sector, replicate,
                     [&](std::size_t year, std::span<sim::CubeEntry const> entries) {
                         for (std::size_t g = 0; g < totals.size(); ++g)
                             sums[g] = &totals[g].at(replicate, year, 0);
                         add_year(entries, groups_of, sums);
                     });
}

} // namespace

GroupTotals::GroupTotals(Trajectory const& trajectory, std::vector<Group> groups)
    : trajectory_(trajectory), groups_(std::move(groups))
{
}

Totals const& GroupTotals::of(std::string const& measure, std::size_t group)
{
    auto const known = totals_.find(measure);
    if (known != totals_.end())
        return known->second[group];

    std::size_t const replicates = trajectory_.replicates();
    std::vector<Totals> totals(
        groups_.size(), Totals(trajectory_.years().size(), replicates, trajectory_.cells(measure)));
    bool any_segments = false;
    for (Group const& g : groups_)
        any_segments = any_segments || g.has_segments();
    auto const in_departments = groups_by_place(groups_, &Group::departments,
                                                trajectory_.places(Sector::departments).size());
    auto const in_segments =
        groups_by_place(groups_, &Group::segments, trajectory_.places(Sector::elsewhere).size());
    for (std::size_t r = 0; r < replicates; ++r) {
        if (trajectory_.has(measure, Sector::departments))
            add_places(trajectory_, measure, Sector::departments, r, in_departments, totals);
        if (any_segments && trajectory_.has(measure, Sector::elsewhere))
            add_places(trajectory_, measure, Sector::elsewhere, r, in_segments, totals);
    }
    return totals_.emplace(measure, std::move(totals)).first->second[group];
}

double GroupTotals::sum(std::vector<Selection> const& selections, std::size_t group,
                        std::size_t replicate, YearSpan span)
{
    std::int64_t result = 0;
    for (Selection const& selection : selections) {
        Totals const& totals = of(selection.measure, group);
        for (std::size_t const cell : cells_of(selection, trajectory_))
            for (std::size_t year = span.first; year <= span.last; ++year)
                result += totals.at(replicate, year, cell);
    }
    return static_cast<double>(result);
}

double GroupTotals::value(Indicator const& indicator, std::size_t group, std::size_t replicate,
                          std::size_t year)
{
    return value(indicator, group, replicate, YearSpan{year, year});
}

double GroupTotals::value(Indicator const& indicator, std::size_t group, std::size_t replicate,
                          YearSpan span)
{
    double const above =
        sum(indicator.plus, group, replicate, span) - sum(indicator.minus, group, replicate, span);
    if (indicator.of.empty())
        return above * indicator.factor / static_cast<double>(span.years());
    double const below = sum(indicator.of, group, replicate, span);
    return below == 0 ? std::numeric_limits<double>::quiet_NaN() : above * indicator.factor / below;
}

} // namespace boligsim::analysis
