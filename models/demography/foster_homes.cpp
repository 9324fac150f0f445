#include "models/demography/foster_homes.hpp"

#include <algorithm>
#include <utility>

#include "models/demography/turns.hpp"
#include "models/record/flows.hpp"
#include "models/world/households.hpp"
#include "models/world/parents.hpp"

namespace boligsim {

namespace {

constexpr std::size_t chunk = 1 << 13;

/// Children of one household who look for another.
struct Search {
    std::size_t number = 0; ///< of the entry
    HouseholdId household;
    MunicipalityId municipality;
    sim::AgentKey draw = 0;
};

/// What a couple has drawn; the lowest takes the children in.
struct Offer {
    std::pair<std::uint64_t, sim::AgentKey> lot{~0ull, ~0ull};
    HouseholdId host;
};

/// Couples that are asked: a part of them, in turn by the month in which the reference person was
/// born, since children are few and couples many; where none of these lives in the municipality,
/// all there; where there is none, all of the country.
enum class Asked { some_of_municipality, municipality, country };
constexpr unsigned turns = 32;

bool is_alone(World const& world, HouseholdId household)
{
    Households const& h = world.households;
    std::size_t const i = household.index();
    return h.state[i].exists && h.first[i] && h.state[i].adults == 0;
}

std::vector<Search> searches(World const& world, MonthContext const& context,
                             std::vector<ChildrenAlone> const& children)
{
    Households const& h = world.households;
    std::vector<Search> all;
    for (std::size_t k = 0; k < children.size(); ++k) {
        HouseholdId const household = children[k].household;
        if (!is_alone(world, household))
            continue;
        sim::AgentKey const oldest = world.persons.key[h.first[household.index()].index()];
        std::uint64_t const word = context.streams.word(oldest, context.month, decide_foster_home);
        all.push_back({k, household, world.municipality(h.place[household.index()]),
                       sim::derive_key(oldest, word)});
    }
    return all;
}

/// The host of each search; empty where there is none.
std::vector<HouseholdId> hosts_of(World const& world, MonthContext const& context,
                                  std::vector<Search> const& all, Asked asked)
{
    Households const& h = world.households;
    std::vector<std::vector<std::size_t>> of_municipality(world.municipalities.size());
    for (std::size_t s = 0; s < all.size(); ++s)
        if (asked != Asked::country)
            of_municipality[all[s].municipality.index()].push_back(s);
        else
            for (std::vector<std::size_t>& list : of_municipality)
                list.push_back(s);
    std::vector<std::vector<Offer>> lowest(sim::chunk_count(h.rows(), chunk));
    context.threads.for_chunks(h.rows(), chunk, [&](std::size_t c, sim::Rows rows) {
        lowest[c].resize(all.size());
        std::vector<std::uint32_t> in_turn;
        households_in_turn(h, rows, context.month, asked == Asked::some_of_municipality ? turns : 1,
                           in_turn);
        for (std::size_t const i : in_turn) {
            if (!h.state[i].exists || !h.state[i].couple)
                continue;
            for (std::size_t const s : of_municipality[world.municipality(h.place[i]).index()]) {
                if (all[s].household == HouseholdId::at(i))
                    continue;
                std::pair const lot(sim::derive_key(all[s].draw, h.key[i]), h.key[i]);
                if (lot < lowest[c][s].lot)
                    lowest[c][s] = {lot, HouseholdId::at(i)};
            }
        }
    });
    std::vector<HouseholdId> hosts(all.size());
    for (std::size_t s = 0; s < all.size(); ++s) {
        Offer best;
        for (std::vector<Offer> const& of_chunk : lowest)
            if (of_chunk[s].lot < best.lot)
                best = of_chunk[s];
        hosts[s] = best.host;
    }
    return hosts;
}

void move_child(World& world, MonthContext const& context, PersonId child, HouseholdId host)
{
    Households const& h = world.households;
    HouseholdId const home = world.persons.household[child.index()];
    remove_member(world, child);
    add_member(world, host, child);
    count_person_move(world, context, h.place[home.index()], h.place[host.index()]);
}

void move_in(World& world, MonthContext const& context, HouseholdId household, HouseholdId host)
{
    Households const& h = world.households;
    while (PersonId const child = h.first[household.index()])
        move_child(world, context, child, host);
    refresh_household(world, host);
}

void end(World& world, MonthContext const& context, ChildrenAlone const& entry, HouseholdId host)
{
    switch (entry.why) {
    case WhyAlone::adult_died:
        count_household_died(world, context, entry.household, entry.before);
        break;
    case WhyAlone::adult_emigrated:
        count_household_emigrated(world, context, entry.household, entry.before);
        break;
    case WhyAlone::arrived_so:
        count_household_joined(world, context, entry.household,
                               world.households.place[host.index()], entry.before);
        break;
    }
    dissolve_if_empty(world, entry.household);
}

/// Moves each child whose parent lives in another household, in which there is an adult, there.
void go_to_parents(World& world, MonthContext const& context, ChildrenAlone const& entry)
{
    Households const& h = world.households;
    if (!is_alone(world, entry.household))
        return;
    std::vector<PersonId> children;
    for_members(world, entry.household, [&](PersonId child) { children.push_back(child); });
    HouseholdId joined;
    for (PersonId const child : children) {
        PersonId const parent = parent_of(world.persons, child);
        if (!parent)
            continue;
        HouseholdId const host = world.persons.household[parent.index()];
        if (host == entry.household || h.state[host.index()].adults == 0)
            continue;
        move_child(world, context, child, host);
        refresh_household(world, host);
        joined = host;
    }
    if (!h.first[entry.household.index()])
        end(world, context, entry, joined);
    else if (joined)
        refresh_household(world, entry.household);
}

void settle(World& world, MonthContext const& context, std::vector<ChildrenAlone> const& children,
            std::vector<Search> const& all, Asked asked)
{
    std::vector<HouseholdId> const hosts = hosts_of(world, context, all, asked);
    for (std::size_t s = 0; s < all.size(); ++s) {
        // The same household may stand on the list twice.
        if (!hosts[s] || !is_alone(world, all[s].household))
            continue;
        move_in(world, context, all[s].household, hosts[s]);
        end(world, context, children[all[s].number], hosts[s]);
    }
}

} // namespace

void find_foster_homes(World& world, MonthContext const& context,
                       std::vector<ChildrenAlone> const& children)
{
    for (ChildrenAlone const& entry : children)
        go_to_parents(world, context, entry);
    for (Asked const asked : {Asked::some_of_municipality, Asked::municipality, Asked::country})
        if (std::vector<Search> const left = searches(world, context, children); !left.empty())
            settle(world, context, children, left, asked);
}

void FosterHomes::run(World& world, MonthContext const& context) const
{
    find_foster_homes(world, context, world.pending.children_alone);
}

} // namespace boligsim
