#include "models/world/upkeep.hpp"

#include "models/world/households.hpp"

namespace boligsim {

void HouseholdUpkeep::run(World& world, MonthContext const& context) const
{
    constexpr std::size_t chunk = 4096;
    auto const turn = static_cast<std::size_t>(context.month.month_of_year() - 1);
    context.threads.for_chunks(world.households.rows(), chunk, [&](std::size_t, sim::Rows rows) {
        std::size_t const first = rows.begin + (12 + turn - rows.begin % 12) % 12;
        for (std::size_t i = first; i < rows.end; i += 12)
            if (world.households.exists[i])
                refresh_household(world, HouseholdId::at(i));
    });
}

} // namespace boligsim
