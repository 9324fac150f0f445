#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/indicators/totals.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/trajectory/trajectory.hpp"
#include "analysis/trajectory/years.hpp"

namespace boligsim::analysis {

/// How a reader sees numbers of a unit: shares as per cent, their differences as points.
struct Display {
    double factor = 1;
    int level_decimals = 0;
    int difference_decimals = 0;
};
Display display_of(Unit unit);

/// The numbers of some scenarios' groups of departments, in the order of the files; the first file
/// is what the others are compared with. Each measure of a file is read once. Totals are at full
/// scale.
class ReportNumbers {
public:
    ReportNumbers(std::vector<Trajectory const*> files, std::vector<Group> groups);

    /// The same numbers of some of the files, in that order.
    std::shared_ptr<ReportNumbers> only(std::vector<std::size_t> const& files) const;

    std::size_t files() const { return totals_.size(); }
    std::vector<int> const& years() const;
    std::size_t replicates() const;
    std::vector<Group> const& groups() const { return totals_.front()->groups(); }
    /// The place of the group of that name; empty where there is none.
    std::optional<std::size_t> find_group(std::string_view name) const;
    GroupTotals& totals(std::size_t file) { return *totals_[file]; }
    bool has(Indicator const& indicator) const;

    /// By replicate, the mean of the yearly values.
    std::vector<double> worlds(std::size_t file, Indicator const& indicator, std::size_t group,
                               Years years);
    /// By replicate, from counts that are added up over the years before they are divided.
    std::vector<double> worlds_together(std::size_t file, Indicator const& indicator,
                                        std::size_t group, Years years);

    MeanEstimate level(std::size_t file, Indicator const& indicator, std::size_t group,
                       Years years);
    /// The file less the first file within the replicate, as `compare` has it: a year in which one of
    /// the two has no number is left out of the world's mean.
    MeanEstimate difference(std::size_t file, Indicator const& indicator, std::size_t group,
                            Years years);
    /// The same less any other file.
    MeanEstimate difference_between(std::size_t file, std::size_t other, Indicator const& indicator,
                                    std::size_t group, Years years);

private:
    ReportNumbers() = default;
    double scale_of(Indicator const& indicator) const;

    std::vector<std::shared_ptr<GroupTotals>> totals_;
};

/// Values of one side less the other's, replicate by replicate.
std::vector<double> less(std::vector<double> const& a, std::vector<double> const& b);

} // namespace boligsim::analysis
