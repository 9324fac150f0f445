#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/livelihood/income.hpp"
#include "models/world/world.hpp"
#include "sim/parallel/parallel.hpp"

namespace boligsim {

/// Everybody's disposable income in a month, and the fifths of equivalised income as the population
/// has them: each fifth holds 20 % of the country's persons aged 18-64, but for those with the very
/// income at a limit, who are all in the fifth above it.
///
/// A person's equivalised income is the household's disposable income by consumption unit
/// (Incomes::equivalised_dkk_year), the same for all its members, as Statistics Denmark's income
/// distribution has it.
class IncomeDistribution {
public:
    IncomeDistribution(World const& world, Incomes const& incomes, sim::Month month,
                       sim::ThreadPool const& threads);

    /// The fifth of the household's members: 0 (lowest) to 4. The household must exist.
    std::size_t fifth_of(HouseholdId household) const
    {
        std::int32_t const income = equivalised_dkk_year(household);
        std::size_t fifth = 0;
        while (fifth < limits_.size() && income >= limits_[fifth])
            ++fifth;
        return fifth;
    }

    /// Disposable income by consumption unit, the same for all members.
    std::int32_t equivalised_dkk_year(HouseholdId household) const
    {
        return incomes_[household.index()];
    }

    /// How many of the household are 18-64 years old.
    std::uint8_t aged_18_64(HouseholdId household) const { return aged_18_64_[household.index()]; }

    /// Disposable income of residents aged 18-64 by place, summed.
    std::vector<std::int64_t> const& disposable_dkk_year_18_64() const { return of_places_; }

    /// Lowest equivalised incomes of the second to the highest fifth, DKK a year.
    std::array<std::int32_t, 4> const& limits_dkk_year() const { return limits_; }

private:
    void add_persons(World const& world, Incomes const& incomes, sim::Month month,
                     sim::ThreadPool const& threads);
    void set_limits();

    std::vector<std::int32_t> incomes_;    ///< by household: equivalised, DKK a year
    std::vector<std::uint8_t> aged_18_64_; ///< by household
    std::vector<std::int64_t> of_places_;  ///< by place
    std::array<std::int32_t, 4> limits_{};
};

} // namespace boligsim
