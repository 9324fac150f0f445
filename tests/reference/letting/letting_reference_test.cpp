#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "models/letting/list_upkeep.hpp"
#include "tests/reference/letting/plain_market.hpp"
#include "tests/reference/letting/plain_upkeep.hpp"
#include "tests/support/listed_areas.hpp"
#include "tests/support/random_letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2008, 1), sim::Month(2020, 12)};

/// Areas so small and so hard to please that some of the random ones may refuse and some may not.
sim::ParameterBook const& book()
{
    static sim::ParameterBook const made = default_parameters()
                                               .with("letting.combined_least_residents", 55)
                                               .with("letting.combined_outside_share", 0.6);
    return made;
}

std::vector<DwellingId> vacant_in_first(World const& world)
{
    std::vector<DwellingId> vacant;
    for (std::size_t d = 0; d < world.dwellings.rows(); ++d)
        if (!world.dwellings.occupant[d] &&
            world.departments[world.dwellings.department[d].index()].municipality.index() == 0)
            vacant.push_back(DwellingId::at(d));
    return vacant;
}

RC_GTEST_PROP(LettingReference, MarketsLetAsThePlainOneDoes, (std::uint32_t seed, bool listed))
{
    RandomLetting made(seed);
    World& world = made.made.world;
    MonthRunner().run(ListUpkeep(book(), period), world, 1, seed);
    LettingTools const tools = make_letting_tools();
    AreaRules const area_rules =
        listed ? with_listed_areas(book(), period, world.now) : make_area_rules(book(), period);
    Agreements const agreements(book(), period, made.rules, tools, area_rules);
    MarketDirectory const directory(world);
    sim::Streams const streams(seed, 0);
    agreements.bring_into_force(world, streams, world.now);
    LettingPractice const practice(book(), world.now);
    sim::ThreadPool const pool(2);
    judge_areas(world, pool, area_rules,
                {world.now, world.scale, agreements.tools_in_use(world.now)});
    LettingMonth const letting{world,      streams,   world.now,   tools,     practice,
                               agreements, directory, *made.means, area_rules};

    std::vector<DwellingId> const vacant = vacant_in_first(world);
    MarketOutcome const fast = let_market(letting, MunicipalityId::at(0), vacant);
    MarketOutcome const plain =
        let_market_plainly(letting, book(), made.rules, listed ? Listed::yes : Listed::no,
                           MunicipalityId::at(0), vacant);
    RC_ASSERT(fast.lettings == plain.lettings);
    RC_ASSERT(fast.refusals == plain.refusals);
    RC_ASSERT(fast.turned_away == plain.turned_away);
    RC_TAG(fast.lettings.empty() ? "nothing let" : "dwellings let",
           std::any_of(world.area_standings.rules.begin(), world.area_standings.rules.end(),
                       [](std::uint32_t rules) { return rules != 0; })
               ? "a rule holds in an area"
               : "no area has a rule");
}

/// The queue as text.
std::string queue_of(std::vector<Application> const& queue)
{
    std::string text;
    for (Application const& a : queue)
        text += std::to_string(a.household.raw()) + ":" + std::to_string(a.min_rooms) + "-" +
                std::to_string(a.max_rooms) + " kind " + std::to_string(static_cast<int>(a.kind)) +
                " refused " + std::to_string(a.refusals) + " acute " + std::to_string(a.acute) +
                " takes youth " + std::to_string(a.takes_youth) + " of " +
                std::to_string(a.adults) + "+" + std::to_string(a.children) + " living in " +
                std::to_string(a.home.raw()) + " lists " + std::to_string(a.organisations) +
                " own list " + std::to_string(a.own_list) + " since " + sim::to_string(a.since) +
                "\n";
    return text;
}

RC_GTEST_PROP(LettingReference, ListsAreKeptAsThePlainOneKeepsThem, (std::uint32_t seed))
{
    RandomLetting made(seed);
    World& world = made.made.world;
    std::vector<Application> const plain =
        keep_queue_plainly(world, book(), sim::Streams(seed, 0), 0);
    MonthRunner().run(ListUpkeep(book(), period), world, 1 + static_cast<int>(seed % 4), seed);
    RC_ASSERT(queue_of(world.markets[0].queue) == queue_of(plain));
}

/// What a month of lists and letting leaves behind, as text.
std::string trace(RandomLetting const& made, int threads)
{
    World world = made.made.world;
    Letting const letting(made.rules, book(), period, made.means);
    MonthRunner const runner;
    runner.run(ListUpkeep(book(), period), world, threads);
    sim::YearCounts const counts = runner.run(letting, world, threads);
    std::string text = queue_of(world.markets[0].queue);
    for (HouseholdId const occupant : world.dwellings.occupant)
        text += std::to_string(occupant.raw()) + " ";
    for (Application const& a : world.markets[0].queue)
        text += std::to_string(a.household.raw()) + "/" + std::to_string(a.refusals) + " ";
    for (LettingPhases const& phases : world.dwellings.phases)
        text += std::to_string(phases.agreements) + "/" + std::to_string(phases.lists) + " ";
    for (std::int32_t const n : counts.copy_counts(runner.measures.lettings, 0, counts.places()))
        text += std::to_string(n) + " ";
    return text;
}

RC_GTEST_PROP(LettingReference, ThreadsDoNotMatter, (std::uint32_t seed))
{
    RandomLetting const made(seed);
    std::string const one = trace(made, 1);
    RC_ASSERT(one == trace(made, 2));
    RC_ASSERT(one == trace(made, 4));
}

} // namespace
} // namespace boligsim::testing
