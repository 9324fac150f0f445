#include <gtest/gtest.h>

#include "models/record/events.hpp"
#include "study/letting_tools.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

std::int64_t value(sim::EventTable const& table, sim::EventRows const& rows, std::size_t row,
                   std::string const& column)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].name == column)
            return rows.at(row, c);
    ADD_FAILURE() << "no column " << column;
    return 0;
}

TEST(LettingEvents, ALettingSaysWhatWasLetToWhomFromWhereAndAfterHowLong)
{
    LettingWorld town;
    town.department("Engen", "Nord", DwellingKind::family, {3, 3}, 4000, 1);
    DepartmentId const marken = town.department("Marken", "Syd", DwellingKind::family, {4}, 5100);
    HouseholdId const family =
        town.household(34, 2, 2, Origin::western, LabourState::employed, Tenure::private_rental, 1);
    town.apply(family, {"Syd"}, town.world.now - 41);
    town.world.markets[0].queue.front().refusals = 2;
    PlaceId const from = town.world.households.place[family.index()];

    MonthRunner const runner;
    std::vector<sim::EventTable> const tables = event_tables(runner.catalogue);
    EventRecord record(tables);
    sim::ThreadPool const pool(1);
    sim::Streams const streams(1, 0);
    sim::YearCounts counts(runner.catalogue, town.world.places());
    Letting const letting({},
                          default_parameters()
                              .scaled("letting.municipal_share", 0)
                              .with("letting.elderly_municipal_share", 0)
                              .with("letting.acceptance_intercept", 10),
                          period, std::make_shared<FixedMeans>());
    letting.run(town.world, {town.world.now, streams, pool, runner.measures, counts, &record});

    sim::EventRows const& let = record.rows()[0];
    ASSERT_EQ(let.size(), 1u);
    auto const of = [&](std::string const& column) { return value(tables[0], let, 0, column); };
    EXPECT_EQ(of("month"), 201003);
    EXPECT_EQ(of("household"), household_number(town.world.households.key[family.index()]));
    EXPECT_EQ(of("dwelling"), 2);
    EXPECT_EQ(of("department"), static_cast<std::int64_t>(marken.index()));
    EXPECT_EQ(of("rooms"), 4);
    EXPECT_EQ(of("rent"), 5100);
    EXPECT_EQ(letting_tool_names()[static_cast<std::size_t>(of("tool"))].name, "waiting_list");
    EXPECT_EQ(of("household_type"), static_cast<std::int64_t>(HouseholdType::couple_with_children));
    EXPECT_EQ(of("persons"), 4);
    EXPECT_EQ(of("children"), 2);
    EXPECT_EQ(of("adults_in_work"), 2);
    EXPECT_EQ(of("origin"), static_cast<std::int64_t>(Origin::western));
    EXPECT_EQ(of("age"), 34);
    EXPECT_EQ(of("disposable_income"), FixedMeans().usual);
    EXPECT_EQ(of("from"), static_cast<std::int64_t>(from.index()));
    EXPECT_EQ(of("months_waited"), 41);
    EXPECT_EQ(of("refusals_before"), 2);

    sim::EventRows const& moved = record.rows()[1];
    ASSERT_EQ(moved.size(), 1u);
    auto const left = [&](std::string const& column) { return value(tables[1], moved, 0, column); };
    EXPECT_EQ(left("to"), static_cast<std::int64_t>(marken.index()));
    EXPECT_EQ(left("from"), static_cast<std::int64_t>(from.index()));
    EXPECT_EQ(left("household_type"),
              static_cast<std::int64_t>(HouseholdType::couple_with_children));
    EXPECT_EQ(left("persons"), 4);
    EXPECT_EQ(left("children"), 2);
    EXPECT_EQ(left("adults_in_work"), 2);
    EXPECT_EQ(left("age"), 34);
    EXPECT_EQ(left("dwelling"), -1) << "a private rental has no number";
}

} // namespace
} // namespace boligsim::testing
