#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/livelihood/labour_levels.hpp"
#include "models/world/world.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

/// How benefits see the home of an adult.
enum class BenefitHome : std::uint8_t {
    single,
    couple,
    single_parent,
    couple_with_children,
    with_parents, ///< young (benefit.young_below_age), unpartnered, living with an adult of a parent's age
};
constexpr std::size_t benefit_home_count = 5;

/// What income depends on.
struct EarnerProfile {
    Origin origin = Origin::danish;
    Sex sex = Sex::woman;
    int age = 0;
    std::uint8_t standing = 0;
    LabourState labour = LabourState::school;
    BenefitHome home = BenefitHome::single;
};

/// DKK a month before and after tax.
struct Income {
    std::int32_t gross_dkk_month = 0;
    std::int32_t disposable_dkk_month = 0;
};

/// A household's income, all members together.
struct HouseholdIncome {
    std::int32_t gross_dkk_month = 0;
    /// After tax, with child benefit, without housing benefit.
    std::int32_t disposable_dkk_month = 0;
    std::int32_t child_benefit_dkk_month = 0;
};

/// Income as a function of what a person does: wages of the employed by age, sex, origin and
/// standing; benefits of the others by state, age and home; tax by the year's rules as average
/// rates at given incomes, straight between them. Whole kroner, from tables made once.
///
/// Parameters  wage.*, benefit.*, child_benefit.dkk_per_year, tax.net_annual,
///             income.consumption_units, income.child_unit_age
/// Simplifies  no capital income, no private pensions, full-time wages scaled by the age ratio; the
///             wages of leisure jobs are untaxed (they lie below the allowance); benefits do not
///             depend on a partner's income
class Incomes {
public:
    /// Makes tables for the months of `period`; other months take the nearest.
    Incomes(sim::ParameterBook const& book, sim::Period period);

    Income of(EarnerProfile const& profile, sim::Month month) const;
    Income of(World const& world, PersonId person, sim::Month month) const;
    /// The same of a member of a household that is known: a person here and there is asked for
    /// their household at the price of a wait for memory.
    Income of(World const& world, HouseholdId household, PersonId member, sim::Month month) const;
    HouseholdIncome of(World const& world, HouseholdId household, sim::Month month) const;

    /// Child benefit (boerne- og ungeydelse) for a child of this age, DKK a month.
    std::int32_t child_benefit_dkk_month(int age, sim::Month month) const;

    /// How benefits see the home of this adult of the household.
    BenefitHome benefit_home(World const& world, HouseholdId household, PersonId person,
                             sim::Month month) const;

    /// Whether a member of this age counts as a child by consumption unit (income.child_unit_age).
    bool is_child_unit(int age, sim::Month month) const;
    /// A household's disposable income by consumption unit, DKK a year: one for the first member,
    /// less for each further one (income.consumption_units).
    std::int32_t equivalised_dkk_year(std::int32_t disposable_dkk_month, int adults, int children,
                                      sim::Month month) const;

private:
    static constexpr int first_age_ = 18;
    static constexpr int last_age_ = 75;
    static constexpr std::size_t ages_ = last_age_ - first_age_ + 1;
    static constexpr std::size_t leisure_ages_ = 5; ///< 13 to 17
    static constexpr std::size_t child_bands_ = 3;  ///< 0-2, 3-6, 7-17
    static constexpr std::int32_t tax_step_ = 100;  ///< DKK a month
    static constexpr std::size_t tax_steps_ = 1001;
    enum class Kind : std::uint8_t { wage, transfer };

    /// What is in force in a month.
    struct Rates {
        std::array<std::array<std::array<std::int32_t, ages_>, 2>, origin_count> wage{};
        std::array<std::int32_t, leisure_ages_> leisure_wage{};
        /// [state, age group 18-29 and 30+, home]
        std::array<std::array<std::array<std::int32_t, benefit_home_count>, 2>, not_employed_states>
            benefit{};
        std::array<std::int32_t, child_bands_> child_benefit{};
        std::array<std::array<std::int32_t, tax_steps_>, 2> net{};
        std::array<std::int32_t, 256> standing_ratio{}; ///< in 65536ths
        int young_below_age = 0;
        int parents_older_years = 0;
        double unit_of_further_adult = 0;
        double unit_of_child = 0;
        int child_unit_age = 0; ///< up to which a member counts as a child
    };

    static std::int32_t net_of(Rates const& rates, Kind kind, std::int32_t gross);
    static Rates make_rates(sim::ParameterBook const& book, sim::Month at);

    sim::Dated<Rates> rates_;
};

} // namespace boligsim
