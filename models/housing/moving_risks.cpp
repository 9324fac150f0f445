#include "models/housing/moving_risks.hpp"

#include <algorithm>
#include <array>

#include "models/housing/household_facts.hpp"
#include "models/housing/mover_traits.hpp"
#include "models/world/decisions.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

constexpr std::size_t household_chunk = 1024;

/// How many households ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 8;

/// What is the same for all households of a place.
struct PlaceRisk {
    float most_words = 0;             ///< a word not below it means neither risk
    float factor = 1;                 ///< the place's own factor of the wish to move, at most
    std::uint32_t eviction_words = 0; ///< words below it may mean an eviction, those above a wish
    DwellingClass dwelling = DwellingClass::other;
};

std::vector<PlaceRisk> measure_places(World const& world, EvictionHazard const& evictions,
                                      MovingHazard const& moves, MovingHazard::Bounds const& bounds)
{
    std::vector<DwellingClass> const classes = dwelling_classes(world);
    std::vector<PlaceRisk> places(world.places());
    for (std::size_t p = 0; p < places.size(); ++p) {
        PlaceRisk& place = places[p];
        place.dwelling = classes[p];
        if (p < world.departments.size())
            place.factor = moves.most_place_factor(world.departments[p].reputation,
                                                   world.departments[p].non_western_share);
        place.eviction_words = evictions.most_words(world.tenure(PlaceId::at(p)));
        // Rounding to a float is made good by the margin of the bounds.
        place.most_words =
            static_cast<float>(place.eviction_words) + place.factor * bounds.words(place.dwelling);
    }
    return places;
}

} // namespace

struct MovingRisks::MonthAtWork {
    World const& world;
    sim::Streams const& streams;
    sim::Month month;
    EvictionHazard const& evictions;
    MovingHazard const& moves;
    MovingHazard::Bounds bounds;
    std::vector<PlaceRisk> places;
};

MovingRisks::MovingRisks(sim::ParameterBook const& book, sim::Period period,
                         std::shared_ptr<Means const> means)
    : evictions_(book, {"eviction.annual_rate", "eviction.level"}, period,
                 [&](sim::Month at) { return EvictionHazard(book, at); }),
      moves_(book,
             {"moving.annual_rate", "moving.age_factor", "moving.household_type_factor",
              "moving.duration_factor", "moving.mobility_factor", "moving.crowding_factor",
              "moving.season_factor", "moving.union_change_factor", "moving.labour_change_factor",
              "moving.birth_factor", "moving.public_income_factor", "moving.rent_strength",
              "moving.reputation_strength_danish", "moving.reputation_strength_other",
              "moving.native_leaving_strength", "moving.own_group_staying_strength",
              "moving.left_education_factor", "letting.bearable_rent_share", "income.band_limit"},
             period, [&](sim::Month at) { return MovingHazard(book, at); }),
      means_(std::move(means))
{
}

bool MovingRisks::wishes(World const& world, HouseholdId household, DwellingClass dwelling,
                         MovingHazard const& hazard, sim::Month month, std::uint32_t word) const
{
    int const month_of_year = month.month_of_year();
    MoverTraits traits = read_near_traits(world, household, dwelling, month);
    if (word >= 0x1p32 * hazard.most_probability(traits, month_of_year))
        return false;
    read_far_traits(world, household, hazard, *means_, month, traits);
    return word < sim::threshold(hazard.monthly_probability(traits, month_of_year));
}

void MovingRisks::decide(MonthAtWork const& m, sim::Rows rows, Found& found) const
{
    Households const& h = m.world.households;
    std::array<std::array<std::uint32_t, household_chunk>, 4> words;
    m.streams.fill({h.key.data() + rows.begin, rows.size()}, m.month, decide_wish_to_move / 4,
                   {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
    std::uint32_t const* const word = words[decide_wish_to_move % 4].data();

    // Who is left open is put down without a branch: which of the bounds settles a household is a
    // matter of chance, and a wrongly guessed branch costs more than the step itself.
    std::array<std::uint32_t, household_chunk> open;
    std::size_t glanced = 0;
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
        auto const draw = static_cast<float>(word[i - rows.begin]);
        open[glanced] = static_cast<std::uint32_t>(i - rows.begin);
        glanced += draw < m.places[h.place[i].index()].most_words ? 1u : 0u;
    }
    std::size_t open_count = 0;
    for (std::size_t k = 0; k < glanced; ++k) {
        std::uint32_t const offset = open[k];
        std::size_t const i = rows.begin + offset;
        PlaceRisk const& place = m.places[h.place[i].index()];
        int const months = std::max(0, m.month - h.moved_in[i]);
        float const wish_words =
            place.factor * m.bounds.words(place.dwelling, type_of(h.state[i]),
                                          union_change_of(h, i, m.month), months,
                                          h.state[i].mobility, m.month - h.first_born[i]);
        open[open_count] = offset;
        open_count += static_cast<unsigned>(h.state[i].exists != 0) &
                      static_cast<unsigned>(static_cast<float>(word[offset]) <
                                            static_cast<float>(place.eviction_words) + wish_words);
    }
    // A few per cent, whose members' rows are asked for ahead of their use. Reading them one after
    // the other took twice as long.
    for (std::size_t k = 0; k < open_count; ++k) {
        if (k + 2 * read_ahead < open_count) {
            std::size_t const ahead = rows.begin + open[k + 2 * read_ahead];
            sim::prefetch(h.first[ahead]);
            sim::prefetch(h.dwelling[ahead]);
        }
        if (k + read_ahead < open_count)
            prefetch_near_traits(m.world, HouseholdId::at(rows.begin + open[k + read_ahead]));
        std::size_t const i = rows.begin + open[k];
        if (!h.first[i])
            continue;
        HouseholdId const household = HouseholdId::at(i);
        PlaceRisk const& place = m.places[h.place[i].index()];
        std::uint32_t const draw = word[open[k]];
        if (draw < place.eviction_words) {
            if (m.evictions.evicts(draw, m.world.tenure(h.place[i]),
                                   read_facts(m.world, household, m.month)))
                found.evicted.push_back(household);
        } else if (wishes(m.world, household, place.dwelling, m.moves, m.month,
                          draw - place.eviction_words)) {
            found.wishing.push_back(household);
        }
    }
}

void MovingRisks::run(World& world, MonthContext const& context) const
{
    EvictionHazard const& evictions = evictions_.at(context.month);
    MovingHazard const& moves = moves_.at(context.month);
    MovingHazard::Bounds const bounds = moves.bounds(context.month.month_of_year());
    MonthAtWork const at_work{world,
                              context.streams,
                              context.month,
                              evictions,
                              moves,
                              bounds,
                              measure_places(world, evictions, moves, bounds)};
    std::vector<Found> found(sim::chunk_count(world.households.rows(), household_chunk));
    context.threads.for_chunks(
        world.households.rows(), household_chunk,
        [&](std::size_t chunk, sim::Rows rows) { decide(at_work, rows, found[chunk]); });
    Pending& pending = world.pending;
    for (Found const& chunk : found) {
        pending.evicted.insert(pending.evicted.end(), chunk.evicted.begin(), chunk.evicted.end());
        pending.wishing_to_move.insert(pending.wishing_to_move.end(), chunk.wishing.begin(),
                                       chunk.wishing.end());
    }
}

} // namespace boligsim
