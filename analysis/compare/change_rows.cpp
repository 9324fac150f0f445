#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "analysis/compare/paired_rows.hpp"

namespace boligsim::analysis {

namespace {

/// The parts of one share's change: [replicate][year][part], and their sums since the first year.
struct SplitYears {
    std::vector<std::vector<std::array<double, part_count>>> yearly;
    std::vector<std::vector<std::array<double, part_count>>> added_up;
};

SplitYears split_years(GroupTotals& totals, std::size_t group, Characteristic characteristic)
{
    Trajectory const& trajectory = totals.trajectory();
    SplitYears result;
    for (std::size_t r = 0; r < trajectory.replicates(); ++r) {
        std::vector<std::array<double, part_count>> yearly(trajectory.years().size());
        std::vector<std::array<double, part_count>> added_up(trajectory.years().size());
        for (std::size_t y = 1; y < yearly.size(); ++y) {
            yearly[y] = split_share_change(read_changes(totals, group, r, y, characteristic),
                                           read_changes(totals, group, r, y));
            for (std::size_t p = 0; p < part_count; ++p)
                added_up[y][p] = added_up[y - 1][p] + yearly[y][p];
        }
        result.yearly.push_back(std::move(yearly));
        result.added_up.push_back(std::move(added_up));
    }
    return result;
}

void add_changes(Comparison& comparison, Pair& pair, Characteristic characteristic,
                 std::string const& measure)
{
    for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
        SplitYears const scenario = split_years(pair.scenario, g, characteristic);
        SplitYears const baseline = split_years(pair.baseline, g, characteristic);
        for (RowKind const kind : {RowKind::year_change, RowKind::total_change})
            for (std::size_t p = 0; p < part_count; ++p)
                for (std::size_t y = 1; y < pair.years().size(); ++y) {
                    ComparisonRow row = compare_number(
                        pair, y, [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                            SplitYears const& split =
                                &totals == &pair.scenario ? scenario : baseline;
                            return (kind == RowKind::year_change ? split.yearly
                                                                 : split.added_up)[r][year][p];
                        });
                    row.kind = kind;
                    row.measure = measure;
                    row.component = to_string(Part{p});
                    row.group = comparison.groups[g].name;
                    comparison.rows.push_back(std::move(row));
                }
    }
}

} // namespace

void add_share_changes(Comparison& comparison, Pair& pair)
{
    add_changes(comparison, pair, Characteristic::employed, "employed_share");
    add_changes(comparison, pair, Characteristic::non_western, "non_western_share_18_64");
    for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
        ChangeIdentity const one = check_change_identity(pair.scenario, g);
        comparison.identity.checked += one.checked;
        comparison.identity.broken += one.broken;
        comparison.identity.largest_gap =
            std::max(comparison.identity.largest_gap, one.largest_gap);
    }
}

} // namespace boligsim::analysis
