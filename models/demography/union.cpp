#include "models/demography/union.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

#include "models/demography/leaving_home.hpp"
#include "models/demography/sharing.hpp"
#include "models/record/flows.hpp"
#include "models/world/households.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

constexpr int youngest = 18;
constexpr std::size_t regions = region_count;
constexpr std::size_t groups = 3; ///< Danish, Western, non-Western

constexpr std::size_t seeker_chunk = 1024;
constexpr std::size_t no_market = regions * groups;

struct Seeker {
    double rank = 0;       ///< months; shifted so that partners meet
    sim::AgentKey key = 0; ///< decides between equal ranks
    PersonId person;
};

/// A side of a market that a seeker looks in.
struct Placed {
    Seeker seeker;
    std::size_t market = no_market;
    Sex sex = Sex::woman;
};

/// Seekers of two sexes.
using Sides = std::array<std::vector<Seeker>, 2>;

/// How many pairs ahead of their use homes are asked for.
constexpr std::size_t read_ahead = 4;

/// Asks for the home of somebody who will move together with somebody: pairs are in order of age,
/// their homes anywhere.
void prefetch_home(World const& world, PersonId person)
{
    std::size_t const i = world.persons.household[person.index()].index();
    sim::prefetch(world.households.first[i]);
    sim::prefetch(world.households.place[i]);
    sim::prefetch(world.households.state[i]);
}

void put_in_order(std::vector<Seeker>& seekers)
{
    std::sort(seekers.begin(), seekers.end(), [](Seeker const& a, Seeker const& b) {
        return std::tie(a.rank, a.key) < std::tie(b.rank, b.key);
    });
}

std::size_t group_of(Origin origin)
{
    return origin == Origin::danish ? 0 : origin == Origin::western ? 1 : 2;
}

void join_households(World& world, MonthContext const& context, PersonId host, PersonId guest)
{
    Persons& persons = world.persons;
    HouseholdId const home = persons.household[host.index()];
    HouseholdId const old = persons.household[guest.index()];
    PlaceId const to = world.households.place[home.index()];
    PlaceId const from = world.households.place[old.index()];
    HouseholdPortrait const before = portray_for_events(world, context, old);
    // The guest's children come along; parents and sharers stay where they are.
    std::vector<PersonId> movers{guest};
    if (world.households.first[old.index()] == guest)
        for_members(world, old, [&](PersonId p) {
            if (p != guest && !is_sharer(world, p))
                movers.push_back(p);
        });
    for (PersonId const mover : movers) {
        remove_member(world, mover);
        add_member(world, home, mover);
        count_person_move(world, context, from, to);
    }
    if (world.households.first[old.index()]) {
        refresh_household(world, old);
    } else {
        count_household_joined(world, context, old, to, before);
        dissolve_if_empty(world, old);
    }
    persons.partnered[host.index()] = 1;
    persons.partnered[guest.index()] = 1;
    world.households.couple_changed[home.index()] = context.month;
    refresh_household(world, home);
}

/// Whether the person is the reference person of a household without a couple.
bool can_host(World const& world, PersonId person)
{
    HouseholdId const household = world.persons.household[person.index()];
    return world.households.first[household.index()] == person;
}

/// Which of two homes a couple keeps: what is owned, else what is let privately, before public
/// housing; between homes of the same kind where there are children, else the first.
bool prefers_second(World const& world, HouseholdId first, HouseholdId second)
{
    auto const rank = [&](HouseholdId h) {
        switch (world.tenure(world.households.place[h.index()])) {
        case Tenure::owner:
            return 2;
        case Tenure::private_rental:
            return 1;
        case Tenure::other:
        case Tenure::public_housing:
            return 0;
        }
        return 0;
    };
    auto const score = [&](HouseholdId h) {
        return std::pair(rank(h), world.households.state[h.index()].children > 0 ? 1 : 0);
    };
    return score(second) > score(first);
}

void move_together(World& world, MonthContext const& context, PersonId woman, PersonId man)
{
    Persons const& persons = world.persons;
    HouseholdId const hers = persons.household[woman.index()];
    HouseholdId const his = persons.household[man.index()];
    if (hers == his)
        return; // relatives under one roof are no couple
    bool const she_hosts = can_host(world, woman);
    bool const he_hosts = can_host(world, man);
    if (she_hosts && he_hosts) {
        if (prefers_second(world, hers, his))
            join_households(world, context, man, woman);
        else
            join_households(world, context, woman, man);
    } else if (she_hosts) {
        join_households(world, context, woman, man);
    } else if (he_hosts) {
        join_households(world, context, man, woman);
    } else {
        found_own_household(world, context, woman, MoveReason::leaving_home);
        refresh_household(world, hers);
        join_households(world, context, woman, man);
    }
}

} // namespace

