#include "analysis/evaluate/department_counts.hpp"

namespace boligsim::analysis {

DepartmentValues DepartmentCounts::values(Indicator const& indicator, Years years)
{
    DepartmentValues result;
    result.above = sum(indicator.plus, years);
    std::vector<double> const minus = sum(indicator.minus, years);
    for (std::size_t d = 0; d < minus.size(); ++d)
        result.above[d] -= minus[d];
    for (double& above : result.above)
        above *= indicator.factor;
    result.below =
        indicator.of.empty() ? std::vector<double>(departments(), 1.0) : sum(indicator.of, years);
    return result;
}

std::vector<double> DepartmentCounts::sum(std::vector<Selection> const& selections, Years years)
{
    std::vector<std::int64_t> total(departments(), 0);
    for (Selection const& selection : selections) {
        auto known = blocks_.find(selection.measure);
        if (known == blocks_.end())
            known =
                blocks_
                    .emplace(selection.measure,
                             trajectory_.read(selection.measure, Sector::departments, replicate_))
                    .first;
        Block const& block = known->second;
        std::vector<std::size_t> const cells = cells_of(selection, trajectory_);
        for (int year = years.first; year <= years.last; ++year) {
            auto const index = trajectory_.year_index(year);
            if (!index)
                continue;
            for (std::size_t d = 0; d < total.size(); ++d)
                for (std::size_t const cell : cells)
                    total[d] += block.at(*index, d, cell);
        }
    }
    return {total.begin(), total.end()};
}

} // namespace boligsim::analysis
