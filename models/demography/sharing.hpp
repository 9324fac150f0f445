#pragma once

#include <cstdint>
#include <vector>

#include "models/process/process.hpp"
#include "sim/parameters/parameter_book.hpp"

/// Sharing a home: young singles who live together without being a couple or a family.
///
/// Simplifies  nobody joins a tenant of public housing, who may not let rooms to more persons than
///             there are rooms and whose households are 66-68 % singles in the figures
namespace boligsim {

/// Ages at which singles take somebody in, or join.
constexpr int youngest_sharer = 18;
constexpr int oldest_sharer = 59;

/// Whether a member who is not the reference person shares with them, rather than being in their
/// care: 18 or older, and the reference person is less than fifteen years older. A younger brother
/// or sister is in the reference person's care.
bool is_sharer(World const& world, PersonId person);

/// The homes of singles, by municipality: who may take somebody in this month (an eighth, in
/// turn by the month in which the reference person was born). Made at the start of a step, from the
/// world as it is then; a home that has changed since is passed over.
///
/// Homes stand on a ring, each at a point drawn from its key and the month; who looks for one draws
/// a point and asks the next few until one suits. So a home that is there in one scenario only
/// changes where those go who drew a point just before it, and nobody else.
class SharedHomes {
public:
    SharedHomes(World const& world, MonthContext const& context);

    /// A single of 18-59 in the municipality, not of a parent's age, who takes the person in, among
    /// the few after the point that the person drew; empty where none was found.
    HouseholdId find_host(World const& world, MonthContext const& context, PersonId person,
                          MunicipalityId municipality) const;

private:
    struct Home {
        std::uint64_t point;
        HouseholdId household;
    };
    std::vector<std::vector<Home>> by_municipality_; ///< in order of their points
};

/// Moves the person into the household, which stays where it is.
void join_shared_home(World& world, MonthContext const& context, PersonId person, HouseholdId host);

} // namespace boligsim
