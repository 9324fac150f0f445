#include "models/demography/sharing.hpp"

#include "models/world/flows.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr int years_to_a_parent = 15;
constexpr std::size_t tries = 8;

/// Every eighth home is asked in a month, each in its turn: far more than are needed.
constexpr std::size_t turns = 8;

bool is_single_home(Households const& h, std::size_t i)
{
    return h.exists[i] && h.adults[i] == 1 && h.children[i] == 0 && !h.dwelling[i];
}

} // namespace

bool is_sharer(World const& world, PersonId person)
{
    Persons const& persons = world.persons;
    PersonId const head = world.households.first[persons.household[person.index()].index()];
    int const older = persons.birth[person.index()] - persons.birth[head.index()];
    return head != person && older < 12 * years_to_a_parent;
}

SharedHomes::SharedHomes(World const& world, MonthContext const& context)
    : by_municipality_(world.municipalities.size())
{
    constexpr std::size_t chunk = 1 << 16;
    Households const& h = world.households;
    auto const turn = static_cast<std::size_t>(context.month.count()) % turns;
    std::vector<std::vector<HouseholdId>> found(sim::chunk_count(h.rows(), chunk));
    context.threads.for_chunks(h.rows(), chunk, [&](std::size_t c, sim::Rows rows) {
        for (std::size_t i = rows.begin + turn; i < rows.end; i += turns)
            if (is_single_home(h, i))
                found[c].push_back(HouseholdId::at(i));
    });
    for (auto const& part : found)
        for (HouseholdId const household : part)
            by_municipality_[world.municipality(h.place[household.index()]).index()].push_back(
                household);
}

HouseholdId SharedHomes::find_host(World const& world, MonthContext const& context, PersonId person,
                                   MunicipalityId municipality) const
{
    auto const& homes = by_municipality_[municipality.index()];
    if (homes.empty())
        return {};
    Households const& h = world.households;
    for (std::uint32_t k = 0; k < tries; ++k) {
        double const u = context.streams.uniform(world.persons.key[person.index()], context.month,
                                                 decide_shared_home, 1 + k);
        HouseholdId const host =
            homes[static_cast<std::size_t>(u * static_cast<double>(homes.size()))];
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
