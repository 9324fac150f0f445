#include "models/letting/list_upkeep.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "models/housing/application_form.hpp"
#include "models/world/decisions.hpp"

namespace boligsim {

namespace {

/// How many applications ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 16;

/// Asks for what is read of every household on a list.
void prefetch_family(World const& world, HouseholdId household)
{
    __builtin_prefetch(&world.households.on_list[household.index()]);
    __builtin_prefetch(&world.households.adults[household.index()]);
    __builtin_prefetch(&world.households.children[household.index()]);
}

std::uint32_t monthly_threshold(double annual_rate)
{
    return sim::threshold(sim::AnnualRate(annual_rate).per_month().value());
}

/// Asks for the rooms, and where it has to be the kind of dwelling, that suit the household now.
void follow_family(World const& world, sim::Month month, DwellingKinds const& kinds, Application& a)
{
    Households const& h = world.households;
    std::size_t const i = a.household.index();
    RoomsWanted const rooms = rooms_wanted(h.adults[i], h.children[i]);
    a.min_rooms = rooms.least;
    a.max_rooms = rooms.most;
    a.children = h.children[i] > 0 ? 1 : 0;
    if (a.kind == DwellingKind::family)
        return;
    HouseholdFacts facts;
    facts.age = age_in(h.first_born[i], month);
    facts.children = h.children[i];
    // Members are read only of those whose education decides.
    if (a.kind == DwellingKind::youth && kinds.asks_for_education(facts.age))
        read_members(world, a.household, month, facts);
    bool const may_have_it =
        a.kind == DwellingKind::youth ? kinds.may_have_youth(facts) : kinds.may_have_elderly(facts);
    if (!may_have_it)
        a.kind = DwellingKind::family;
}

} // namespace

ListUpkeep::ListUpkeep(sim::ParameterBook const& book, sim::Period period)
    : tables_(book,
              {"list.lapse_rate", "list.reactivation_rate", "list.acute_end_rate",
               "letting.refusals_until_dormant", "destination.youth_dwelling_last_age",
               "destination.elderly_dwelling_first_age"},
              period, [&](sim::Month at) {
                  Tables tables{{},
                                monthly_threshold(book.scalar("list.reactivation_rate", at)),
                                monthly_threshold(book.scalar("list.acute_end_rate", at)),
                                read_refusal_limits(book, at),
                                DwellingKinds(book, at)};
                  for (double const rate : book.values("list.lapse_rate", at))
                      tables.lapse.push_back(monthly_threshold(rate));
                  tables.most = std::uint64_t{std::max(tables.acute_end, tables.reactivation)} +
                                *std::max_element(tables.lapse.begin(), tables.lapse.end());
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
        if (i + read_ahead < queue.size() && queue[i + read_ahead].household) {
            prefetch_family(world, queue[i + read_ahead].household);
        }
        Application& a = queue[i];
        // Who was let to, evicted or is no more is on no list; nor is a household founded since on
        // the row of one that ended.
        if (!a.household || world.households.on_list[a.household.index()] == 0)
            continue;
        std::size_t const household = a.household.index();
        assert(is_live(world, a));
        // Where the household lives is read of those only of whom the draw may decide something.
        if (draw[i] < tables.most) {
            auto const tenure =
                static_cast<std::size_t>(world.tenure(world.households.place[household]));
            std::uint32_t const lapse = tables.lapse[tenure];
            if (draw[i] < lapse) {
                world.households.on_list[household] = 0;
                continue;
            }
            // The draw given that the application did not lapse: both rates are far from one a
            // month.
            std::uint32_t const rest = draw[i] - lapse;
            if (a.acute > 0 && rest < tables.acute_end)
                a.acute = 0;
            if (is_dormant(a, tables.refusals_until_dormant) && rest < tables.reactivation)
                a.refusals = 0;
        }
        follow_family(world, context.month, tables.kinds, a);
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
