#include <gtest/gtest.h>

#include <cmath>

#include "models/demography/births.hpp"
#include "models/demography/emigration.hpp"
#include "models/demography/foster_homes.hpp"
#include "models/demography/immigration.hpp"
#include "models/demography/leaving_home.hpp"
#include "models/demography/mortality.hpp"
#include "models/demography/separation.hpp"
#include "models/demography/union.hpp"
#include "models/record/measures.hpp"
#include "models/world/books.hpp"
#include "models/world/parents.hpp"
#include "tests/support/parameters.hpp"
#include "tests/support/tiny_month.hpp"

namespace boligsim {
namespace {

using testing::add_person;
using testing::add_single;
using testing::default_parameters;

constexpr sim::Period years{sim::Month(2003, 1), sim::Month(2021, 12)};

/// All that a process is given, for one month.
struct Bench : testing::TinyMonth {
    /// Draws one event for all persons.
    void find(LifeEvent event)
    {
        std::vector<std::unique_ptr<RowProcess>> one;
        one.push_back(std::make_unique<LifeEvents>(std::vector{std::move(event)}));
        FusedRows(std::move(one)).run(world, context());
    }
};

TEST(Mortality, MenOf90DieAsOftenAsTheTableSays)
{
    Bench bench;
    auto const book = default_parameters();
    constexpr int n = 40000;
    for (int i = 0; i < n; ++i)
        add_person(bench.world, 90, Sex::man);
    bench.find(mortality(book, years));
    // Epi's Danish table (deaths over person-years) has 0.2246 for men of 90 in 2006: a month's
    // probability is 1 - exp(-0.2246 / 12) = 0.01854; the model's table is smoothed over ages.
    double const p = 0.01854;
    double const found = static_cast<double>(bench.world.pending.deaths.size()) / n;
    EXPECT_NEAR(found, p, 5 * std::sqrt(p * (1 - p) / n) + 0.1 * p);
}

TEST(Mortality, TheSamePersonsDieWhateverTheThreads)
{
    auto const book = default_parameters();
    std::vector<PersonId> deaths[2];
    for (int threads : {1, 4}) {
        Bench bench;
        for (int i = 0; i < 200000; ++i)
            add_person(bench.world, 60 + i % 40);
        sim::ThreadPool const pool(threads);
        std::vector<std::unique_ptr<RowProcess>> one;
        one.push_back(std::make_unique<LifeEvents>(std::vector{mortality(book, years)}));
        MonthContext const context{bench.world.now, bench.streams, pool, bench.measures,
                                   bench.counts};
        FusedRows(std::move(one)).run(bench.world, context);
        deaths[threads / 4] = bench.world.pending.deaths;
    }
    EXPECT_GT(deaths[0].size(), 100u);
    EXPECT_EQ(deaths[0], deaths[1]);
}

TEST(Births, AChildJoinsTheMothersHouseholdAndHasItsOwnKey)
{
    Bench bench;
    HouseholdId const home = add_single(bench.world, 28);
    PersonId const mother = bench.world.households.first[home.index()];
    bench.world.pending.births = {mother, mother};
    Births(default_parameters(), years, std::make_shared<Starters>())
        .run(bench.world, bench.context());
    EXPECT_EQ(bench.world.households.state[home.index()].children, 2);
    PersonId const newest = bench.world.persons.next[mother.index()];
    PersonId const older = bench.world.persons.next[newest.index()];
    EXPECT_NE(bench.world.persons.key[newest.index()], bench.world.persons.key[older.index()]);
    EXPECT_EQ(bench.world.persons.origin[newest.index()], Origin::danish);
    EXPECT_EQ(parent_of(bench.world.persons, newest), mother);
    EXPECT_EQ(parent_of(bench.world.persons, older), mother);
    EXPECT_TRUE(check_books([&] {
                    World w = bench.world;
                    w.pending.clear();
                    return w;
                }())
                    .empty());
}

// A child of Danish origin whose mother is an immigrant has a Danish father, who is not known here.
TEST(Births, AMotherOfAnotherOriginIsNotTheParentWithWhomAChildWouldLeave)
{
    Bench bench;
    Persons& persons = bench.world.persons;
    std::size_t danish = 0;
    std::size_t descendants = 0;
    for (int k = 0; k < 200; ++k) {
        HouseholdId const home = add_single(bench.world, 28);
        PersonId const mother = bench.world.households.first[home.index()];
        persons.origin[mother.index()] = Origin::western;
        persons.generation[mother.index()] = Generation::immigrant;
        bench.world.pending.births = {mother};
        Births(default_parameters(), years, std::make_shared<Starters>())
            .run(bench.world, bench.context());
        PersonId const child = persons.next[mother.index()];
        bool const of_her_origin = persons.origin[child.index()] == Origin::western;
        EXPECT_EQ(parent_of(persons, child), of_her_origin ? mother : PersonId());
        ++(of_her_origin ? descendants : danish);
    }
    EXPECT_GT(danish, 0u);
    EXPECT_GT(descendants, 0u);
}

TEST(Deaths, TheWidowIsSingleAndOrphansFindAHome)
{
    Bench bench;
    World& world = bench.world;
    HouseholdId const home = add_single(world, 40);
    PersonId const woman = world.households.first[home.index()];
    PersonId const man = add_person(world, 42, Sex::man);
    add_member(world, home, man);
    add_member(world, home, add_person(world, 8));
    world.persons.partnered[woman.index()] = world.persons.partnered[man.index()] = 1;
    refresh_household(world, home);
    HouseholdId const hosts = add_single(world, 50);
    PersonId const partner = add_person(world, 51, Sex::man);
    add_member(world, hosts, partner);
    world.persons.partnered[partner.index()] = 1;
    world.persons.partnered[world.households.first[hosts.index()].index()] = 1;
    refresh_household(world, hosts);
    PlaceId const from = world.households.place[home.index()];
    PlaceId const to = world.place_of(world.municipality(from), Tenure::owner);
    ASSERT_NE(from, to);
    move_to_segment(world, hosts, to);

    world.pending.deaths = {man};
    Deaths().run(world, bench.context());
    FosterHomes().run(world, bench.context());
    EXPECT_EQ(household_type(world.households, home), HouseholdType::single_parent);
    world.pending.deaths = {woman};
    Deaths().run(world, bench.context());
    FosterHomes().run(world, bench.context());
    EXPECT_FALSE(world.households.state[home.index()].exists);
    EXPECT_EQ(world.households.state[hosts.index()].children, 1);
    constexpr std::size_t another_sector = 1;
    EXPECT_EQ(bench.counts.at(bench.measures.persons_out, from.index(), another_sector), 1);
    EXPECT_EQ(bench.counts.at(bench.measures.persons_in, to.index(), another_sector), 1);
    world.pending.clear();
    EXPECT_TRUE(check_books(world).empty());
}

TEST(Separation, OneLeavesAndChildrenStayWithOneParent)
{
    Bench bench;
    World& world = bench.world;
    HouseholdId const home = add_single(world, 40);
    PersonId const woman = world.households.first[home.index()];
    PersonId const man = add_person(world, 42, Sex::man);
    add_member(world, home, man);
    add_member(world, home, add_person(world, 8));
    world.persons.partnered[woman.index()] = world.persons.partnered[man.index()] = 1;
    refresh_household(world, home);
    world.pending.separating = {woman};
    Separation(default_parameters(), years).run(world, bench.context());
    ASSERT_EQ(world.pending.seekers.size(), 1u);
    EXPECT_EQ(world.pending.seekers[0].reason, MoveReason::separation);
    EXPECT_EQ(household_type(world.households, home), HouseholdType::single_parent);
    HouseholdId const other = world.pending.seekers[0].household;
    EXPECT_EQ(household_type(world.households, other), HouseholdType::single);
    EXPECT_EQ(world.tenure(world.households.place[other.index()]), Tenure::other);
    EXPECT_EQ(world.households.couple_changed[home.index()], bench.context().month);
    EXPECT_EQ(world.households.couple_changed[other.index()], sim::Month());
}

TEST(Union, SinglesOfTheSameAgeBecomeCouples)
{
    Bench bench;
    World& world = bench.world;
    for (int i = 0; i < 200; ++i) {
        HouseholdId const home = add_single(world, 25 + i % 20);
        PersonId const person = world.households.first[home.index()];
        if (i % 2)
            world.persons.sex[person.index()] = Sex::man;
        world.pending.seeking_union.push_back(person);
    }
    Union(default_parameters(), years).run(world, bench.context());
    world.pending.clear();
    EXPECT_TRUE(check_books(world).empty());
    int couples = 0;
    double age_difference = 0;
    for (std::size_t i = 0; i < world.households.rows(); ++i) {
        if (!world.households.state[i].exists || !world.households.state[i].couple)
            continue;
        ++couples;
        EXPECT_EQ(world.households.couple_changed[i], bench.context().month);
        PersonId const a = world.households.first[i];
        PersonId const b = world.persons.next[a.index()];
        ASSERT_NE(world.persons.sex[a.index()], world.persons.sex[b.index()]);
        age_difference +=
            std::abs(world.persons.birth[a.index()] - world.persons.birth[b.index()]) / 12.0;
    }
    EXPECT_GT(couples, 70);
    EXPECT_LT(age_difference / couples, 9);
}

TEST(Immigration, AYearsNumbersAreThePublishedOnes)
{
    Bench bench;
    auto const book = default_parameters();
    Immigration const immigration(book, years, std::make_shared<Starters>());
    bench.world.scale = 0.1;
    for (int month = 1; month <= 12; ++month) {
        bench.world.now = sim::Month(2010, month);
        immigration.run(bench.world, bench.context());
        FosterHomes().run(bench.world, bench.context());
        bench.world.end_month();
    }
    double expected = 0;
    for (double const n : book.values("immigration.persons_per_year", sim::Month(2010, 1)))
        expected += 0.1 * n;
    std::size_t alive = bench.world.persons.alive_count();
    // 136 cells are rounded, each by less than one person.
    EXPECT_NEAR(static_cast<double>(alive), expected, 40);
    std::size_t alone_child = 0;
    for (std::size_t i = 0; i < bench.world.households.rows(); ++i)
        alone_child +=
            bench.world.households.state[i].exists && bench.world.households.state[i].adults == 0;
    EXPECT_EQ(alone_child, 0u);
    // Children who arrive with an adult arrive with their mother.
    Persons const& persons = bench.world.persons;
    std::size_t with_mother = 0;
    std::size_t children = 0;
    for (std::size_t i = 0; i < persons.rows(); ++i) {
        if (!persons.alive[i] || age_in(persons.birth[i], bench.world.now) >= 18)
            continue;
        ++children;
        PersonId const mother = parent_of(persons, PersonId::at(i));
        if (!mother)
            continue;
        ++with_mother;
        EXPECT_EQ(persons.sex[mother.index()], Sex::woman);
        EXPECT_EQ(persons.household[mother.index()], persons.household[i]);
        EXPECT_GE(age_in(persons.birth[mother.index()], bench.world.now), 18);
    }
    EXPECT_GT(with_mother, children * 9 / 10);
}

} // namespace
} // namespace boligsim
