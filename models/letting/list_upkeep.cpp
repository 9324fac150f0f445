#include "models/letting/list_upkeep.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "models/process/decisions.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

/// How many applications ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 16;

/// Draws are made for so many applications at once.
constexpr std::size_t application_chunk = 1024;

/// Asks for what is read of a household on a list.
void prefetch_family(World const& world, Application const& a)
{
    if (!a.household)
        return;
    sim::prefetch(world.households.state[a.household.index()]);
    sim::prefetch(world.households.place[a.household.index()]);
    // Read of those only who wait for a youth or elderly dwelling; a branch costs as much.
    sim::prefetch(world.households.first_born[a.household.index()]);
}

std::uint32_t monthly_threshold(double annual_rate)
{
    return sim::threshold(sim::AnnualRate(annual_rate).per_month().value());
}

/// Asks for the rooms and the kind of dwelling that suit the household now.
void follow_family(World const& world, sim::Month month, RoomNorm const& norm,
                   DwellingKinds const& kinds, Application& a)
{
    follow_household(world, norm, a);
    a.takes_youth = 0;
    if (a.kind == DwellingKind::family && a.acute == 0)
        return;
    HouseholdFacts facts;
    facts.age = age_in(world.households.first_born[a.household.index()], month);
    facts.children = a.children;
    // Members are read only of those whose education decides.
    if (kinds.asks_for_education(facts.age))
        facts.in_education = read_in_education(world, a.household);
    bool const may_have_youth = kinds.may_have_youth(facts);
    if ((a.kind == DwellingKind::youth && !may_have_youth) ||
        (a.kind == DwellingKind::elderly && !kinds.may_have_elderly(facts)))
        a.kind = DwellingKind::family;
    a.takes_youth = a.acute > 0 && may_have_youth ? 1 : 0;
}

} // namespace

ListUpkeep::ListUpkeep(sim::ParameterBook const& book, sim::Period period)
    : tables_(book, period, [](sim::ParameterBook const& b, sim::Month at) {
          Tables tables{{},
                        monthly_threshold(b.scalar("list.reactivation_rate", at)),
                        monthly_threshold(b.scalar("list.acute_end_rate", at)),
                        read_refusal_limits(b, at),
                        RoomNorm(b, at),
                        DwellingKinds(b, at),
                        ApplicationForm(b, at)};
          for (double const rate : b.values("list.lapse_rate", at))
              tables.lapse.push_back(monthly_threshold(rate));
          tables.most = std::uint64_t{std::max(tables.acute_end, tables.reactivation)} +
                        *std::max_element(tables.lapse.begin(), tables.lapse.end());
          return tables;
      })
{
}

void ListUpkeep::keep(World& world, MonthContext const& context, Tables const& tables,
                      MarketGuide const& guide, MunicipalityId market) const
{
    std::vector<Application>& queue = world.markets[market.index()].queue;
    std::array<sim::AgentKey, application_chunk> keys;
    std::array<std::array<std::uint32_t, application_chunk>, 4> words;
    std::uint32_t const* const draws = words[decide_list_lapse % 4].data();

    std::size_t kept = 0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        std::size_t const in_chunk = i % application_chunk;
        if (in_chunk == 0) {
            std::size_t const number = std::min(application_chunk, queue.size() - i);
            for (std::size_t k = 0; k < number; ++k)
                keys[k] = queue[i + k].key;
            context.streams.fill(
                {keys.data(), number}, context.month, decide_list_lapse / 4,
                {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
        }
        if (i + read_ahead < queue.size())
            prefetch_family(world, queue[i + read_ahead]);
        Application& a = queue[i];
        std::uint32_t const draw = draws[in_chunk];
        // Households that were housed, evicted or have ended are on no list; nor is a household founded
        // since on the row of one that ended.
        if (!a.household || world.households.state[a.household.index()].on_list == 0)
            continue;
        std::size_t const household = a.household.index();
        assert(is_live(world, a));
        // Where the household lives is read of those only of whom the draw may decide something.
        // Tenants who have to leave for a renovation are owed a dwelling and do not give up.
        if (draw < tables.most && Urgency{a.acute} != Urgency::rehoused) {
            auto const tenure =
                static_cast<std::size_t>(world.tenure(world.households.place[household]));
            std::uint32_t const lapse = tables.lapse[tenure];
            if (draw < lapse) {
                world.households.state[household].on_list = 0;
                continue;
            }
            // The draw given that the application did not lapse: both rates are far from one a
            // month.
            std::uint32_t const rest = draw - lapse;
            if (a.acute > 0 && rest < tables.acute_end)
                a.acute = 0;
            if (is_dormant(a, tables.refusals_until_dormant) && rest < tables.reactivation)
                a.refusals = 0;
        }
        DwellingKind const asked_for = a.kind;
        follow_family(world, context.month, tables.rooms, tables.kinds, a);
        if (a.kind != asked_for)
            tables.form.follow_kind(world, guide, context.streams, context.month, market, asked_for,
                                    a);
        a.own_list = a.asks_landlord != 0 ? own_list(world, guide.directory, market, a.household)
                                          : std::uint16_t{0};
        queue[kept++] = a;
    }
    queue.resize(kept);
}

void ListUpkeep::run(World& world, MonthContext const& context) const
{
    Tables const& tables = tables_.at(context.month);
    MarketDirectory const directory(world);
    PlaceTable const places(world);
    MarketGuide const guide{directory, places};
    context.threads.for_each(world.markets.size(), [&](std::size_t market) {
        keep(world, context, tables, guide, MunicipalityId::at(market));
    });
}

} // namespace boligsim
