#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/housing/dated.hpp"
#include "models/world/world.hpp"

namespace boligsim {

/// Where a household lives, as far as readiness to move goes.
enum class DwellingClass : std::uint8_t {
    public_family,
    public_youth,
    public_elderly,
    owner,
    private_rental,
    other,
};
constexpr std::size_t dwelling_class_count = 6;

/// Class of each place of the world.
std::vector<DwellingClass> dwelling_classes(World const& world);

/// Persons against rooms: `roomy` has three rooms more than persons, `crowded` fewer rooms than
/// persons, `overcrowded` fewer than half as many (more than two persons a room).
enum class Crowding : std::uint8_t { roomy, fitting, crowded, overcrowded };
Crowding crowding_of(int persons, int rooms);

/// What a household's readiness to move depends on.
struct MoverTraits {
    DwellingClass dwelling = DwellingClass::other;
    int age = 40; ///< of the reference person, years
    HouseholdType type = HouseholdType::single;
    int months_in_dwelling = 0;
    std::uint8_t mobility = 0; ///< lasting class, 0-3
    Crowding crowding = Crowding::fitting;
    Origin origin = Origin::danish;
    LabourState labour = LabourState::employed;
    double reputation = 0; ///< of the department, standard deviations; 0 elsewhere
};

/// A household's hazard of wishing to move: a product of factors, each a table of parameters.
///
/// rate = annual_rate[dwelling] * age_factor * household_type_factor * duration_factor *
///        mobility_factor * crowding_factor * season_factor * reputation * education
///
/// The lasting class and the duration factor together give many short stays and many long ones
/// (movers and stayers: Blumen, Kogan and McCarthy 1955; duration dependence: Clark and Huff 1977).
class MovingHazard {
public:
    MovingHazard(sim::ParameterBook const& book, sim::Month at);

    /// Monthly probability in a month of the year 1-12.
    double monthly_probability(MoverTraits const& traits, int month_of_year) const;

    /// Upper bounds of the probability that need only the columns of the household's own row, so
    /// that most households are settled by one comparison.
    class Bounds {
    public:
        std::uint32_t threshold(DwellingClass dwelling, int months_in_dwelling,
                                std::uint8_t mobility) const
        {
            int const months = months_in_dwelling < last_month ? months_in_dwelling : last_month;
            return table_[static_cast<std::size_t>(dwelling)][mobility]
                         [band_[static_cast<std::size_t>(months)]];
        }

    private:
        friend class MovingHazard;
        static constexpr int last_month = 240;
        static constexpr std::size_t bands = 10;
        std::array<std::uint8_t, last_month + 1> band_{};
        std::array<std::array<std::array<std::uint32_t, bands>, 4>, dwelling_class_count> table_{};
    };
    Bounds bounds(int month_of_year) const;

private:
    double rate_without_traits(DwellingClass dwelling, int months_in_dwelling,
                               std::uint8_t mobility, int month_of_year) const;
    double type_factor(DwellingClass dwelling, HouseholdType type) const;
    double reputation_factor(Origin origin, double reputation) const;

    std::vector<double> annual_rate_;
    std::vector<double> age_;
    std::vector<double> type_;
    std::vector<double> duration_;
    std::vector<double> mobility_;
    std::vector<double> crowding_;
    std::vector<double> season_;
    double reputation_danish_;
    double reputation_other_;
    double left_education_;
};

} // namespace boligsim
