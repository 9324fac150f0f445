#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/world/world.hpp"
#include "sim/parameters/bands.hpp"
#include "sim/parameters/dated.hpp"

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

/// What became of the household's couple within the last year: a partner moved in, or moved out.
enum class UnionChange : std::uint8_t { none, formed, broken };
constexpr std::size_t union_change_count = 3;

/// What became of the reference person's work within the last year.
enum class LabourChange : std::uint8_t { none, found, lost };
LabourChange labour_change_of(LabourState state, int months_in_state);

/// What a household lives by, as the factor of income sees it. Pensioners stand outside.
enum class Livelihood : std::uint8_t { nobody_in_work, somebody_in_work, pension };

/// What a household's readiness to move depends on.
struct MoverTraits {
    // In the household's own row and its place
    DwellingClass dwelling = DwellingClass::other;
    HouseholdType type = HouseholdType::single;
    int months_in_dwelling = 0;
    std::uint8_t mobility = 0; ///< lasting class, 0-3
    UnionChange union_change = UnionChange::none;
    double reputation = 0;        ///< of the department, standard deviations; 0 elsewhere
    double non_western_share = 0; ///< of the department's residents; 0 elsewhere
    // In the reference person's row and the dwelling's
    int age = 40; ///< years
    Crowding crowding = Crowding::fitting;
    int rooms = 3; ///< of the public dwelling
    Origin origin = Origin::danish;
    LabourState labour = LabourState::employed;
    LabourChange labour_change = LabourChange::none;
    // In all members' rows, and what the household has to live on
    bool newborn = false; ///< a member born within the last year
    Livelihood livelihood = Livelihood::pension;
    std::size_t income_fifth = 0; ///< of disposable income per adult; 0 is the lowest
    double rent_share = 0;        ///< rent after housing benefit, of disposable income; 0 elsewhere
};

/// A household's hazard of wishing to move: a product of factors, each a table of parameters.
///
/// rate = annual_rate[dwelling] * duration_factor * mobility_factor * household_type_factor *
///        union_change_factor * season_factor                      (the household's row)
///      * age_factor * crowding_factor * rooms_factor * labour_change_factor * reputation *
///        composition * left_education_factor                                    (near: the reference person)
///      * birth_factor * public_income_factor * rent               (far: all members, their means)
///
/// The lasting class and the duration factor together give many short stays and many long ones
/// (movers and stayers: Blumen, Kogan and McCarthy 1955; duration dependence: Clark and Huff 1977).
/// Both differ between kinds of homes. Three groups by what they cost to read: bounds on what is
/// not read yet settle most households early.
class MovingHazard {
public:
    MovingHazard(sim::ParameterBook const& book, sim::Month at);

    /// Monthly probability in a month of the year 1-12.
    double monthly_probability(MoverTraits const& traits, int month_of_year) const;

    /// No less than the probability whatever the household's far traits are.
    double most_probability(MoverTraits const& traits, int month_of_year) const;

    /// No less than the factor of a department for anyone who lives there (composition and
    /// reputation); words of Bounds are to be multiplied by it.
    float most_place_factor(double reputation, double non_western_share) const;

    /// Upper bounds of the probability that need only the columns of the household's own row and
    /// the place, so that most households are settled by one comparison.
    class Bounds {
    public:
        /// Times 2^32: a random word that is not below it means no wish. `age_months` is the
        /// reference person's age.
        float words(DwellingClass dwelling, HouseholdType type, UnionChange change,
                    int months_in_dwelling, std::uint8_t mobility, int age_months) const
        {
            auto const months = static_cast<std::size_t>(
                months_in_dwelling < last_month ? months_in_dwelling : last_month);
            auto const age =
                static_cast<std::size_t>(age_months < last_age_month ? age_months : last_age_month);
            return age_[age] *
                   table_[static_cast<std::size_t>(dwelling)][static_cast<std::size_t>(change)]
                         [static_cast<std::size_t>(type)][mobility][band_[months]];
        }

        /// The same whatever the household is like: settles most at a glance.
        float words(DwellingClass dwelling) const
        {
            return most_[static_cast<std::size_t>(dwelling)];
        }

    private:
        friend class MovingHazard;
        static constexpr int last_month = 240;
        static constexpr int last_age_month = 80 * 12;
        static constexpr std::size_t bands = 10;
        using Years = std::array<float, bands>;
        using Types = std::array<std::array<Years, 4>, household_type_count>;
        std::array<std::uint8_t, last_month + 1> band_{};
        std::array<float, last_age_month + 1> age_{};
        std::array<float, dwelling_class_count> most_{};
        std::array<std::array<Types, union_change_count>, dwelling_class_count> table_{};
    };
    Bounds bounds(int month_of_year) const;

    /// Whether rents push: what a household pays matters.
    bool asks_for_rent() const { return rent_strength_ != 0; }
    /// Share of income up to which a rent does not push.
    double bearable_rent_share() const { return bearable_rent_share_; }
    /// Which fifth of the population's disposable incomes this one per adult falls in.
    std::size_t income_fifth(std::int64_t dkk_year) const;

private:
    double own_rate(MoverTraits const& traits, int month_of_year) const;
    double near_factor(MoverTraits const& traits) const;
    double far_factor(MoverTraits const& traits) const;
    double most_near_factor(DwellingClass dwelling, HouseholdType type) const;
    double most_far_factor(DwellingClass dwelling, HouseholdType type) const;
    double place_factor(MoverTraits const& traits) const;

    std::vector<double> annual_rate_;
    sim::Bands ages_;
    sim::Bands years_; ///< in the dwelling
    std::vector<double> age_;
    std::vector<double> type_;
    std::vector<double> duration_;
    std::vector<double> mobility_;
    std::vector<double> crowding_;
    sim::Bands room_bands_;
    std::vector<double> rooms_; ///< of public family dwellings
    std::vector<double> season_;
    std::vector<double> union_change_;
    std::vector<double> labour_change_;
    double found_work_reputation_;
    std::vector<double> public_income_;
    std::vector<double> income_limits_dkk_year_;
    double birth_;
    double rent_strength_;
    double bearable_rent_share_;
    double reputation_danish_;
    double reputation_other_;
    double native_leaving_;
    double own_group_staying_;
    double left_education_;
    double reputation_limit_;
    double rent_excess_limit_;
};

} // namespace boligsim
