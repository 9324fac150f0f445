#include "analysis/compare/share_change.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace boligsim::analysis {

namespace {

using Labels = std::vector<std::string>;

Labels statuses_of(Characteristic characteristic)
{
    if (characteristic == Characteristic::employed)
        return {"employed_danish", "employed_western", "employed_non_western"};
    return {"employed_non_western", "not_employed_non_western"};
}

std::int64_t sum_cells(GroupTotals& totals, Selection const& selection, std::size_t group,
                       std::size_t replicate, std::size_t year)
{
    Totals const& counts = totals.of(selection.measure, group);
    std::int64_t sum = 0;
    for (std::size_t const cell : cells_of(selection, totals.trajectory()))
        sum += counts.at(replicate, year, cell);
    return sum;
}

ChangeCounts read_with(GroupTotals& totals, std::size_t group, std::size_t replicate,
                       std::size_t year, std::optional<Labels> const& statuses)
{
    auto const count = [&](char const* component) {
        Selection selection{"changes", {{"component", {component}}}};
        if (statuses)
            selection.where.emplace_back("status", *statuses);
        return sum_cells(totals, selection, group, replicate, year);
    };
    ChangeCounts counts;
    counts.stayers_before = count("stayers_before");
    counts.stayers_after = count("stayers_after");
    counts.moved_in = count("moved_in");
    counts.moved_out = count("moved_out");
    counts.arrived = count("arrived");
    counts.departed = count("departed");
    counts.came_of_age = count("came_of_age");
    counts.reached_65 = count("reached_65");
    counts.died = count("died");
    return counts;
}

/// Residents aged 18-64 with the characteristic on 31 December.
std::int64_t stock(GroupTotals& totals, std::size_t group, std::size_t replicate, std::size_t year,
                   std::optional<Characteristic> characteristic)
{
    Selection selection{"adults", {}};
    if (characteristic == Characteristic::employed)
        selection.where = {{"employment", {"employed"}}};
    if (characteristic == Characteristic::non_western)
        selection.where = {{"origin", {"menapt", "other_non_western"}}};
    return sum_cells(totals, selection, group, replicate, year);
}

} // namespace

std::string_view to_string(Part part)
{
    constexpr std::array<std::string_view, part_count> names{
        "stayers",    "in_movers", "out_movers", "came_of_age",
        "reached_65", "died",      "arrived",    "departed"};
    return names[static_cast<std::size_t>(part)];
}

std::array<double, part_count> split_share_change(ChangeCounts const& with, ChangeCounts const& all)
{
    std::array<double, part_count> parts{};
    if (all.at_start() == 0 || all.at_end() == 0)
        return parts;
    double const start_share =
        static_cast<double>(with.at_start()) / static_cast<double>(all.at_start());
    double const end = static_cast<double>(all.at_end());
    auto const excess = [&](std::int64_t with_it, std::int64_t everyone) {
        return (static_cast<double>(with_it) - start_share * static_cast<double>(everyone)) / end;
    };
    auto const set = [&](Part part, double value) {
        parts[static_cast<std::size_t>(part)] = value;
    };
    set(Part::stayers, static_cast<double>(with.stayers_after - with.stayers_before) / end);
    set(Part::in_movers, excess(with.moved_in, all.moved_in));
    set(Part::arrived, excess(with.arrived, all.arrived));
    set(Part::came_of_age, excess(with.came_of_age, all.came_of_age));
    set(Part::out_movers, -excess(with.moved_out, all.moved_out));
    set(Part::departed, -excess(with.departed, all.departed));
    set(Part::reached_65, -excess(with.reached_65, all.reached_65));
    set(Part::died, -excess(with.died, all.died));
    return parts;
}

ChangeCounts read_changes(GroupTotals& totals, std::size_t group, std::size_t replicate,
                          std::size_t year)
{
    return read_with(totals, group, replicate, year, std::nullopt);
}

ChangeCounts read_changes(GroupTotals& totals, std::size_t group, std::size_t replicate,
                          std::size_t year, Characteristic characteristic)
{
    return read_with(totals, group, replicate, year, statuses_of(characteristic));
}

ChangeIdentity check_change_identity(GroupTotals& totals, std::size_t group)
{
    ChangeIdentity identity;
    auto const check = [&](std::int64_t one, std::int64_t other) {
        ++identity.checked;
        std::int64_t const gap = std::abs(one - other);
        identity.broken += gap != 0 ? 1 : 0;
        identity.largest_gap = std::max(identity.largest_gap, gap);
    };
    Trajectory const& trajectory = totals.trajectory();
    for (std::size_t r = 0; r < trajectory.replicates(); ++r)
        for (std::size_t y = 1; y < trajectory.years().size(); ++y) {
            ChangeCounts const all = read_changes(totals, group, r, y);
            check(all.stayers_before, all.stayers_after);
            check(all.at_start(), stock(totals, group, r, y - 1, std::nullopt));
            check(all.at_end(), stock(totals, group, r, y, std::nullopt));
            for (Characteristic const c : {Characteristic::employed, Characteristic::non_western}) {
                ChangeCounts const with = read_changes(totals, group, r, y, c);
                check(with.at_start(), stock(totals, group, r, y - 1, c));
                check(with.at_end(), stock(totals, group, r, y, c));
            }
        }
    return identity;
}

} // namespace boligsim::analysis
