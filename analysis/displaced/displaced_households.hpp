#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/displaced/household_events.hpp"
#include "analysis/indicators/group.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// Where a household that was let a dwelling of the group is at the end of the run, seen from the
/// department that was let to it.
enum class Whereabouts : std::size_t {
    same_department,
    same_group,        ///< another department of the group
    same_municipality, ///< other public housing there
    public_elsewhere,  ///< public housing in another municipality
    owner,
    private_rental,
    other_home,
    joined_another, ///< it ended: its members live with another household
    abroad,         ///< it ended: its last adult went abroad
    died,           ///< it ended: its last adult died
    no_such,        ///< there never was such a household
};
constexpr std::size_t whereabouts_count = 11;
/// "same_department", ...
std::string_view to_string(Whereabouts where);

/// Two scenarios that are compared.
enum class Side : std::size_t { baseline, scenario };
constexpr std::array<Side, 2> both_sides{Side::baseline, Side::scenario};
constexpr Side other_side(Side side)
{
    return side == Side::baseline ? Side::scenario : Side::baseline;
}

/// What one side let to one group of households in one replicate, in the simulated population.
/// lettings = to_residents + again + let_in; let_in = too + only; only = the sum of either list of
/// whereabouts.
struct LetInCounts {
    std::int64_t lettings = 0;
    std::int64_t to_residents = 0;   ///< who lived in a department of the group already
    std::int64_t again = 0;          ///< to households let in earlier in the period
    std::int64_t let_in = 0;         ///< households
    std::int64_t too = 0;            ///< of these, households that the other side lets in too
    std::int64_t too_that_month = 0; ///< of these, in the same month
    std::int64_t only = 0;           ///< households that the other side does not let in
    /// Of these, who live on the other side, at the end, where they lived when they were let in.
    std::int64_t as_before = 0;
    std::array<std::int64_t, whereabouts_count> here{};  ///< of `only`, at the end on this side
    std::array<std::int64_t, whereabouts_count> there{}; ///< the same on the other side
};

/// Who was let in under one scenario and not under the other, and where they live instead.
///
/// Households are compared by their numbers, which are the same in both files. Compared are those
/// that a dwelling of the group's departments is let to, from a home outside them, from the first
/// month in which any letting differs until the end of the run; a household is in the groups that
/// it was in at the first such letting. A household of which one file records nothing lives there
/// where the other's first event says that it came from: until something is recorded the two worlds
/// are the same to it. A household that begins in one file and never in the other is `no_such`
/// there.
///
/// Simplifies: follows households, not persons. The members of one that ended by joining another
/// are with that household even if they leave it later, and somebody who leaves home in another
/// month than in the other scenario begins another household, with another number.
struct DisplacedHouseholds {
    std::string scenario;
    std::string against;
    std::string group; ///< of departments
    double scale = 1;
    int last_year = 0;
    /// As 100 * year + month; empty where both let the same dwellings to the same households.
    std::optional<std::int64_t> first_month;
    /// [replicate][side][group of households]
    std::vector<std::array<std::array<LetInCounts, household_groups>, 2>> counts;

    std::string const& name(Side side) const { return side == Side::baseline ? against : scenario; }
};

/// Follows them, one replicate at a time. Both must have events and be runs of the same worlds.
/// Throws sim::RunFailed where a file cannot be read.
DisplacedHouseholds follow_displaced(Trajectory const& scenario, Trajectory const& baseline,
                                     Group const& group);

/// A number of the tables: households over the whole period at full scale.
struct DisplacedRow {
    std::string let_in;   ///< the scenario by which they were let in
    std::string lives_in; ///< the scenario that is asked where they live; empty for other counts
    std::string count;    ///< "lettings", "let_in", "let_in_only", ...; or whereabouts
    std::string group;    ///< of households
    MeanEstimate households;
};
std::vector<DisplacedRow> displaced_rows(DisplacedHouseholds const& displaced);

/// The tables for a reader.
std::string displaced_text(DisplacedHouseholds const& displaced);

} // namespace boligsim::analysis
