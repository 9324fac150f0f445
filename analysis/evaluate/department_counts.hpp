#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/indicators/indicator.hpp"
#include "analysis/trajectory/trajectory.hpp"
#include "analysis/trajectory/years.hpp"

namespace boligsim::analysis {

/// An indicator of every department over some years, counts of the years added up first.
struct DepartmentValues {
    std::vector<double> above;
    std::vector<double> below; ///< 1 for indicators without a denominator

    std::size_t size() const { return above.size(); }
    bool known(std::size_t department) const { return below[department] > 0; }
    double at(std::size_t department) const { return above[department] / below[department]; }
};

/// The departments' counts in one replicate: the simulated register that an evaluator has. A
/// measure is read when it is first asked for. One thread at a time; the trajectory must outlive
/// it.
class DepartmentCounts {
public:
    DepartmentCounts(Trajectory const& trajectory, std::size_t replicate)
        : trajectory_(trajectory), replicate_(replicate)
    {
    }

    Trajectory const& trajectory() const { return trajectory_; }
    std::size_t departments() const { return trajectory_.places(Sector::departments).size(); }

    /// Years that the file does not have are left out; the file must have one of them.
    DepartmentValues values(Indicator const& indicator, Years years);

private:
    std::vector<std::vector<sim::CubeEntry>> const& counts(std::string const& measure);
    std::vector<double> sum(std::vector<Selection> const& selections, Years years);

    Trajectory const& trajectory_;
    std::size_t replicate_;
    /// By measure, the numbers of each year that are not zero.
    std::map<std::string, std::vector<std::vector<sim::CubeEntry>>> counts_;
};

} // namespace boligsim::analysis
