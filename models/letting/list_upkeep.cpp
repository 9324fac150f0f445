#include "models/letting/list_upkeep.hpp"

#include <array>

#include "models/housing/household_facts.hpp"
#include "models/letting/market_lines.hpp"
#include "models/world/decisions.hpp"

namespace boligsim {

namespace {

/// How many applications ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 16;

std::uint32_t monthly_threshold(double annual_rate)
{
    return sim::threshold(sim::AnnualRate(annual_rate).per_month().value());
}

} // namespace

ListUpkeep::ListUpkeep(sim::ParameterBook const& book, sim::Period period)
    : tables_(book,
              {"list.lapse_rate", "list.reactivation_rate", "list.acute_end_rate",
               "letting.refusals_until_dormant"},
              period, [&](sim::Month at) {
                  Tables tables;
                  for (double const rate : book.values("list.lapse_rate", at))
                      tables.lapse.push_back(monthly_threshold(rate));
                  tables.reactivation =
                      monthly_threshold(book.scalar("list.reactivation_rate", at));
                  tables.acute_end = monthly_threshold(book.scalar("list.acute_end_rate", at));
                  tables.refusals_until_dormant =
                      static_cast<unsigned>(book.scalar("letting.refusals_until_dormant", at));
                  return tables;
              })
{
}

void ListUpkeep::keep(World& world, MonthContext const& context, Tables const& tables,
                      std::size_t market) const
{
    std::vector<Application>& queue = world.markets[market].queue;
    std::vector<sim::AgentKey> keys(queue.size());
    for (std::size_t i = 0; i < queue.size(); ++i)
        keys[i] = queue[i].key;
    std::array<std::vector<std::uint32_t>, 4> words;
    for (std::vector<std::uint32_t>& lane : words)
        lane.resize(queue.size());
    context.streams.fill(keys, context.month, decide_list_lapse / 4,
                         {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
    std::vector<std::uint32_t> const& draw = words[decide_list_lapse % 4];

    std::size_t kept = 0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        if (i + read_ahead < queue.size() && queue[i + read_ahead].household)
            prefetch_row(world, queue[i + read_ahead].household);
        Application& a = queue[i];
        if (!is_live(world, a))
            continue;
        std::size_t const household = a.household.index();
        auto const tenure =
            static_cast<std::size_t>(world.tenure(world.households.place[household]));
        std::uint32_t const lapse = tables.lapse[tenure];
        if (draw[i] < lapse) {
            world.households.on_list[household] = 0;
            continue;
        }
        // The draw given that the application did not lapse: both rates are far from one a month.
        std::uint32_t const rest = draw[i] - lapse;
        if (a.acute > 0 && rest < tables.acute_end)
            a.acute = 0;
        if (a.refusals >= tables.refusals_until_dormant && rest < tables.reactivation)
            a.refusals = 0;
        queue[kept++] = a;
    }
    queue.resize(kept);
}

void ListUpkeep::run(World& world, MonthContext const& context) const
{
    Tables const& tables = tables_.at(context.month);
    context.threads.for_each(world.markets.size(),
                             [&](std::size_t market) { keep(world, context, tables, market); });
}

} // namespace boligsim
