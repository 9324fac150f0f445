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

std::vector<std::vector<sim::CubeEntry>> const& DepartmentCounts::counts(std::string const& measure)
{
    auto const [known, is_new] = counts_.try_emplace(measure);
    if (is_new)
        trajectory_.visit(
            measure, Sector::departments, replicate_,
            [&years = known->second](std::size_t, std::span<sim::CubeEntry const> entries) {
                years.emplace_back(entries.begin(), entries.end());
            });
    return known->second;
}

std::vector<double> DepartmentCounts::sum(std::vector<Selection> const& selections, Years years)
{
    std::vector<std::int64_t> total(departments(), 0);
    for (Selection const& selection : selections) {
        std::vector<std::int64_t> times(trajectory_.cells(selection.measure), 0);
        for (std::size_t const cell : cells_of(selection, trajectory_))
            ++times[cell];
        for (int year = years.first; year <= years.last; ++year) {
            auto const index = trajectory_.year_index(year);
            if (!index)
                continue;
            for (sim::CubeEntry const& entry : counts(selection.measure)[*index])
                total[entry.place] += times[entry.cell] * entry.value;
        }
    }
    return {total.begin(), total.end()};
}

} // namespace boligsim::analysis
