#include "models/world/upkeep.hpp"

#include "models/world/households.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

/// How far ahead of its use a row is asked for: eight households.
constexpr std::size_t read_ahead = 12 * 8;

/// Asks for what refresh_household reads of the reference person. Members lie scattered after some
/// years; the wait for their rows is most of the work here.
void prefetch_first(World const& world, std::size_t household)
{
    PersonId const first = world.households.first[household];
    if (!first)
        return;
    sim::prefetch(world.persons.birth[first.index()]);
    sim::prefetch(world.persons.next[first.index()]);
    sim::prefetch(world.persons.partnered[first.index()]);
}

} // namespace

void HouseholdUpkeep::run(World& world, MonthContext const& context) const
{
    constexpr std::size_t chunk = 4096;
    auto const turn = static_cast<std::size_t>(context.month.month_of_year() - 1);
    context.threads.for_chunks(world.households.rows(), chunk, [&](std::size_t, sim::Rows rows) {
        std::size_t const first = rows.begin + (12 + turn - rows.begin % 12) % 12;
        for (std::size_t i = first; i < rows.end; i += 12) {
            if (i + read_ahead < rows.end)
                prefetch_first(world, i + read_ahead);
            if (world.households.state[i].exists)
                refresh_household(world, HouseholdId::at(i));
        }
    });
}

} // namespace boligsim
