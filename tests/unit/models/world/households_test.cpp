#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "models/world/books.hpp"
#include "models/world/households.hpp"
#include "models/world/parents.hpp"
#include "tests/support/tiny_world.hpp"

namespace boligsim {
namespace {

using testing::add_person;
using testing::add_single;
using testing::tiny_world;

TEST(Households, AChildNeverComesBeforeAnAdult)
{
    World world = tiny_world();
    HouseholdId const home =
        found_household(world, 1, world.place_of(MunicipalityId::at(0), Tenure::owner));
    PersonId const child = add_person(world, 10);
    PersonId const mother = add_person(world, 40);
    add_member(world, home, child);
    add_member(world, home, mother);
    EXPECT_EQ(world.households.first[home.index()], mother);
}

TEST(Households, WhenTheReferencePersonLeavesTheOldestFollows)
{
    World world = tiny_world();
    HouseholdId const home = add_single(world, 70);
    PersonId const head = world.households.first[home.index()];
    PersonId const child = add_person(world, 10);
    PersonId const daughter = add_person(world, 45);
    add_member(world, home, child);
    add_member(world, home, daughter);
    remove_member(world, head);
    EXPECT_EQ(world.households.first[home.index()], daughter);
}

TEST(Households, MovingLeavesTheOldDwellingVacantFromThisMonth)
{
    World world = tiny_world();
    HouseholdId const home = add_single(world, 30);
    move_to_dwelling(world, home, DwellingId::at(1));
    EXPECT_EQ(world.households.place[home.index()].index(), 0u);
    world.now = sim::Month(2007, 5);
    move_to_dwelling(world, home, DwellingId::at(8));
    EXPECT_FALSE(world.dwellings.occupant[1]);
    EXPECT_EQ(world.dwellings.vacant_since[1], sim::Month(2007, 5));
    EXPECT_EQ(world.households.place[home.index()].index(), 2u);
    EXPECT_EQ(world.municipality(world.households.place[home.index()]), MunicipalityId::at(1));
    EXPECT_TRUE(check_books(world).empty());
}

TEST(Households, AnEmptyHouseholdIsDissolvedAndItsRowUsedAgain)
{
    World world = tiny_world();
    HouseholdId const home = add_single(world, 80);
    move_to_dwelling(world, home, DwellingId::at(0));
    PersonId const person = world.households.first[home.index()];
    remove_member(world, person);
    remove_person(world.persons, person);
    dissolve_if_empty(world, home);
    EXPECT_FALSE(world.dwellings.occupant[0]);
    EXPECT_TRUE(check_books(world).empty());
    EXPECT_NE(add_single(world, 20), home) << "not in the month in which it became free";
    world.end_month();
    EXPECT_EQ(add_single(world, 20), home);
    EXPECT_TRUE(check_books(world).empty());
}

TEST(Households, TypesAreThoseOfTheStatistics)
{
    World world = tiny_world();
    HouseholdId const home = add_single(world, 35);
    auto const type = [&] { return household_type(world.households, home); };
    EXPECT_EQ(type(), HouseholdType::single);
    add_member(world, home, add_person(world, 5));
    refresh_household(world, home);
    EXPECT_EQ(type(), HouseholdType::single_parent);
    PersonId const man = add_person(world, 36, Sex::man);
    add_member(world, home, man);
    world.persons.partnered[man.index()] = 1;
    world.persons.partnered[world.households.first[home.index()].index()] = 1;
    refresh_household(world, home);
    EXPECT_EQ(type(), HouseholdType::couple_with_children);
}

/// Each has the other's home as if it had always been so: also for the last observation, so that
/// nobody counts as moved. Who was observed elsewhere has moved all the same.
TEST(Households, AnExchangeOfHomesIsNotAMoveForEither)
{
    World world = tiny_world();
    HouseholdId const a = add_single(world, 40);
    HouseholdId const b = add_single(world, 50);
    PersonId const newcomer = add_person(world, 10);
    add_member(world, b, newcomer);
    refresh_household(world, b);
    move_to_dwelling(world, a, DwellingId::at(0));
    PlaceId const home_of_a = world.households.place[a.index()];
    PlaceId const home_of_b = world.households.place[b.index()];
    PersonId const in_a = world.households.first[a.index()];
    PersonId const in_b = world.households.first[b.index()];
    PlaceId const elsewhere = world.place_of(MunicipalityId::at(0), Tenure::other);
    ASSERT_NE(home_of_a, home_of_b);
    ASSERT_NE(elsewhere, home_of_b);
    world.persons.observed_place[in_a.index()] = home_of_a;
    world.persons.observed_place[in_b.index()] = home_of_b;
    world.persons.observed_place[newcomer.index()] = elsewhere;

    exchange_homes(world, a, b);

    EXPECT_EQ(world.households.place[a.index()], home_of_b);
    EXPECT_EQ(world.households.place[b.index()], home_of_a);
    EXPECT_EQ(world.dwellings.occupant[0], b);
    EXPECT_FALSE(world.households.dwelling[a.index()]);
    EXPECT_EQ(world.persons.observed_place[in_a.index()], home_of_b);
    EXPECT_EQ(world.persons.observed_place[in_b.index()], home_of_a);
    EXPECT_EQ(world.persons.observed_place[newcomer.index()], elsewhere);
}

TEST(Books, FindTwoHouseholdsInOneDwelling)
{
    World world = tiny_world();
    HouseholdId const first = add_single(world, 30);
    HouseholdId const second = add_single(world, 31);
    move_to_dwelling(world, first, DwellingId::at(2));
    world.households.dwelling[second.index()] = DwellingId::at(2);
    EXPECT_FALSE(check_books(world).empty());
}

/// Nobody under 18 founds or rents a household: where the country has couples, children live with
/// an adult.
TEST(Books, FindAHouseholdWithoutAnAdult)
{
    World world = tiny_world();
    HouseholdId const couple = add_single(world, 40);
    PersonId const partner = add_person(world, 41);
    add_member(world, couple, partner);
    for (PersonId const p : {world.households.first[couple.index()], partner})
        world.persons.partnered[p.index()] = 1;
    refresh_household(world, couple);
    HouseholdId const young = add_single(world, 18);
    refresh_household(world, young);
    EXPECT_EQ(check_books(world), std::vector<std::string>{});
    PersonId const person = world.households.first[young.index()];
    world.persons.birth[person.index()] = world.now - (18 * 12 - 1);
    world.households.first_born[young.index()] = world.persons.birth[person.index()];
    refresh_household(world, young);
    EXPECT_EQ(check_books(world).size(), 1u);
}

TEST(Books, FindAQueueOutOfOrder)
{
    World world = tiny_world();
    world.markets[0].queue.resize(2);
    world.markets[0].queue[0].since = sim::Month(2007, 2);
    world.markets[0].queue[1].since = sim::Month(2007, 1);
    EXPECT_EQ(check_books(world).size(), 1u);
    std::swap(world.markets[0].queue[0], world.markets[0].queue[1]);
    EXPECT_TRUE(check_books(world).empty());
}

TEST(Books, FindAPersonWhoVanished)
{
    BookEntry const before{100, 50};
    BookEntry const after{101, 50};
    EXPECT_TRUE(
        check_flows(before, after, {.births = 3, .deaths = 2, .arrivals = 1, .departures = 1})
            .empty());
    EXPECT_FALSE(
        check_flows(before, after, {.births = 3, .deaths = 1, .arrivals = 1, .departures = 1})
            .empty());
}

RC_GTEST_PROP(Households, AnySequenceOfEventsKeepsTheBooks, ())
{
    World world = tiny_world();
    auto const steps = *rc::gen::inRange(1, 80);
    for (int step = 0; step < steps; ++step) {
        world.now = world.now + 1;
        switch (*rc::gen::inRange(0, 4)) {
        case 0:
            add_single(world, *rc::gen::inRange(18, 90));
            break;
        case 1: { // a household moves into the first vacant dwelling
            for (std::size_t i = 0; i < world.households.rows(); ++i)
                for (std::size_t d = 0; d < world.dwellings.rows(); ++d)
                    if (world.households.state[i].exists && !world.dwellings.occupant[d] &&
                        (i + d) % 3 == 0) {
                        move_to_dwelling(world, HouseholdId::at(i), DwellingId::at(d));
                        break;
                    }
            break;
        }
        case 2: { // somebody is born
            if (world.households.rows() == 0)
                break;
            auto const i = *rc::gen::inRange<std::size_t>(0, world.households.rows());
            if (world.households.state[i].exists) {
                add_member(world, HouseholdId::at(i), add_person(world, 0));
                refresh_household(world, HouseholdId::at(i));
            }
            break;
        }
        default: { // somebody dies
            if (world.persons.rows() == 0)
                break;
            PersonId const person =
                PersonId::at(*rc::gen::inRange<std::size_t>(0, world.persons.rows()));
            if (!world.persons.alive[person.index()])
                break;
            HouseholdId const home = world.persons.household[person.index()];
            remove_member(world, person);
            remove_person(world.persons, person);
            refresh_household(world, home);
            dissolve_if_empty(world, home);
        }
        }
        auto const wrong = check_books(world);
        RC_ASSERT(wrong.empty());
    }
}

} // namespace
} // namespace boligsim
