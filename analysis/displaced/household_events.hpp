#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/indicators/group.hpp"
#include "analysis/trajectory/trajectory.hpp"

/// Events of one replicate of a file, household by household.
namespace boligsim::analysis {

/// Households by whether anyone of 18 years and over works, by origin of the reference person, by
/// both, and by type: a household is in one of each, and in the first, which is all.
constexpr std::size_t household_groups = 17;
/// "all", "someone_in_work", "danish", "nobody_in_work_non_western", "single_parent", ...
std::string household_group_name(std::size_t group);
/// The five groups of a household.
using HouseholdGroups = std::array<std::size_t, 5>;

/// A dwelling let.
struct Letting {
    std::int64_t month = 0; ///< 100 * year + month
    std::int64_t household = 0;
    std::int64_t department = 0;
    std::int64_t from = 0; ///< place where the household lived
    HouseholdGroups groups{};
};

/// The lettings of the group's departments from the month on, in order of time.
std::vector<Letting> read_lettings(Trajectory const& trajectory, std::size_t replicate,
                                   Group const& group, std::int64_t first_month);

/// The first month in which the two let another dwelling or to another household; empty where they
/// never do.
std::optional<std::int64_t> first_other_letting(Trajectory const& a, Trajectory const& b,
                                                std::size_t replicate);

/// Where a household lives, or what became of it.
struct Home {
    enum class State { lives, joined_another, abroad, died, unknown, not_yet };
    State state = State::unknown;
    std::int64_t place = -1; ///< where it lives
};

/// Where the households of one replicate live, from the record of their moves.
class Homes {
public:
    Homes(Trajectory const& trajectory, std::size_t replicate);

    /// At the end of the run; unknown where nothing is recorded of it.
    Home at_end(std::int64_t household) const;
    /// Before anything is recorded of it: where it lived, or that there was no such household yet.
    Home at_start(std::int64_t household) const;

private:
    explicit Homes(sim::ReadEvents moves);

    std::vector<std::int64_t> household_;
    std::vector<std::int64_t> event_;
    std::vector<std::int64_t> reason_;
    std::vector<std::int64_t> from_;
    std::vector<std::int64_t> to_;
    std::vector<std::uint32_t> rows_; ///< in order of (household, row)
    std::int64_t moved_;
    std::int64_t ended_;
    std::int64_t joined_another_;
    std::int64_t died_;
};

} // namespace boligsim::analysis
