#include <gtest/gtest.h>

#include <array>

#include "models/demography/emigration.hpp"
#include "models/demography/foster_homes.hpp"
#include "models/demography/leaving.hpp"
#include "models/demography/mortality.hpp"
#include "models/demography/union.hpp"
#include "models/record/events.hpp"
#include "models/world/parents.hpp"
#include "tests/support/letting_world.hpp"

/// What a household's end says of who it was, where it lived and where it is now.
namespace boligsim::testing {
namespace {

struct Row {
    sim::EventTable const& table;
    sim::EventRows const& rows;
    std::size_t row;

    std::int64_t operator[](std::string const& column) const
    {
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (table.columns[c].name == column)
                return rows.at(row, c);
        ADD_FAILURE() << "no column " << column;
        return 0;
    }
};

constexpr std::size_t another_sector = 1;
constexpr std::size_t abroad = 2;

/// A department of three dwellings, and what is recorded of its tenants' moves.
class Tenants : public ::testing::Test {
protected:
    Tenants() { engen = town.department("Engen", "Nord", DwellingKind::family, {3, 3, 3}); }

    HouseholdId tenant(std::size_t dwelling, HouseholdId household, int months)
    {
        move_to_dwelling(world, household, DwellingId::at(dwelling));
        world.households.moved_in[household.index()] = world.now - months;
        return household;
    }
    PersonId first_of(HouseholdId household) const
    {
        return world.households.first[household.index()];
    }
    MonthContext context() { return {world.now, streams, pool, runner.measures, counts, &record}; }
    Row only_move() const
    {
        EXPECT_EQ(record.rows()[1].size(), 1u);
        return {tables[1], record.rows()[1], 0};
    }
    static void expect_household(Row const& row, HouseholdType type, int persons, int children,
                                 int in_work, int age)
    {
        EXPECT_EQ(row["household_type"], static_cast<std::int64_t>(type));
        EXPECT_EQ(row["persons"], persons);
        EXPECT_EQ(row["children"], children);
        EXPECT_EQ(row["adults_in_work"], in_work);
        EXPECT_EQ(row["age"], age);
    }

    LettingWorld town;
    World& world = town.world;
    DepartmentId engen;
    MonthRunner const runner;
    std::vector<sim::EventTable> const tables = event_tables(runner.catalogue);
    EventRecord record{tables};
    sim::ThreadPool const pool{1};
    sim::Streams const streams{2, 0};
    sim::YearCounts counts{runner.catalogue, 16};
};

TEST_F(Tenants, WhoDiesAloneLeavesADwellingBehind)
{
    HouseholdId const old =
        tenant(1, town.household(81, 1, 0, Origin::western, LabourState::retired), 367);
    std::int64_t const number = household_number(world.households.key[old.index()]);
    leave_population(world, context(), std::array{first_of(old)}, Component::died);

    Row const row = only_move();
    EXPECT_EQ(row["month"], 201003);
    EXPECT_EQ(row["household"], number);
    EXPECT_EQ(row["event"], static_cast<std::int64_t>(HouseholdEvent::ended));
    EXPECT_EQ(row["reason"], static_cast<std::int64_t>(EventReason::died));
    EXPECT_EQ(row["from"], static_cast<std::int64_t>(engen.index()));
    EXPECT_EQ(row["to"], -1);
    EXPECT_EQ(row["dwelling"], 1);
    EXPECT_EQ(row["months_lived"], 367);
    EXPECT_EQ(row["origin"], static_cast<std::int64_t>(Origin::western));
    expect_household(row, HouseholdType::single, 1, 0, 0, 81);
}

TEST_F(Tenants, WhoGoesAbroadTakesTheChildrenAlong)
{
    HouseholdId const parent =
        tenant(0, town.household(35, 1, 2, Origin::menapt, LabourState::employed), 6);
    town.household(40, 2, 0, Origin::danish, LabourState::employed); // would take children in
    std::size_t const before = world.persons.alive_count();
    for_members(world, parent, [&](PersonId p) {
        if (p != first_of(parent))
            set_parent(world.persons, p, first_of(parent));
    });
    world.pending.emigrants = {first_of(parent)};
    Emigration(default_parameters(), {sim::Month(2003, 1), sim::Month(2021, 12)})
        .run(world, context());

    EXPECT_EQ(world.persons.alive_count(), before - 3);
    EXPECT_EQ(counts.at(runner.measures.persons_out, engen.index(), abroad), 3);
    EXPECT_EQ(counts.at(runner.measures.persons_out, engen.index(), another_sector), 0);
    Row const row = only_move();
    EXPECT_EQ(row["reason"], static_cast<std::int64_t>(EventReason::emigrated));
    EXPECT_EQ(row["to"], -1);
    EXPECT_EQ(row["months_lived"], 6);
    expect_household(row, HouseholdType::single_parent, 3, 2, 1, 35);
}

TEST_F(Tenants, OrphansEndTheHouseholdThatTheyWereOf)
{
    HouseholdId const parent =
        tenant(0, town.household(35, 1, 2, Origin::menapt, LabourState::employed), 6);
    HouseholdId const couple = town.household(40, 2, 0, Origin::danish, LabourState::employed);
    world.pending.deaths = {first_of(parent)};
    Deaths().run(world, context());
    FosterHomes().run(world, context());

    EXPECT_EQ(world.households.state[couple.index()].children, 2);
    EXPECT_EQ(counts.at(runner.measures.persons_out, engen.index(), another_sector), 2);
    Row const row = only_move();
    EXPECT_EQ(row["reason"], static_cast<std::int64_t>(EventReason::died));
    EXPECT_EQ(row["to"], -1);
    expect_household(row, HouseholdType::single_parent, 3, 2, 1, 35);
}

TEST_F(Tenants, WhoStaysKeepsTheHouseholdAndItsHome)
{
    HouseholdId const couple =
        tenant(0, town.household(70, 2, 0, Origin::danish, LabourState::retired), 100);
    leave_population(world, context(), std::array{first_of(couple)}, Component::died);
    EXPECT_EQ(record.rows()[1].size(), 0u);
}

TEST_F(Tenants, WhoJoinsAPartnerIsWhereThePartnerLives)
{
    HouseholdId const hers =
        tenant(2, town.household(30, 1, 1, Origin::danish, LabourState::employed), 14);
    HouseholdId const his =
        town.household(31, 1, 0, Origin::danish, LabourState::employed, Tenure::owner);
    PlaceId const owned = world.households.place[his.index()];
    world.persons.sex[first_of(hers).index()] = Sex::woman;
    world.persons.sex[first_of(his).index()] = Sex::man;
    world.pending.seeking_union = {first_of(hers), first_of(his)};
    Union const unions(default_parameters(), {sim::Month(2003, 1), sim::Month(2021, 12)});
    unions.run(world, context());

    Row const row = only_move();
    EXPECT_EQ(row["event"], static_cast<std::int64_t>(HouseholdEvent::ended));
    EXPECT_EQ(row["reason"], static_cast<std::int64_t>(EventReason::joined_another));
    EXPECT_EQ(row["from"], static_cast<std::int64_t>(engen.index()));
    EXPECT_EQ(row["to"], static_cast<std::int64_t>(owned.index()));
    EXPECT_EQ(row["dwelling"], 2);
    EXPECT_EQ(row["months_lived"], 14);
    expect_household(row, HouseholdType::single_parent, 2, 1, 1, 30);
}

} // namespace
} // namespace boligsim::testing