LifeEvent union_wish(sim::ParameterBook const& book, sim::Period period)
{
    return {"partnership", decide_seeking_union,
            LifeHazard(book, period,
                       [](sim::ParameterBook const& b, sim::Month at) -> LifeHazard::Rate {
                           sim::Table<Sex, sim::Bands> const rates(b, "union.annual_rate", at);
                           return [rates](LifeGroup const& g) {
                               return sim::AnnualRate(
                                   g.partnered || g.age < youngest ? 0 : rates(g.sex, g.age));
                           };
                       }),
            [](World const&, LifeHit const& hit, Pending& pending) {
                pending.seeking_union.push_back(hit.person);
            }};
}

Union::Union(sim::ParameterBook const& book, sim::Period period)
    : tables_(sim::dated_table<Tables>(book, period))
{
}

Union::Tables::Tables(sim::ParameterBook const& book, sim::Month at)
    : spread_months(12 * book.scalar("union.age_difference_spread", at))
{
    auto const shares = book.values("union.same_origin_share", at);
    for (std::size_t o = 0; o < origin_count; ++o)
        same_origin[o] = sim::threshold(shares[o]);
}

void Union::run(World& world, MonthContext const& context) const
{
    Persons const& persons = world.persons;
    Tables const& tables = tables_.at(context.month);
    std::vector<PersonId> const& seeking = world.pending.seeking_union;
    auto const place = [&](PersonId person) -> Placed {
        std::size_t const i = person.index();
        if (!persons.alive[i] || persons.partnered[i])
            return {};
        auto const words =
            context.streams.block(persons.key[i], context.month, decide_union_partner / 4, 1);
        Origin const origin = persons.origin[i];
        std::size_t group = group_of(origin);
        if (words[0] >= tables.same_origin[static_cast<std::size_t>(origin)])
            group = words[1] % groups;
        PlaceId const home = world.households.place[persons.household[i].index()];
        auto const region =
            static_cast<std::size_t>(world.municipalities[world.municipality(home).index()].region);
        // A triangular spread on [-1, 1] has a variance of 1/6.
        double const spread =
            (words[2] * 0x1p-32 + words[3] * 0x1p-32 - 1) * std::sqrt(6.0) * tables.spread_months;
        bool const man = persons.sex[i] == Sex::man;
        double const rank = persons.birth[i].count() + (man ? spread : 0.0);
        return {{rank, persons.key[i], person}, region * groups + group, persons.sex[i]};
    };
    // Who looks where is worked out in parallel, from a world that does not change meanwhile; only
    // moving together is done in series.
    std::vector<Placed> placed(seeking.size());
    context.threads.for_chunks(seeking.size(), seeker_chunk, [&](std::size_t, sim::Rows rows) {
        for (std::size_t i = rows.begin; i < rows.end; ++i)
            placed[i] = place(seeking[i]);
    });
    std::array<Sides, regions * groups> markets;
    for (Placed const& p : placed)
        if (p.market != no_market)
            markets[p.market][p.sex == Sex::man ? 1 : 0].push_back(p.seeker);
    context.threads.for_each(2 * markets.size(),
                             [&](std::size_t s) { put_in_order(markets[s / 2][s % 2]); });

    // First within the region; who is left over looks in the whole country.
    std::array<Sides, groups> left_over;
    auto const pair_off = [&](Sides const& market, Sides* rest) {
        std::vector<Seeker> const& women = market[0];
        std::vector<Seeker> const& men = market[1];
        std::size_t const pairs = std::min(women.size(), men.size());
        auto const woman = [&](std::size_t k) { return women[k * women.size() / pairs].person; };
        auto const man = [&](std::size_t k) { return men[k * men.size() / pairs].person; };
        for (std::size_t k = 0; k < pairs; ++k) {
            if (k + read_ahead < pairs) {
                prefetch_home(world, woman(k + read_ahead));
                prefetch_home(world, man(k + read_ahead));
            }
            move_together(world, context, woman(k), man(k));
        }
        if (!rest)
            return;
        for (std::size_t side = 0; side < 2; ++side) {
            std::vector<Seeker> const& all = market[side];
            std::size_t pair = 0;
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (pair < pairs && i == pair * all.size() / pairs)
                    ++pair;
                else
                    (*rest)[side].push_back(all[i]);
            }
        }
    };
    for (std::size_t m = 0; m < markets.size(); ++m)
        pair_off(markets[m], &left_over[m % groups]);
    for (Sides& market : left_over) {
        for (std::vector<Seeker>& side : market)
            put_in_order(side);
        pair_off(market, nullptr);
    }
}

} // namespace boligsim
