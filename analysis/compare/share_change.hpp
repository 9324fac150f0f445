#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analysis/indicators/totals.hpp"

namespace boligsim::analysis {

/// Through whom a share changed. The last five are demography.
enum class Part : std::size_t {
    stayers,
    in_movers,
    out_movers,
    came_of_age,
    reached_65,
    died,
    arrived,
    departed,
};
constexpr std::size_t part_count = 8;
std::string_view to_string(Part part);

/// Persons by their part in a year's change, all of them or those with the characteristic.
struct ChangeCounts {
    std::int64_t stayers_before = 0;
    std::int64_t stayers_after = 0;
    std::int64_t moved_in = 0;
    std::int64_t moved_out = 0;
    std::int64_t arrived = 0;
    std::int64_t departed = 0;
    std::int64_t came_of_age = 0;
    std::int64_t reached_65 = 0;
    std::int64_t died = 0;

    std::int64_t at_start() const
    {
        return stayers_before + moved_out + departed + reached_65 + died;
    }
    std::int64_t at_end() const { return stayers_after + moved_in + arrived + came_of_age; }
};

/// Splits the change of a share over a year, p1 - p0 with p = (with the characteristic) / all, into
/// parts that add up to it exactly.
///
/// Let N1 be all at the end, and for a part c let E_c be those with the characteristic and N_c all:
///   entering (in-movers, arrived, came of age)        +(E_c - p0 N_c) / N1
///   leaving (out-movers, departed, reached 65, died)  -(E_c - p0 N_c) / N1
///   stayers                                           (E_after - E_before) / N1
/// They add up since p1 - p0 = [(A1 - p0 N1) - (A0 - p0 N0)] / N1, where A0 = p0 N0, and stayers
/// are equally many before and after. An entrant raises the share where more of the entrants have
/// the characteristic than of the residents at the start.
///
/// All zero where nobody is there at the start or the end.
std::array<double, part_count> split_share_change(ChangeCounts const& with,
                                                  ChangeCounts const& all);

/// The characteristics whose shares are split.
enum class Characteristic { employed, non_western };

/// Reads the counts of the measure `changes` for a group. A move between two members of the group
/// counts as a move in and a move out.
ChangeCounts read_changes(GroupTotals& totals, std::size_t group, std::size_t replicate,
                          std::size_t year);
ChangeCounts read_changes(GroupTotals& totals, std::size_t group, std::size_t replicate,
                          std::size_t year, Characteristic characteristic);

/// How far the parts of the change are from the stocks that the measure `adults` counts, over all
/// replicates, and all years but the first: zero throughout where the books balance.
struct ChangeIdentity {
    std::size_t checked = 0;
    std::size_t broken = 0;
    std::int64_t largest_gap = 0; ///< persons
};
ChangeIdentity check_change_identity(GroupTotals& totals, std::size_t group);

} // namespace boligsim::analysis
