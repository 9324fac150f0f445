#include "models/demography/coming_of_age.hpp"

#include <algorithm>

#include "models/world/households.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

/// Looked at in one step, which compilers turn into vector instructions.
constexpr std::size_t step = 16;

/// How many households ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 8;

/// The households of the living persons among these rows who were born then.
void find_born_in(World const& world, sim::Rows rows, sim::Month born,
                  std::vector<HouseholdId>& households)
{
    Persons const& persons = world.persons;
    for (std::size_t begin = rows.begin; begin < rows.end; begin += step) {
        std::size_t const end = std::min(rows.end, begin + step);
        unsigned found = 0;
        for (std::size_t i = begin; i < end; ++i)
            found |= persons.birth[i] == born ? 1u : 0u;
        if (found == 0)
            continue;
        for (std::size_t i = begin; i < end; ++i)
            if (persons.birth[i] == born && persons.alive[i] != 0)
                households.push_back(persons.household[i]);
    }
}

} // namespace

void ComingOfAge::run(World& world, MonthContext const& context) const
{
    constexpr int months_to_age = 18 * 12;
    std::size_t const rows = world.persons.rows();
    std::vector<std::vector<HouseholdId>> found(sim::chunk_count(rows, person_chunk));
    context.threads.for_chunks(rows, person_chunk, [&](std::size_t chunk, sim::Rows those) {
        find_born_in(world, those, context.month - months_to_age, found[chunk]);
    });
    std::vector<HouseholdId> households;
    for (std::vector<HouseholdId> const& chunk : found)
        households.insert(households.end(), chunk.begin(), chunk.end());
    for (std::size_t k = 0; k < households.size(); ++k) {
        if (k + 2 * read_ahead < households.size())
            sim::prefetch(world.households.first[households[k + 2 * read_ahead].index()]);
        if (k + read_ahead < households.size())
            if (PersonId const first = world.households.first[households[k + read_ahead].index()])
                sim::prefetch(world.persons.birth[first.index()]);
        refresh_household(world, households[k]);
    }
}

} // namespace boligsim
