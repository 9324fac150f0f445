#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "models/world/books.hpp"
#include "models/world/parents.hpp"
#include "tests/support/tiny_world.hpp"

namespace boligsim {
namespace {

using testing::add_person;
using testing::tiny_world;

std::vector<PersonId> children_of(Persons const& persons, PersonId parent)
{
    std::vector<PersonId> children;
    for_children(persons, parent, [&](PersonId child) { children.push_back(child); });
    return children;
}

/// Three generations; nobody lives anywhere.
class Parents : public ::testing::Test {
protected:
    Parents()
    {
        for (PersonId const child : {older, younger})
            set_parent(persons, child, mother);
        set_parent(persons, mother, grandmother);
        set_parent(persons, aunt, grandmother);
    }
    World world = tiny_world();
    Persons& persons = world.persons;
    PersonId grandmother = add_person(world, 60);
    PersonId mother = add_person(world, 30);
    PersonId aunt = add_person(world, 28);
    PersonId older = add_person(world, 8);
    PersonId younger = add_person(world, 4);
};

TEST_F(Parents, AreFoundFromTheChildAndTheChildrenFromThem)
{
    EXPECT_EQ(parent_of(persons, older), mother);
    EXPECT_EQ(parent_of(persons, younger), mother);
    EXPECT_EQ(parent_of(persons, mother), grandmother);
    EXPECT_EQ(parent_of(persons, aunt), grandmother);
    EXPECT_FALSE(parent_of(persons, grandmother));
    EXPECT_EQ(children_of(persons, mother), (std::vector{younger, older}));
    EXPECT_EQ(children_of(persons, grandmother), (std::vector{aunt, mother}));
    EXPECT_TRUE(children_of(persons, older).empty());
}

TEST_F(Parents, WhoDiesOrLeavesIsNobodysChildOrParent)
{
    remove_person(persons, mother);
    EXPECT_FALSE(has_parent(persons, older));
    EXPECT_FALSE(has_parent(persons, younger));
    EXPECT_EQ(children_of(persons, grandmother), (std::vector{aunt}));
    remove_person(persons, aunt);
    EXPECT_TRUE(children_of(persons, grandmother).empty());
}

TEST_F(Parents, ARowUsedAgainIsNotTheMother)
{
    remove_person(persons, mother);
    world.end_month();
    PersonId const stranger = add_person(world, 30);
    ASSERT_EQ(stranger, mother);
    EXPECT_FALSE(parent_of(persons, older));
    EXPECT_FALSE(has_parent(persons, stranger));
    EXPECT_TRUE(children_of(persons, stranger).empty());
}

/// Births, deaths and new rows in random order, beside a list of who is whose child.
TEST(ParentsOfMany, AreThoseOfAPlainList)
{
    World world = tiny_world();
    Persons& persons = world.persons;
    std::map<sim::AgentKey, sim::AgentKey> parent; // by keys
    std::vector<PersonId> alive;
    for (std::uint64_t step = 0; step < 4000; ++step) {
        std::uint64_t const draw = sim::derive_key(3, step);
        if (alive.size() < 3 || draw % 5 < 3) {
            PersonId const born = persons.add(sim::derive_key(4, step));
            if (!alive.empty() && draw % 7 != 0) {
                PersonId const of = alive[(draw >> 8) % alive.size()];
                set_parent(persons, born, of);
                parent[persons.key[born.index()]] = persons.key[of.index()];
            }
            alive.push_back(born);
        } else {
            std::size_t const at = (draw >> 8) % alive.size();
            sim::AgentKey const gone = persons.key[alive[at].index()];
            std::erase_if(parent,
                          [&](auto const& p) { return p.first == gone || p.second == gone; });
            remove_person(persons, alive[at]);
            alive.erase(alive.begin() + static_cast<std::ptrdiff_t>(at));
            world.end_month();
        }
    }
    std::size_t children = 0;
    for (PersonId const p : alive) {
        PersonId const found = parent_of(persons, p);
        auto const known = parent.find(persons.key[p.index()]);
        ASSERT_EQ(static_cast<bool>(found), known != parent.end());
        if (found) {
            EXPECT_EQ(persons.key[found.index()], known->second);
        }
        children += children_of(persons, p).size();
    }
    EXPECT_EQ(children, parent.size());
    EXPECT_GT(children, 100u);
}

TEST(Books, SayWhereAChildIsOfSomebodyWhoIsNotHere)
{
    World world = tiny_world();
    HouseholdId const home = testing::add_single(world, 30);
    PersonId const mother = world.households.first[home.index()];
    PersonId const child = add_person(world, 5);
    add_member(world, home, child);
    refresh_household(world, home);
    set_parent(world.persons, child, mother);
    EXPECT_TRUE(check_books(world).empty());
    world.persons.first_child[mother.index()] = {};
    EXPECT_FALSE(check_books(world).empty());
    world.persons.first_child[mother.index()] = child;
    world.persons.next_child[child.index()] = child;
    EXPECT_FALSE(check_books(world).empty());
}

} // namespace
} // namespace boligsim
