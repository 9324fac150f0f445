#include "models/demography/sharing.hpp"

#include <algorithm>

#include "models/demography/turns.hpp"
#include "models/record/flows.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr int years_to_a_parent = 15;
constexpr int first_age_away = 18; ///< as in leaving home
constexpr std::size_t tries = 8;

/// Every eighth home is asked in a month, each in its turn: far more than are needed.
constexpr unsigned turns = 8;

bool is_single_home(Households const& h, std::size_t i)
{
    return h.state[i].exists && h.state[i].adults == 1 && h.state[i].children == 0 &&
           !h.dwelling[i];
}

} // namespace

bool is_sharer(World const& world, PersonId person)
{
    Persons const& persons = world.persons;
    PersonId const head = world.households.first[persons.household[person.index()].index()];
    int const older = persons.birth[person.index()] - persons.birth[head.index()];
    return head != person && older < 12 * years_to_a_parent &&
           age_in(persons.birth[person.index()], world.now) >= first_age_away;
}

SharedHomes::SharedHomes(World const& world, MonthContext const& context)
    : by_municipality_(world.municipalities.size())
{
    constexpr std::size_t chunk = 1 << 13;
    Households const& h = world.households;
    std::vector<std::vector<Home>> found(sim::chunk_count(h.rows(), chunk));
    context.threads.for_chunks(h.rows(), chunk, [&](std::size_t c, sim::Rows rows) {
        std::vector<std::uint32_t> asked;
        households_in_turn(h, rows, context.month, turns, asked);
        for (std::size_t const i : asked) {
            if (is_single_home(h, i))
                found[c].push_back(
                    {sim::derive_key(h.key[i], static_cast<std::uint64_t>(context.month.count())),
                     HouseholdId::at(i)});
        }
    });
    for (auto const& part : found)
        for (Home const& home : part)
            by_municipality_[world.municipality(h.place[home.household.index()]).index()].push_back(
                home);
    context.threads.for_each(by_municipality_.size(), [&](std::size_t m) {
        std::sort(by_municipality_[m].begin(), by_municipality_[m].end(),
                  [](Home const& a, Home const& b) { return a.point < b.point; });
    });
}

HouseholdId SharedHomes::find_host(World const& world, MonthContext const& context, PersonId person,
                                   MunicipalityId municipality) const
{
    auto const& homes = by_municipality_[municipality.index()];
    if (homes.empty())
        return {};
    Households const& h = world.households;
    std::uint64_t const point =
        std::uint64_t{context.streams.word(world.persons.key[person.index()], context.month,
                                           decide_shared_home, 1)}
        << 32;
    auto const next =
        std::lower_bound(homes.begin(), homes.end(), point,
                         [](Home const& home, std::uint64_t p) { return home.point < p; });
    auto const first = static_cast<std::size_t>(next - homes.begin());
    for (std::size_t k = 0; k < std::min(tries, homes.size()); ++k) {
        HouseholdId const host = homes[(first + k) % homes.size()].household;
        PersonId const head = h.first[host.index()];
        if (!is_single_home(h, host.index()) || !head || head == person)
            continue;
        int const age = age_in(world.persons.birth[head.index()], context.month);
        int const older = world.persons.birth[person.index()] - world.persons.birth[head.index()];
        if (age >= youngest_sharer && age <= oldest_sharer && older < 12 * years_to_a_parent)
            return host;
    }
    return {};
}

void join_shared_home(World& world, MonthContext const& context, PersonId person, HouseholdId host)
{
    HouseholdId const old = world.persons.household[person.index()];
    count_person_move(world, context, world.households.place[old.index()],
                      world.households.place[host.index()]);
    remove_member(world, person);
    add_member(world, host, person);
    refresh_household(world, host);
}

} // namespace boligsim
