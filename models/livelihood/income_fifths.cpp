#include "models/livelihood/income_fifths.hpp"

#include <algorithm>
#include <limits>

#include "models/world/households.hpp"

namespace boligsim {

IncomeFifths::IncomeFifths(World const& world, Incomes const& incomes, sim::Month month)
    : of_household_(world.households.rows())
{
    Households const& h = world.households;
    std::vector<std::int32_t> all; // one a person
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (!h.state[i].exists)
            continue;
        HouseholdId const household = HouseholdId::at(i);
        of_household_[i] = incomes.equivalised_dkk_year(world, household, month);
        for_members(world, household, [&](PersonId member) {
            int const age = age_in(world.persons.birth[member.index()], month);
            if (age >= 18 && age <= 64)
                all.push_back(of_household_[i]);
        });
    }
    limits_.fill(std::numeric_limits<std::int32_t>::max());
    auto first = all.begin();
    for (std::size_t k = 0; k < limits_.size() && !all.empty(); ++k) {
        auto const limit = all.begin() + static_cast<std::ptrdiff_t>(all.size() * (k + 1) / 5);
        std::nth_element(first, limit, all.end());
        limits_[k] = *limit;
        first = limit;
    }
}

} // namespace boligsim
