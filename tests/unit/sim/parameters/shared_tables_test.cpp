#include <gtest/gtest.h>

#include "sim/parameters/parameter_contents.hpp"
#include "sim/parameters/shared_tables.hpp"

namespace sim {
namespace {

constexpr std::string_view numbers = R"(a.one:
  description: One number
  unit: share
  values: [{from: 2000-01, value: 0.5, source: s, status: assumed, range: [0, 1]}]
a.other:
  description: Another
  unit: share
  values: [{from: 2000-01, value: 0.25, source: s, status: assumed, range: [0, 1]}]
)";

ParameterBook read()
{
    Diagnostics diagnostics;
    ParameterBook book = read_parameters({{"m/x.parameters.yaml", numbers}}, diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    return book;
}

/// Reads one of the parameters.
struct Doubled {
    Doubled(ParameterBook const& book, Month at) : value(2 * book.scalar("a.one", at)) {}
    double value;
};

/// Asks for another table, and so reads what it reads.
struct Quadrupled {
    Quadrupled(ParameterBook const& book, Month at)
        : value(2 * shared_table<Doubled>(book, at)->value)
    {
    }
    double value;
};

constexpr Month when(2006, 1);

TEST(SharedTables, AreMadeOnceForTheNumbersThatTheyReadAndAnewForOthers)
{
    ParameterBook const book = read().with_table_store();
    auto const table = shared_table<Doubled>(book, when);
    EXPECT_EQ(table, shared_table<Doubled>(book, when));
    EXPECT_NE(table, shared_table<Doubled>(book, when + 1));
    // Another number that the table does not read changes nothing.
    EXPECT_EQ(table, shared_table<Doubled>(book.with("a.other", 0.75), when));
    auto const changed = shared_table<Doubled>(book.with("a.one", 0.75), when);
    EXPECT_NE(table, changed);
    EXPECT_EQ(changed->value, 1.5);
    EXPECT_EQ(table->value, 1);
}

TEST(SharedTables, FollowTheNumbersOfTheTablesThatTheyAreMadeOf)
{
    ParameterBook const book = read().with_table_store();
    EXPECT_EQ(shared_table<Doubled>(book, when)->value, 1);
    EXPECT_EQ(shared_table<Quadrupled>(book, when)->value, 2);
    EXPECT_EQ(shared_table<Quadrupled>(book.with("a.one", 0.75), when)->value, 3);
}

TEST(SharedTables, CountAsReadingWhetherMadeOrFound)
{
    ParameterBook const book = read().with_table_store();
    shared_table<Quadrupled>(book, when);
    EXPECT_EQ(book.read_names(), std::set<std::string>{"a.one"});
    ParameterBook const again = book.unread();
    EXPECT_TRUE(again.read_names().empty());
    shared_table<Quadrupled>(again, when);
    EXPECT_EQ(again.read_names(), std::set<std::string>{"a.one"});
}

TEST(SharedTables, MadeThroughAStoreAboveStayThere)
{
    ParameterBook const book = read().with_table_store();
    auto const table = shared_table<Doubled>(book, when);
    {
        ParameterBook const above = book.with("a.one", 0.75).with_table_store();
        EXPECT_EQ(shared_table<Doubled>(above, when)->value, 1.5);
        EXPECT_EQ(above.tables()->size(), 1u);
        EXPECT_EQ(shared_table<Doubled>(book.with_table_store(), when), table);
    }
    EXPECT_EQ(book.tables()->size(), 1u);
}

TEST(SharedTables, AreMadeEachTimeWhereTheBookHasNoStore)
{
    ParameterBook const book = read();
    EXPECT_NE(shared_table<Doubled>(book, when), shared_table<Doubled>(book, when));
    EXPECT_EQ(book.read_names(), std::set<std::string>{"a.one"});
}

} // namespace
} // namespace sim
