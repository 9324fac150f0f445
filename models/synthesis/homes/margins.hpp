#pragma once

#include <string_view>
#include <vector>

#include "models/livelihood/labour_levels.hpp"
#include "models/process/process.hpp"
#include "models/world/world.hpp"
#include "sim/random/philox.hpp"
#include "study/own_department.hpp"

namespace boligsim {

/// Counts of who lives in a department, from which its margins follow.
struct MarginCounts {
    std::int64_t households = 0;
    std::int64_t residents = 0;
    std::int64_t aged_18_64 = 0;
    std::int64_t employed = 0;                     ///< of those aged 18-64
    std::int64_t employed_expected_millionths = 0; ///< of those, by origin, sex, age and standing
    std::int64_t non_western = 0;
    std::int64_t under_18 = 0;
    std::int64_t over_64 = 0;
    std::int64_t single_adult = 0; ///< households with one adult
    std::int64_t months = 0;       ///< since moving in, of all households

    MarginCounts& operator+=(MarginCounts const& other);
    MarginCounts& operator-=(MarginCounts const& other);
    /// The margin; 0 where there is nobody that it is of.
    double value(Margin margin) const;
};

/// What one household adds to its department's counts.
MarginCounts count_household(World const& world, LabourLevels const& labour, HouseholdId household);

/// Who lives in each of the user's departments, in their order.
std::vector<MarginCounts> count_own_departments(World const& world, LabourLevels const& labour,
                                                std::size_t own_departments);

/// Exchanges the homes of households until those who live in the user's own departments meet the
/// margins that the user knows, as nearly as the households at hand allow.
///
/// Two households of a municipality, one of them in such a department, are drawn and exchanged
/// where that brings the margins nearer (combinatorial optimisation; Williamson, Birkin and Rees,
/// Environment and Planning A 30, 1998). First only within the municipality's public dwellings of
/// that kind; where margins are still not met, also with households that rent privately or live in
/// `other`. Whole households change places: nobody is made, nobody vanishes, every dwelling stays
/// let or vacant as it was. An exchange keeps to dwellings that fit: as many rooms, or households
/// that differ by one person at most, and no more than two persons a room unless it was so.
///
/// Margins that are not asked for stay near what they were: a step away from one counts a quarter of a
/// step away from one that is asked for.
///
/// The employed share is met twice: by those who are in work now, and by those whom their origin,
/// sex, age and standing lead to expect in work. Otherwise those without work would be any who
/// happen to be between two jobs, and the share would return to the usual within a year.
///
/// Reads       households, persons, dwellings, departments
/// Writes      Households::place, ::dwelling, Dwellings::occupant, Persons::observed_place
/// Draws       block_margins, in order, a municipality
/// Simplifies  those who come from outside public housing are any of a fitting age and size
void meet_margins(World& world, std::vector<OwnDepartment> const& own, LabourLevels const& labour,
                  sim::Streams const& streams);

/// `meet_margins` in one month: the last before a study's period, so that what the user knows holds
/// when the period begins. Those who are exchanged count as having lived there all year.
class MeetMargins : public Process {
public:
    MeetMargins(std::vector<OwnDepartment> own, sim::ParameterBook const& book, sim::Month when);
    std::string_view name() const override { return "MeetMargins"; }
    void run(World& world, MonthContext const& context) const override;

private:
    std::vector<OwnDepartment> own_;
    std::shared_ptr<LabourLevels const> labour_;
    sim::Month when_;
};

/// Whether any department has margins to be met.
bool any_margins(std::vector<OwnDepartment> const& own);

} // namespace boligsim
