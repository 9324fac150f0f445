#pragma once

#include "models/process/process.hpp"
#include "models/record/measures.hpp"

/// A person's status for the measure `changes`: work and origin of persons aged 18-64.
namespace boligsim {

/// What `Persons::observed_status` holds.
enum class ObservedStatus : std::uint8_t {
    absent = 0,      ///< not in the population at the last observation
    first_adult = 1, ///< 1 to 6: aged 18-64, status = value - 1
    under_18 = 7,
    over_64 = 8,
};

/// Index into the axis `status`: employed or not, times Danish, Western, non-Western.
constexpr std::size_t status_of(LabourState labour, Origin origin)
{
    return (is_employed(labour) ? 0u : origin_group_count) +
           static_cast<std::size_t>(origin_group(origin));
}

/// What is to be remembered of the person at an observation in `month`.
constexpr std::uint8_t observe_status(LabourState labour, Origin origin, int age)
{
    if (age < 18)
        return static_cast<std::uint8_t>(ObservedStatus::under_18);
    if (age > 64)
        return static_cast<std::uint8_t>(ObservedStatus::over_64);
    return static_cast<std::uint8_t>(1 + status_of(labour, origin));
}

constexpr bool was_adult(std::uint8_t observed)
{
    return observed >= 1 && observed <= 6;
}

constexpr bool was_18_or_over(std::uint8_t observed)
{
    return was_adult(observed) || observed == static_cast<std::uint8_t>(ObservedStatus::over_64);
}

/// For how many 31 Decembers in a row before this one a person who lives at `place` now has lived
/// there; who is back from where they were rehoused never left. At most 255.
std::uint8_t years_in_place(World const& world, std::size_t person, PlaceId place);

/// Counts a person who dies or leaves the country at the place and status of the last observation.
void count_left_population(World const& world, MonthContext const& context, PersonId person,
                           Component component);

} // namespace boligsim
