#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/indicators/group.hpp"
#include "analysis/indicators/indicator.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// A number of a scenario. Totals are of a year, at full scale.
struct LettingRow {
    std::string scenario;
    std::string measure; ///< a name among `letting_measures`
    std::string group;
    Unit unit = Unit::share;
    int from = 0; ///< first and last year; the same for what is counted on 31 December
    int to = 0;
    MeanEstimate level; ///< over replicates
    /// Scenario less baseline within the replicate, over replicates; the baseline's rows have none.
    std::optional<MeanEstimate> difference;
};

/// What letting tools do, scenario by scenario.
struct LettingComparison {
    std::string against;                ///< the baseline
    std::vector<std::string> scenarios; ///< see `order_of_scenarios`
    std::size_t replicates = 0;
    /// The years that flows are added up over: from the first in which any scenario's lettings by
    /// tool differ from the baseline's to the last; all years where none differs.
    int first_year = 0;
    int last_year = 0;
    std::vector<Group> groups;            ///< of departments, as they are shown
    std::string everyone;                 ///< name of the group of those who wait
    std::vector<std::string> group_names; ///< all that could be asked for
    std::vector<LettingRow> rows;

    /// The row, if there is one.
    LettingRow const* find(std::string_view scenario, std::string_view measure,
                           std::string_view group) const;
};

/// Compares whom each tool houses, how long they waited and who moves in. `files[baseline]`
/// is what the others are compared with. `asked_for` names groups of departments; where it is
/// empty, those are taken in which something is at work in any scenario (`choose_groups`), and all
/// public housing. The departments with rent support are those of the first scenario that has any.
///
/// Throws sim::InvalidInput for files of other worlds and for groups that are not there.
LettingComparison compare_letting(std::vector<Trajectory const*> const& files, std::size_t baseline,
                                  std::vector<std::string> const& asked_for);

} // namespace boligsim::analysis
