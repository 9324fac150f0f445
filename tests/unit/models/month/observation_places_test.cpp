#include <gtest/gtest.h>

#include <numeric>

#include "models/demography/leaving.hpp"
#include "tests/unit/models/month/observation_runner.hpp"

namespace boligsim::testing {
namespace {

/// A department whose tenants are observed on two 31 Decembers.
struct TwoDecembers : LettingWorld {
    TwoDecembers()
    {
        estate = department("Engen", "Nord", DwellingKind::family, {3, 3, 3, 3, 3});
        home = world.place_of(estate);
    }

    /// Adults of that age, with children of five.
    HouseholdId tenant(int age, int adults, int children)
    {
        HouseholdId const h =
            household(age, adults, children, Origin::danish, LabourState::employed);
        move_to_dwelling(world, h, DwellingId::at(tenants++));
        return h;
    }

    sim::YearCounts observe(int year)
    {
        world.now = sim::Month(year, 12);
        return runner.run(world);
    }

    std::vector<std::int64_t> cells(sim::YearCounts const& counts, sim::MeasureId id,
                                    std::size_t number) const
    {
        std::vector<std::int64_t> values;
        for (std::size_t c = 0; c < number; ++c)
            values.push_back(counts.at(id, home.index(), c));
        return values;
    }

    ObservationRunner runner;
    DepartmentId estate;
    PlaceId home;
    std::size_t tenants = 0;
};

using Cells = std::vector<std::int64_t>;

TEST(AdultsAYearOn, AreCountedWhereTheyLivedByWhereTheyAre)
{
    TwoDecembers street;
    World& world = street.world;
    street.tenant(40, 2, 1);
    HouseholdId const moving = street.tenant(70, 1, 0);
    HouseholdId const dying = street.tenant(80, 2, 0);
    HouseholdId const emigrating = street.tenant(30, 1, 0);
    street.observe(2010);
    move_to_segment(world, moving, world.place_of(MunicipalityId::at(1), Tenure::other));

    sim::YearCounts counts(street.runner.catalogue, world.places());
    sim::ThreadPool const pool(1);
    sim::Streams const streams(1, 0);
    world.now = sim::Month(2011, 6);
    MonthContext const context{world.now, streams, pool, street.runner.ids.flows, counts};
    leave_population(world, context, std::array{world.households.first[dying.index()]},
                     Component::died);
    leave_population(world, context, std::array{world.households.first[emigrating.index()]},
                     Component::departed);
    counts.add_all(street.observe(2011));
    // Of the six adults one moved, one emigrated and one died; the child is not counted.
    EXPECT_EQ(street.cells(counts, street.runner.ids.flows.adults_a_year_on, 4),
              (Cells{3, 1, 1, 1}));
}

TEST(YearsInThePlace, CountDecembersInARowWhateverTheDwelling)
{
    TwoDecembers street;
    World& world = street.world;
    HouseholdId const staying = street.tenant(40, 1, 1);
    HouseholdId const returning = street.tenant(40, 1, 0);
    HouseholdId const within = street.tenant(40, 1, 0);
    street.observe(2010);
    move_to_segment(world, returning, world.place_of(MunicipalityId::at(1), Tenure::other));
    move_to_dwelling(world, within, DwellingId::at(4));
    street.observe(2011);
    move_to_dwelling(world, returning, DwellingId::at(1));
    PersonId const born = world.persons.add(12345);
    world.persons.birth[born.index()] = sim::Month(2012, 5);
    add_member(world, staying, born);
    refresh_household(world, staying);
    sim::YearCounts const counts = street.observe(2012);
    // The newborn and the one who came back are new here; a move within the department is none.
    EXPECT_EQ(street.cells(counts, street.runner.ids.years.place_years, 7),
              (Cells{2, 0, 3, 0, 0, 0, 0}));
}

TEST(Newcomers, AreThoseWhoLivedElsewhereAYearBeforeHoweverOftenTheyMoved)
{
    TwoDecembers street;
    World& world = street.world;
    HouseholdId const staying = street.tenant(40, 1, 1);
    HouseholdId const back_again = street.tenant(40, 1, 0);
    HouseholdId const from_a_home_of_its_own =
        street.household(40, 2, 1, Origin::danish, LabourState::employed, Tenure::owner);
    street.observe(2010);
    PlaceId const other = world.place_of(MunicipalityId::at(1), Tenure::other);
    move_to_segment(world, back_again, other);
    move_to_dwelling(world, back_again, DwellingId::at(1));
    move_to_dwelling(world, from_a_home_of_its_own, DwellingId::at(3));
    HouseholdId const from_abroad = street.tenant(30, 1, 0);
    PersonId const born = world.persons.add(12345);
    world.persons.birth[born.index()] = sim::Month(2011, 5);
    add_member(world, staying, born);
    refresh_household(world, staying);
    sim::YearCounts const counts = street.observe(2011);
    EXPECT_TRUE(world.households.state[from_abroad.index()].exists);
    // Who moved out and back again within the year did not live elsewhere; a newborn lived nowhere.
    EXPECT_EQ(street.cells(counts, street.runner.ids.flows.newcomers, 3), (Cells{0, 3, 1}));
}

TEST(Leavers, AreCountedWithTheirAgesWhereTheyLivedAndNewcomersWhereTheyLive)
{
    TwoDecembers street;
    World& world = street.world;
    street.tenant(40, 1, 0);
    HouseholdId const leaving = street.tenant(40, 1, 1);
    HouseholdId const old = street.tenant(70, 1, 0);
    HouseholdId const coming =
        street.household(64, 1, 0, Origin::danish, LabourState::retired, Tenure::owner);
    HouseholdId const back_again = street.tenant(40, 1, 0);
    street.observe(2010);
    PlaceId const other = world.place_of(MunicipalityId::at(1), Tenure::other);
    move_to_segment(world, leaving, other);
    move_to_segment(world, old, other);
    move_to_segment(world, back_again, other);
    move_to_dwelling(world, back_again, DwellingId::at(1));
    move_to_dwelling(world, coming, DwellingId::at(2));
    sim::YearCounts const counts = street.observe(2011);
    FlowMeasures const& m = street.runner.ids.flows;
    // A year older than at first: 41, a child of 6, 71 and, moving in, 65.
    EXPECT_EQ(street.cells(counts, m.leavers, 4), (Cells{1, 0, 1, 1}));
    EXPECT_EQ(counts.at(m.leavers_age, street.home.index(), 0), 41 + 6 + 71);
    EXPECT_EQ(counts.at(m.newcomers_age, street.home.index(), 0), 65);
    EXPECT_EQ(counts.at(m.newcomers_age, other.index(), 0), 41 + 6 + 71);
    EXPECT_EQ(street.cells(counts, street.runner.ids.residents.age_groups, 4), (Cells{0, 0, 2, 1}));
}

TEST(Stocks, FloorAreaAndAgesAreSums)
{
    TwoDecembers street;
    street.tenant(40, 1, 1);
    sim::YearCounts const counts = street.observe(2010);
    // Five dwellings of three rooms with 75 m2, let or not.
    EXPECT_EQ(counts.at(street.runner.ids.dwellings.floor_area, street.home.index(), 0), 375);
    EXPECT_EQ(counts.at(street.runner.ids.years.years_of_age, street.home.index(), 0), 45);
}

} // namespace
} // namespace boligsim::testing
