#include "models/housing/eviction.hpp"

#include <algorithm>

#include "models/world/flows.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr std::size_t household_chunk = 4096;

/// Sectors in the order of the parameter's axis.
constexpr std::array rented{Tenure::public_housing, Tenure::private_rental};

Eviction::Situation situation_of(HouseholdFacts const& facts)
{
    using enum Eviction::Situation;
    if (facts.all_on_benefits())
        return facts.has_children() ? benefits_family : benefits;
    return facts.has_children() ? other_family : other;
}

} // namespace

Eviction::Eviction(sim::ParameterBook const& book, sim::Period period)
    : hazards_(book, {"eviction.annual_rate", "eviction.level"}, period, [&](sim::Month at) {
          std::vector<double> const rates = book.values("eviction.annual_rate", at);
          double const level = book.scalar("eviction.level", at);
          Hazards hazards{};
          for (std::size_t r = 0; r < rented.size(); ++r) {
              auto const tenure = static_cast<std::size_t>(rented[r]);
              for (std::size_t s = 0; s < situation_count; ++s)
                  hazards.threshold[tenure][s] = sim::threshold(
                      sim::AnnualRate(level * rates[r * situation_count + s]).per_month().value());
              hazards.most[tenure] = *std::max_element(hazards.threshold[tenure].begin(),
                                                       hazards.threshold[tenure].end());
          }
          return hazards;
      })
{
}

std::vector<HouseholdId> Eviction::evicted(World const& world, MonthContext const& context) const
{
    Households const& h = world.households;
    Hazards const& hazards = hazards_.at(context.month);
    std::vector<std::uint32_t> most(world.places());
    for (std::size_t p = 0; p < most.size(); ++p)
        most[p] = hazards.most[static_cast<std::size_t>(world.tenure(PlaceId::at(p)))];
    std::vector<std::vector<HouseholdId>> found(sim::chunk_count(h.rows(), household_chunk));
    context.threads.for_chunks(h.rows(), household_chunk, [&](std::size_t chunk, sim::Rows rows) {
        // Tenants, not half of all households, are put together first: drawing is most of the work.
        std::array<sim::AgentKey, household_chunk> keys;
        std::array<std::uint32_t, household_chunk> tenants;
        std::size_t number = 0;
        for (std::size_t i = rows.begin; i < rows.end; ++i) {
            keys[number] = h.key[i];
            tenants[number] = static_cast<std::uint32_t>(i);
            number += h.exists[i] && most[h.place[i].index()] > 0 ? 1u : 0u;
        }
        std::array<std::array<std::uint32_t, household_chunk>, 4> words;
        context.streams.fill({keys.data(), number}, context.month, decide_eviction / 4,
                             {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
        for (std::size_t n = 0; n < number; ++n) {
            std::uint32_t const draw = words[decide_eviction % 4][n];
            std::size_t const i = tenants[n];
            // Two in a thousand come this far; only their members' rows are read.
            if (draw >= most[h.place[i].index()] || !h.first[i])
                continue;
            auto const tenure = static_cast<std::size_t>(world.tenure(h.place[i]));
            HouseholdId const household = HouseholdId::at(i);
            auto const situation =
                static_cast<std::size_t>(situation_of(read_facts(world, household, context.month)));
            if (draw < hazards.threshold[tenure][situation])
                found[chunk].push_back(household);
        }
    });
    std::vector<HouseholdId> all;
    for (std::vector<HouseholdId> const& chunk : found)
        all.insert(all.end(), chunk.begin(), chunk.end());
    return all;
}

void Eviction::run(World& world, MonthContext const& context) const
{
    for (HouseholdId const household : evicted(world, context)) {
        PlaceId const from = world.households.place[household.index()];
        PlaceId const lodging = world.place_of(world.municipality(from), Tenure::other);
        count_household_move(world, context, household, from, lodging, MoveReason::eviction);
        move_to_segment(world, household, lodging);
        world.households.on_list[household.index()] = 0;
        world.pending.seekers.push_back({household, MoveReason::eviction});
    }
}

} // namespace boligsim
