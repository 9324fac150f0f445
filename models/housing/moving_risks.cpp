#include "models/housing/moving_risks.hpp"

#include <algorithm>
#include <array>

#include "models/housing/household_facts.hpp"
#include "models/housing/mover_traits.hpp"
#include "models/process/decisions.hpp"
#include "sim/core/prefetch.hpp"
#include "sim/core/processor_clones.hpp"

namespace boligsim {

namespace {

/// Draws are made for so many households at once.
constexpr std::size_t household_chunk = 1024;

/// What one thread takes at a time: so many that those left open, a few per cent, are enough to be
/// asked for well ahead of their use.
constexpr std::size_t household_unit = 16 * household_chunk;

/// How many households ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 8;

/// What is the same for all households of a place.
struct PlaceRisk {
    float factor = 1;                 ///< the place's own factor of the wish to move, at most
    std::uint32_t eviction_words = 0; ///< words below it may mean an eviction, those above a wish
    DwellingClass dwelling = DwellingClass::other;
};

std::vector<PlaceRisk> measure_places(World const& world, EvictionHazard const& evictions,
                                      MovingHazard const& moves)
{
    std::vector<DwellingClass> const classes = dwelling_classes(world);
    std::vector<PlaceRisk> places(world.places());
    for (std::size_t p = 0; p < places.size(); ++p) {
        PlaceRisk& place = places[p];
        place.dwelling = classes[p];
        // In small worlds most departments have no dwelling, and so nobody who could wish to move.
        if (p < world.departments.size() && world.departments[p].dwellings > 0)
            place.factor = moves.most_place_factor(world.departments[p].reputation,
                                                   world.departments[p].non_western_share);
        place.eviction_words = evictions.most_words(world.tenure(PlaceId::at(p)));
    }
    return places;
}

/// By place: a word not below it means neither risk, whoever lives there. It lies apart from the
/// rest, since every household's word is compared with it.
std::vector<float> measure_most_words(std::vector<PlaceRisk> const& places,
                                      MovingHazard::Bounds const& bounds)
{
    std::vector<float> most;
    most.reserve(places.size());
    // Rounding to a float is made good by the margin of the bounds.
    for (PlaceRisk const& place : places)
        most.push_back(static_cast<float>(place.eviction_words) +
                       place.factor * bounds.words(place.dwelling));
    return most;
}

/// Whether each word is below the bound of its place, 1 or 0. A plain loop, which compilers turn
/// into vector instructions if they know that what is written is none of what is read.
BOLIGSIM_PROCESSOR_CLONES void find_below(std::size_t count, std::uint32_t const* words,
                                          PlaceId const* places, float const* bounds,
                                          std::uint8_t* __restrict below)
{
    for (std::size_t i = 0; i < count; ++i)
        below[i] = static_cast<float>(words[i]) < bounds[places[i].raw()] ? 1 : 0;
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
    std::vector<float> most_words;
};

MovingRisks::MovingRisks(sim::ParameterBook const& book, sim::Period period,
                         std::shared_ptr<Means const> means)
    : evictions_(sim::dated_table<EvictionHazard>(book, period)),
      moves_(sim::dated_table<MovingHazard>(book, period)),
      means_(std::move(means))
{
}

void MovingRisks::find_open(MonthAtWork const& m, sim::Rows rows, std::vector<Open>& open) const
{
    Households const& h = m.world.households;
    std::array<std::array<std::uint32_t, household_chunk>, 4> words;
    m.streams.fill({h.key.data() + rows.begin, rows.size()}, m.month, decide_wish_to_move / 4,
                   {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
    std::uint32_t const* const word = words[decide_wish_to_move % 4].data();
    std::array<std::uint8_t, household_chunk> glance;
    find_below(rows.size(), word, h.place.data() + rows.begin, m.most_words.data(), glance.data());

    // Undecided households are noted without a branch: which of the bounds settles a household is a
    // matter of chance, and a mispredicted branch costs more than the step itself.
    std::array<std::uint32_t, household_chunk> glanced;
    std::size_t glanced_count = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        glanced[glanced_count] = static_cast<std::uint32_t>(i);
        glanced_count += glance[i];
    }
    std::size_t open_count = open.size();
    open.resize(open_count + glanced_count);
    for (std::size_t k = 0; k < glanced_count; ++k) {
        std::uint32_t const offset = glanced[k];
        std::size_t const i = rows.begin + offset;
        PlaceRisk const& place = m.places[h.place[i].index()];
        int const months = std::max(0, m.month - h.moved_in[i]);
        float const wish_words =
            place.factor * m.bounds.words(place.dwelling, type_of(h.state[i]),
                                          union_change_of(h, i, m.month), months,
                                          h.state[i].mobility, m.month - h.first_born[i]);
        open[open_count] = {HouseholdId::at(i), word[offset]};
        open_count += static_cast<unsigned>(h.state[i].exists != 0) &
                      static_cast<unsigned>(static_cast<float>(word[offset]) <
                                            static_cast<float>(place.eviction_words) + wish_words);
    }
    open.resize(open_count);
}

/// Evictions are decided; whose wish to move depends on the rows of all members is left open.
std::vector<MovingRisks::Left> MovingRisks::decide_near(MonthAtWork const& m,
                                                        std::vector<Open> const& open,
                                                        std::vector<HouseholdId>& evicted) const
{
    Households const& h = m.world.households;
    std::vector<Left> left;
    left.reserve(open.size());
    for (std::size_t k = 0; k < open.size(); ++k) {
        if (k + 2 * read_ahead < open.size()) {
            std::size_t const ahead = open[k + 2 * read_ahead].household.index();
            sim::prefetch(h.first[ahead]);
            sim::prefetch(h.dwelling[ahead]);
        }
        if (k + read_ahead < open.size())
            prefetch_near_traits(m.world, open[k + read_ahead].household);
        HouseholdId const household = open[k].household;
        std::size_t const i = household.index();
        if (!h.first[i])
            continue;
        PlaceRisk const& place = m.places[h.place[i].index()];
        std::uint32_t const word = open[k].word;
        if (word < place.eviction_words) {
            if (m.evictions.evicts(word, m.world.tenure(h.place[i]),
                                   read_facts(m.world, household, m.month)))
                evicted.push_back(household);
            continue;
        }
        std::uint32_t const rest = word - place.eviction_words;
        MoverTraits const traits = read_near_traits(m.world, household, place.dwelling, m.month);
        if (rest < 0x1p32 * m.moves.most_probability(traits, m.month.month_of_year()))
            left.push_back({household, rest, traits});
    }
    return left;
}

void MovingRisks::decide_far(MonthAtWork const& m, std::vector<Left>& left,
                             std::vector<HouseholdId>& wishing) const
{
    int const month_of_year = m.month.month_of_year();
    for (std::size_t k = 0; k < left.size(); ++k) {
        if (k + read_ahead < left.size())
            prefetch_far_traits(m.world, left[k + read_ahead].household);
        if (k + read_ahead / 2 < left.size())
            prefetch_second(m.world, left[k + read_ahead / 2].household);
        auto& [household, word, traits] = left[k];
        read_far_traits(m.world, household, m.moves, *means_, m.month, traits);
        if (word < sim::threshold(m.moves.monthly_probability(traits, month_of_year)))
            wishing.push_back(household);
    }
}

void MovingRisks::run(World& world, MonthContext const& context) const
{
    EvictionHazard const& evictions = evictions_.at(context.month);
    MovingHazard const& moves = moves_.at(context.month);
    MovingHazard::Bounds const bounds = moves.bounds(context.month.month_of_year());
    std::vector<PlaceRisk> places = measure_places(world, evictions, moves);
    std::vector<float> most_words = measure_most_words(places, bounds);
    MonthAtWork const at_work{world, context.streams, context.month,     evictions,
                              moves, bounds,          std::move(places), std::move(most_words)};
    std::vector<Found> found(sim::chunk_count(world.households.rows(), household_unit));
    context.threads.for_chunks(
        world.households.rows(), household_unit, [&](std::size_t unit, sim::Rows rows) {
            std::vector<Open> open;
            for (std::size_t begin = rows.begin; begin < rows.end; begin += household_chunk)
                find_open(at_work, {begin, std::min(rows.end, begin + household_chunk)}, open);
            std::vector<Left> left = decide_near(at_work, open, found[unit].evicted);
            decide_far(at_work, left, found[unit].wishing);
        });
    Pending& pending = world.pending;
    for (Found const& chunk : found) {
        pending.evicted.insert(pending.evicted.end(), chunk.evicted.begin(), chunk.evicted.end());
        pending.wishing_to_move.insert(pending.wishing_to_move.end(), chunk.wishing.begin(),
                                       chunk.wishing.end());
    }
}

} // namespace boligsim
