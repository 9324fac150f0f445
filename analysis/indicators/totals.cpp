#include "analysis/indicators/totals.hpp"

#include <limits>
#include <utility>

namespace boligsim::analysis {

namespace {

void add_members(Block const& block, std::vector<std::uint8_t> const& members,
                 std::size_t replicate, Totals& totals)
{
    for (std::size_t y = 0; y < block.years; ++y)
        for (std::size_t p = 0; p < block.places; ++p) {
            if (members[p] == 0)
                continue;
            for (std::size_t c = 0; c < block.cells; ++c)
                totals.at(replicate, y, c) += block.at(y, p, c);
        }
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

    std::size_t cells = 1;
    for (CategoryAxis const& axis : trajectory_.axes(measure))
        cells *= axis.labels.size();
    std::size_t const replicates = trajectory_.replicates();
    std::vector<Totals> totals(groups_.size(),
                               Totals(trajectory_.years().size(), replicates, cells));
    bool any_segments = false;
    for (Group const& g : groups_)
        any_segments = any_segments || g.has_segments();
    for (std::size_t r = 0; r < replicates; ++r) {
        if (trajectory_.has(measure, Sector::departments)) {
            Block const block = trajectory_.read(measure, Sector::departments, r);
            for (std::size_t g = 0; g < groups_.size(); ++g)
                add_members(block, groups_[g].departments, r, totals[g]);
        }
        if (any_segments && trajectory_.has(measure, Sector::elsewhere)) {
            Block const block = trajectory_.read(measure, Sector::elsewhere, r);
            for (std::size_t g = 0; g < groups_.size(); ++g)
                add_members(block, groups_[g].segments, r, totals[g]);
        }
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
