#include <cstring>

#include <gtest/gtest.h>

#include "models/world/world.hpp"

namespace boligsim {
namespace {

/// Fills a row of every column, declared and added, with what nobody starts with.
template <class Table> void scribble(Table& table, std::size_t row)
{
    Table::for_each_column(table, [&](auto& column) {
        std::memset(static_cast<void*>(&column[row]), 0x5a, sizeof(column[row]));
    });
}

/// Whether two rows are equal in every declared column but the key.
template <class Table> void expect_equal_rows(Table const& table, std::size_t a, std::size_t b)
{
    std::size_t at = 0;
    Table::for_each_column(table, [&](auto const& column) {
        if (static_cast<void const*>(&column) != &table.key) {
            EXPECT_EQ(std::memcmp(&column[a], &column[b], sizeof(column[a])), 0) << "column " << at;
        }
        ++at;
    });
    EXPECT_GT(at, 5u);
}

TEST(TableRows, ARowUsedAgainKeepsNothingOfTheDead)
{
    World world;
    auto const score = world.persons.added.add<std::uint16_t>(7);
    PersonId const dead = world.persons.add(1);
    world.persons.remove(dead);
    scribble(world.persons, dead.index());
    world.persons.added[score][dead.index()] = 99;
    world.end_month();
    PersonId const again = world.persons.add(2);
    ASSERT_EQ(again, dead);
    PersonId const fresh = world.persons.add(2);
    ASSERT_NE(fresh, dead);
    expect_equal_rows(world.persons, again.index(), fresh.index());
    EXPECT_EQ(world.persons.added[score][again.index()], 7);
    EXPECT_EQ(world.persons.added[score][fresh.index()], 7);
}

TEST(TableRows, AHouseholdRowUsedAgainKeepsNothingOfTheOldOne)
{
    World world;
    auto const since = world.households.added.add<sim::Month>(sim::Month(2001, 1));
    HouseholdId const old = world.households.add(1);
    world.households.remove(old);
    scribble(world.households, old.index());
    world.households.added[since][old.index()] = sim::Month(2010, 1);
    world.end_month();
    HouseholdId const again = world.households.add(2);
    ASSERT_EQ(again, old);
    HouseholdId const fresh = world.households.add(2);
    expect_equal_rows(world.households, again.index(), fresh.index());
    EXPECT_EQ(world.households.added[since][again.index()], sim::Month(2001, 1));
}

TEST(TableRows, AddedColumnsCountInTheBytesAndAreCopied)
{
    World world;
    world.persons.resize(1000);
    std::size_t const before = world.bytes();
    auto const score = world.persons.added.add<std::uint32_t>(3);
    world.persons.resize(1000);
    EXPECT_EQ(world.bytes() - before, 4000u);
    EXPECT_EQ(world.persons.added[score][999], 3u);
    World copy = world;
    copy.persons.added[score][0] = 8;
    EXPECT_EQ(world.persons.added[score][0], 3u);
    EXPECT_EQ(copy.persons.added[score][0], 8u);
    EXPECT_EQ(copy.persons.alive[500], 1);
}

} // namespace
} // namespace boligsim
