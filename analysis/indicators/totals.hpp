#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/indicators/group.hpp"
#include "analysis/indicators/indicator.hpp"

namespace boligsim::analysis {

/// Counts of one measure summed over the members of a group: [replicate][year][cell].
class Totals {
public:
    Totals(std::size_t years, std::size_t replicates, std::size_t cells)
        : years_(years), cells_(cells), values_(years * replicates * cells, 0)
    {
    }

    std::int64_t at(std::size_t replicate, std::size_t year, std::size_t cell) const
    {
        return values_[(replicate * years_ + year) * cells_ + cell];
    }
    std::int64_t& at(std::size_t replicate, std::size_t year, std::size_t cell)
    {
        return values_[(replicate * years_ + year) * cells_ + cell];
    }
    std::size_t cells() const { return cells_; }

private:
    std::size_t years_;
    std::size_t cells_;
    std::vector<std::int64_t> values_;
};

/// Years from the first to the last, both included, counted from 0.
struct YearSpan {
    std::size_t first = 0;
    std::size_t last = 0;

    std::size_t years() const { return last - first + 1; }
};

/// Group totals of a trajectory. A measure is read once, when it is first asked for, for all
/// groups. One thread at a time. The trajectory must outlive it.
class GroupTotals {
public:
    GroupTotals(Trajectory const& trajectory, std::vector<Group> groups);

    Trajectory const& trajectory() const { return trajectory_; }
    std::vector<Group> const& groups() const { return groups_; }

    Totals const& of(std::string const& measure, std::size_t group);

    /// An indicator of a group; not a number where its denominator is zero.
    double value(Indicator const& indicator, std::size_t group, std::size_t replicate,
                 std::size_t year);
    /// The same of some years together: counts are added up over the years before they are
    /// divided, and a total is that of a year on average.
    double value(Indicator const& indicator, std::size_t group, std::size_t replicate,
                 YearSpan span);

private:
    double sum(std::vector<Selection> const& selections, std::size_t group, std::size_t replicate,
               YearSpan span);

    Trajectory const& trajectory_;
    std::vector<Group> groups_;
    std::map<std::string, std::vector<Totals>> totals_;
};

} // namespace boligsim::analysis
