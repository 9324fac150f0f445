#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/livelihood/income.hpp"
#include "models/world/world.hpp"

namespace boligsim {

/// The fifths of equivalised disposable income as the population has them in a month: each fifth
/// holds 20 % of the country's persons aged 18-64, but for those with the very income at a limit,
/// who are all in the fifth above it.
///
/// A person's equivalised income is the household's disposable income by consumption unit
/// (Incomes::equivalised_dkk_year), the same for all its members, as Statistics Denmark's income
/// distribution has it.
class IncomeFifths {
public:
    IncomeFifths(World const& world, Incomes const& incomes, sim::Month month);

    /// The fifth of the household's members: 0 (lowest) to 4. The household must exist.
    std::size_t of(HouseholdId household) const
    {
        std::int32_t const income = of_household_[household.index()];
        std::size_t fifth = 0;
        while (fifth < limits_.size() && income >= limits_[fifth])
            ++fifth;
        return fifth;
    }

    /// Lowest equivalised incomes of the second to the highest fifth, DKK a year.
    std::array<std::int32_t, 4> const& limits_dkk_year() const { return limits_; }

private:
    std::vector<std::int32_t> of_household_; ///< equivalised, DKK a year
    std::array<std::int32_t, 4> limits_{};
};

} // namespace boligsim
