#include "models/housing/wish_to_move.hpp"

#include <algorithm>
#include <array>

#include "models/world/decisions.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr std::size_t household_chunk = 4096;

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
        for (std::size_t i = rows.begin; i < rows.end; ++i) {
            if (!h.exists[i])
                continue;
            DwellingClass const dwelling = classes[h.place[i].index()];
            int const months = std::max(0, context.month - h.moved_in[i]);
            if (word[i - rows.begin] >= bounds.threshold(dwelling, months, h.mobility[i]))
                continue;
            HouseholdId const household = HouseholdId::at(i);
            if (!h.first[i])
                continue;
            double const probability = hazard.monthly_probability(
                read_traits(world, household, dwelling, context.month), month_of_year);
            if (word[i - rows.begin] < sim::threshold(probability))
                found[chunk].push_back(household);
        }
    });
    for (std::vector<HouseholdId> const& chunk : found)
        world.pending.wishing_to_move.insert(world.pending.wishing_to_move.end(), chunk.begin(),
                                             chunk.end());
}

} // namespace boligsim
