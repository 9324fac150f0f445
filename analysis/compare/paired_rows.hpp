#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "analysis/compare/comparison.hpp"
#include "analysis/indicators/totals.hpp"

namespace boligsim::analysis {

/// A scenario's and a baseline's totals of the same groups.
struct Pair {
    GroupTotals scenario;
    GroupTotals baseline;
    double scale = 1;

    std::size_t replicates() const { return scenario.trajectory().replicates(); }
    std::vector<int> const& years() const { return scenario.trajectory().years(); }
};

/// Number of a group in one replicate and year, of the scenario or of the baseline.
using Number = std::function<double(GroupTotals&, std::size_t replicate, std::size_t year)>;

/// The number in a year, an index of the files' years, paired by replicate. Worlds in which one of
/// the two has no number (a share of nobody) are left out of the difference and of both levels, so
/// that these are the difference apart.
ComparisonRow compare_number(Pair& pair, std::size_t year, Number const& number);

/// The mean of the number over some years, calendar years that the files hold, in the same way. A
/// year in which one of the two has no number is left out of the world's mean.
ComparisonRow compare_mean(Pair& pair, Years years, Number const& number);

/// The same of two files' totals that somebody else holds.
ComparisonRow compare_mean(GroupTotals& scenario, GroupTotals& baseline, Years years,
                           Number const& number);

/// Number of a group in one replicate over some years, from counts that are added up over them.
using NumberTogether = std::function<double(GroupTotals&, std::size_t replicate, YearSpan span)>;

/// The number of all years together, paired by replicate as above.
ComparisonRow compare_together(GroupTotals& scenario, GroupTotals& baseline, Years years,
                               NumberTogether const& number);

/// Adds every row of indicators: of each year, and of each of the comparison's spans.
void add_indicators(Comparison& comparison, Pair& pair, Extent extent);

/// Adds `work_anywhere` and `work_anywhere_share`: persons in work in the whole country, whoever
/// lives where, the second in relation to the adults that the baseline has in `main`. Work changes
/// with nobody's home, so the difference is what the policy did to persons, and moves between
/// places are not in it. Nothing is added where the files do not count adults outside public
/// housing.
void add_work_anywhere(Comparison& comparison, Trajectory const& scenario,
                       Trajectory const& baseline, Group const& main);

/// Adds through whom shares changed, and whether the parts add up.
void add_share_changes(Comparison& comparison, Pair& pair);

} // namespace boligsim::analysis
