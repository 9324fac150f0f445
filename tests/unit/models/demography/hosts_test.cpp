#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

#include "models/demography/emigration.hpp"
#include "models/demography/foster_homes.hpp"
#include "models/demography/sharing.hpp"
#include "models/demography/union.hpp"
#include "models/record/measures.hpp"
#include "models/world/books.hpp"
#include "tests/support/parameters.hpp"
#include "tests/support/tiny_month.hpp"

/// Who takes in children without an adult, or somebody who looks for a home to share. Scenarios
/// share their randomness, so it must not matter on which rows households lie, nor that one more is
/// there.
namespace boligsim {
namespace {

using testing::add_person;
using testing::add_single;

/// A country built in some order: who a household is follows from its number, where its row lies
/// from the order.
struct Country : testing::TinyMonth {
    HouseholdId household(std::uint64_t number, std::initializer_list<int> ages, int months = 0)
    {
        HouseholdId const home =
            found_household(world, sim::derive_key(5, number),
                            world.place_of(MunicipalityId::at(0), Tenure::private_rental));
        std::uint64_t member = 0;
        for (int const age : ages) {
            PersonId const person = add_person(world, age);
            world.persons.key[person.index()] = sim::derive_key(number, 1 + member++);
            world.persons.birth[person.index()] = world.now - (12 * age + months);
            add_member(world, home, person);
        }
        return home;
    }
    HouseholdId couple(std::uint64_t number)
    {
        HouseholdId const home = household(number, {40, 41}, static_cast<int>(number % 12));
        for_members(world, home, [&](PersonId p) { world.persons.partnered[p.index()] = 1; });
        refresh_household(world, home);
        return home;
    }
    HouseholdId orphan(std::uint64_t number)
    {
        HouseholdId const home = household(number, {7});
        refresh_household(world, home);
        return home;
    }
    HouseholdId single(std::uint64_t number)
    {
        HouseholdId const home = household(number, {25}, static_cast<int>(number % 12));
        refresh_household(world, home);
        return home;
    }
};

constexpr std::uint64_t couples = 60;
constexpr std::uint64_t orphans = 200;
constexpr std::uint64_t first_orphan = 1000;

/// The key of the household where each orphan lives afterwards.
std::map<std::uint64_t, sim::AgentKey> foster_homes(bool backwards, bool one_more)
{
    Country country;
    if (one_more)
        country.couple(couples);
    for (std::uint64_t k = 0; k < couples; ++k)
        country.couple(backwards ? couples - 1 - k : k);
    std::vector<ChildrenAlone> alone;
    std::map<std::uint64_t, PersonId> children;
    for (std::uint64_t k = 0; k < orphans; ++k) {
        HouseholdId const home = country.orphan(first_orphan + k);
        children[k] = country.world.households.first[home.index()];
        alone.push_back({home, WhyAlone::arrived_so, {}});
    }
    find_foster_homes(country.world, country.context(), alone);
    EXPECT_TRUE(check_books(country.world).empty());
    std::map<std::uint64_t, sim::AgentKey> homes;
    for (auto const& [k, child] : children) {
        HouseholdId const home = country.world.persons.household[child.index()];
        EXPECT_EQ(country.world.households.state[home.index()].adults, 2);
        homes[k] = country.world.households.key[home.index()];
    }
    return homes;
}

TEST(FosterHomes, DoNotDependOnWhereRowsLie)
{
    auto const homes = foster_homes(false, false);
    EXPECT_EQ(homes, foster_homes(true, false));
    std::set<sim::AgentKey> different;
    for (auto const& [k, home] : homes)
        different.insert(home);
    // Each month the couples who have their turn; here those of one birth month in twelve.
    EXPECT_GT(different.size(), 2u);
}

TEST(FosterHomes, ChangeOnlyForThoseWhomTheNewCoupleTakesIn)
{
    auto const homes = foster_homes(false, false);
    auto const with_one_more = foster_homes(false, true);
    std::size_t changed = 0;
    for (auto const& [k, home] : homes)
        if (with_one_more.at(k) != home) {
            ++changed;
            EXPECT_EQ(with_one_more.at(k), sim::derive_key(5, couples));
        }
    EXPECT_GT(changed, 0u);
    EXPECT_LT(changed, orphans / 2);
}

TEST(FosterHomes, AreElsewhereWhereTheMunicipalityHasNoCouple)
{
    Country country;
    HouseholdId const far = country.couple(1);
    country.world.households.place[far.index()] =
        country.world.place_of(MunicipalityId::at(1), Tenure::owner);
    HouseholdId const alone = country.orphan(first_orphan);
    std::vector<ChildrenAlone> const twice(2, {alone, WhyAlone::arrived_so, {}});
    find_foster_homes(country.world, country.context(), twice);
    EXPECT_FALSE(country.world.households.state[alone.index()].exists);
    EXPECT_EQ(country.world.households.state[far.index()].children, 1);

    HouseholdId const second = country.orphan(first_orphan + 1);
    move_to_segment(country.world, far,
                    country.world.place_of(MunicipalityId::at(1), Tenure::other));
    for_members(country.world, far,
                [&](PersonId p) { country.world.persons.partnered[p.index()] = 0; });
    refresh_household(country.world, far);
    find_foster_homes(country.world, country.context(), {{second, WhyAlone::arrived_so, {}}});
    EXPECT_TRUE(country.world.households.state[second.index()].exists)
        << "no couple in the country";
}

/// The key of the home that takes each of a hundred in.
std::map<int, sim::AgentKey> shared_homes(bool backwards)
{
    Country country;
    constexpr std::uint64_t homes = 400;
    for (std::uint64_t k = 0; k < homes; ++k)
        country.single(backwards ? homes - 1 - k : k);
    SharedHomes const shared(country.world, country.context());
    std::map<int, sim::AgentKey> found;
    for (int k = 0; k < 100; ++k) {
        PersonId const person = add_person(country.world, 20);
        country.world.persons.key[person.index()] =
            sim::derive_key(99, static_cast<std::uint64_t>(k));
        HouseholdId const host =
            shared.find_host(country.world, country.context(), person, MunicipalityId::at(0));
        EXPECT_TRUE(host);
        if (host)
            found[k] = country.world.households.key[host.index()];
    }
    return found;
}

TEST(SharedHomes, DoNotDependOnWhereRowsLie)
{
    auto const homes = shared_homes(false);
    EXPECT_EQ(homes, shared_homes(true));
    std::set<sim::AgentKey> different;
    for (auto const& [k, home] : homes)
        different.insert(home);
    EXPECT_GT(different.size(), 20u);
}

/// Nobody joins a family, a couple or a tenant of public housing, but only singles of 18-59 who are
/// not of a parent's age: of homes of all kinds one can take somebody in, and it always does.
TEST(SharedHomes, OnlySinglesWithoutChildrenTakeSomebodyIn)
{
    Country country;
    for (std::uint64_t k = 0; k < 50; ++k) {
        refresh_household(country.world, country.household(100 + k, {30, 4})); // a lone parent
        country.couple(200 + k);
        refresh_household(country.world, country.household(300 + k, {30, 31})); // two sharers
        refresh_household(country.world, country.household(400 + k, {75}));     // too old
        refresh_household(country.world, country.household(500 + k, {44}));     // a parent's age
    }
    HouseholdId const single = country.household(1, {25});
    refresh_household(country.world, single);
    int found = 0;
    for (int month = 0; month < 12; ++month) {
        country.world.now = country.world.now + 1;
        SharedHomes const shared(country.world, country.context());
        for (int k = 0; k < 20; ++k) {
            PersonId const person = add_person(country.world, 20);
            HouseholdId const host =
                shared.find_host(country.world, country.context(), person, MunicipalityId::at(0));
            EXPECT_TRUE(!host || host == single);
            found += host ? 1 : 0;
        }
    }
    EXPECT_GT(found, 0);
}

// A brother or sister of 18 is in charge of the younger ones, who do not stay behind by themselves:
// they go along to a partner, and to foster parents where the oldest goes abroad.
TEST(BrothersAndSisters, DoNotStayBehindByThemselves)
{
    Country country;
    World& world = country.world;
    HouseholdId const abroad = country.household(1, {18, 9, 7});
    refresh_household(world, abroad);
    HouseholdId const in_love = country.household(2, {18, 9});
    refresh_household(world, in_love);
    HouseholdId const partner = country.household(3, {19});
    refresh_household(world, partner);
    move_to_segment(world, partner, world.place_of(MunicipalityId::at(0), Tenure::owner));
    PersonId const woman = world.households.first[in_love.index()];
    PersonId const man = world.households.first[partner.index()];
    world.persons.sex[man.index()] = Sex::man;
    world.pending.emigrants = {world.households.first[abroad.index()]};
    world.pending.seeking_union = {woman, man};
    HouseholdId const couple = country.couple(4);
    sim::Period const years{sim::Month(2003, 1), sim::Month(2021, 12)};
    Emigration(testing::default_parameters(), years).run(world, country.context());
    FosterHomes().run(world, country.context());
    EXPECT_EQ(world.households.state[couple.index()].children, 2);
    Union(testing::default_parameters(), years).run(world, country.context());
    FosterHomes().run(world, country.context());
    world.pending.clear();
    EXPECT_TRUE(check_books(world).empty());
    EXPECT_FALSE(world.households.state[abroad.index()].exists);
    EXPECT_FALSE(world.households.state[in_love.index()].exists);
    EXPECT_EQ(world.households.state[partner.index()].children, 1);
}

} // namespace
} // namespace boligsim
