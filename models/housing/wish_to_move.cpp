#include "models/housing/wish_to_move.hpp"

#include <algorithm>
#include <array>

#include "models/housing/household_facts.hpp"
#include "models/world/decisions.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr std::size_t household_chunk = 4096;

/// How many households ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 8;

/// Asks for the rows outside the household's own that read_traits reads; the household's should
/// have come.
void prefetch_traits(World const& world, std::size_t household)
{
    if (PersonId const first = world.households.first[household]) {
        __builtin_prefetch(&world.persons.birth[first.index()]);
        __builtin_prefetch(&world.persons.origin[first.index()]);
        __builtin_prefetch(&world.persons.labour[first.index()]);
    }
    if (DwellingId const home = world.households.dwelling[household])
        __builtin_prefetch(&world.dwellings.rooms[home.index()]);
}

} // namespace

WishToMove::WishToMove(sim::ParameterBook const& book, sim::Period period)
    : hazards_(book,
               {"moving.annual_rate", "moving.age_factor", "moving.household_type_factor",
                "moving.duration_factor", "moving.mobility_factor", "moving.crowding_factor",
                "moving.season_factor", "moving.reputation_strength_danish",
                "moving.reputation_strength_other", "moving.left_education_factor"},
               period, [&](sim::Month at) { return MovingHazard(book, at); })
{
}

MoverTraits read_traits(World const& world, HouseholdId household, DwellingClass dwelling,
                        sim::Month month)
{
    Households const& h = world.households;
    std::size_t const i = household.index();
    std::size_t const first = h.first[i].index();

    MoverTraits traits;
    traits.dwelling = dwelling;
    traits.age = age_in(world.persons.birth[first], month);
    traits.type = household_type(h, household);
    traits.months_in_dwelling = std::max(0, month - h.moved_in[i]);
    traits.mobility = h.mobility[i];
    traits.origin = world.persons.origin[first];
    traits.labour = world.persons.labour[first];
    if (DwellingId const home = h.dwelling[i]) {
        traits.crowding =
            crowding_of(h.adults[i] + h.children[i], world.dwellings.rooms[home.index()]);
        traits.reputation = world.departments[h.place[i].index()].reputation;
    }
    return traits;
}

void WishToMove::run(World& world, MonthContext const& context) const
{
    MovingHazard const& hazard = hazards_.at(context.month);
    int const month_of_year = context.month.month_of_year();
    MovingHazard::Bounds const bounds = hazard.bounds(month_of_year);
    std::vector<DwellingClass> const classes = dwelling_classes(world);
    Households const& h = world.households;

    std::vector<std::vector<HouseholdId>> found(sim::chunk_count(h.rows(), household_chunk));
    context.threads.for_chunks(h.rows(), household_chunk, [&](std::size_t chunk, sim::Rows rows) {
        std::array<std::array<std::uint32_t, household_chunk>, 4> words;
        context.streams.fill({h.key.data() + rows.begin, rows.size()}, context.month,
                             decide_wish_to_move / 4,
                             {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
        std::uint32_t const* const word = words[decide_wish_to_move % 4].data();
        // First all whom the bound does not settle: a few per cent, whose members' rows are then
        // asked for ahead of their use. Reading them one after the other took twice as long.
        std::array<std::uint32_t, household_chunk> open;
        std::size_t open_count = 0;
        for (std::size_t i = rows.begin; i < rows.end; ++i) {
            int const months = std::max(0, context.month - h.moved_in[i]);
            open[open_count] = static_cast<std::uint32_t>(i - rows.begin);
            open_count +=
                h.exists[i] && word[i - rows.begin] < bounds.threshold(classes[h.place[i].index()],
                                                                       months, h.mobility[i])
                    ? 1u
                    : 0u;
        }
        for (std::size_t k = 0; k < open_count; ++k) {
            if (k + 2 * read_ahead < open_count) {
                std::size_t const ahead = rows.begin + open[k + 2 * read_ahead];
                prefetch_size(world, HouseholdId::at(ahead));
                __builtin_prefetch(&h.dwelling[ahead]);
            }
            if (k + read_ahead < open_count)
                prefetch_traits(world, rows.begin + open[k + read_ahead]);
            std::size_t const i = rows.begin + open[k];
            if (!h.first[i])
                continue;
            HouseholdId const household = HouseholdId::at(i);
            double const probability = hazard.monthly_probability(
                read_traits(world, household, classes[h.place[i].index()], context.month),
                month_of_year);
            if (word[open[k]] < sim::threshold(probability))
                found[chunk].push_back(household);
        }
    });
    for (std::vector<HouseholdId> const& chunk : found)
        world.pending.wishing_to_move.insert(world.pending.wishing_to_move.end(), chunk.begin(),
                                             chunk.end());
}

} // namespace boligsim
