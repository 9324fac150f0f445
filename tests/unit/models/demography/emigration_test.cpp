#include "models/demography/emigration.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <vector>

#include "models/demography/foster_homes.hpp"
#include "models/world/books.hpp"
#include "models/world/parents.hpp"
#include "tests/support/parameters.hpp"
#include "tests/support/tiny_month.hpp"

/// Who leaves the country with whom: children with their mother, wherever both live.
namespace boligsim {
namespace {

using testing::add_person;

sim::Period const period{sim::Month(2003, 1), sim::Month(2021, 12)};

class Leaving : public ::testing::Test, protected testing::TinyMonth {
protected:
    /// A home of the persons, in order; the first two are a couple where `couple` says so.
    HouseholdId home(std::initializer_list<PersonId> members, Couple couple = Couple::no)
    {
        HouseholdId const household =
            found_household(world, sim::derive_key(5, world.households.rows()),
                            world.place_of(MunicipalityId::at(0), Tenure::private_rental));
        unsigned n = 0;
        for (PersonId const person : members) {
            add_member(world, household, person);
            world.persons.partnered[person.index()] = couple == Couple::yes && n++ < 2 ? 1 : 0;
        }
        refresh_household(world, household);
        return household;
    }
    PersonId child_of(PersonId parent, int age, Generation generation = Generation::danish)
    {
        PersonId const child = add_person(world, age);
        world.persons.generation[child.index()] = generation;
        set_parent(world.persons, child, parent);
        return child;
    }
    /// Those persons emigrate; the books must balance with so many departures.
    void emigrate(std::vector<PersonId> const& persons, std::int64_t departures)
    {
        BookEntry const before = take_entry(world);
        world.pending.emigrants = persons;
        Emigration(testing::default_parameters(), period).run(world, context());
        FosterHomes().run(world, context());
        world.pending.clear();
        EXPECT_TRUE(check_books(world).empty());
        EXPECT_TRUE(check_flows(before, take_entry(world), {.departures = departures}).empty());
    }
    bool here(PersonId person) const { return world.persons.alive[person.index()] != 0; }
    HouseholdId home_of(PersonId person) const { return world.persons.household[person.index()]; }
};

TEST_F(Leaving, ChildrenGoWithTheMotherWhetherOrNotSheLivesInACouple)
{
    PersonId const lone = add_person(world, 30);
    PersonId const hers = child_of(lone, 3);
    HouseholdId const emptied = home({lone, hers});
    PersonId const married = add_person(world, 35);
    PersonId const husband = add_person(world, 36, Sex::man);
    PersonId const theirs = child_of(married, 5);
    HouseholdId const his = home({married, husband, theirs}, Couple::yes);
    emigrate({lone, married}, 4);
    EXPECT_FALSE(here(hers) || here(theirs));
    EXPECT_FALSE(world.households.state[emptied.index()].exists);
    EXPECT_TRUE(here(husband));
    EXPECT_EQ(household_type(world.households, his), HouseholdType::single);
}

TEST_F(Leaving, ChildrenGoWithTheMotherWhereverTheyLive)
{
    PersonId const mother = add_person(world, 40);
    PersonId const with_father = child_of(mother, 9);
    PersonId const by_herself = child_of(mother, 17);
    PersonId const baby = child_of(by_herself, 0);
    PersonId const grown_up = child_of(mother, 19);
    PersonId const father = add_person(world, 41, Sex::man);
    home({mother, grown_up});
    HouseholdId const his = home({father, with_father});
    HouseholdId const hers = home({by_herself, baby});
    emigrate({mother}, 4);
    EXPECT_FALSE(here(with_father) || here(by_herself) || here(baby));
    EXPECT_TRUE(here(grown_up));
    EXPECT_EQ(household_type(world.households, his), HouseholdType::single);
    EXPECT_FALSE(world.households.state[hers.index()].exists);
}

TEST_F(Leaving, ChildrenWhomTheFatherLeavesGoToTheMother)
{
    PersonId const mother = add_person(world, 40);
    PersonId const father = add_person(world, 41, Sex::man);
    PersonId const child = child_of(mother, 9);
    PersonId const half_brother = add_person(world, 7, Sex::man); // whose mother is dead
    PersonId const woman = add_person(world, 44);
    PersonId const man = add_person(world, 45, Sex::man);
    home({mother});
    HouseholdId const his = home({father, child, half_brother});
    HouseholdId const couple = home({woman, man}, Couple::yes);
    emigrate({father}, 1);
    EXPECT_EQ(home_of(child), home_of(mother));
    EXPECT_EQ(home_of(half_brother), couple);
    EXPECT_FALSE(world.households.state[his.index()].exists);
}

TEST_F(Leaving, SharersKeepTheHome)
{
    PersonId const tenant = add_person(world, 18);
    PersonId const sharer = add_person(world, 17);
    HouseholdId const shared = home({tenant, sharer});
    emigrate({tenant}, 1);
    EXPECT_EQ(home_of(sharer), shared);
}

TEST_F(Leaving, OfTheChildrenBornHereAShareGoesWithAnImmigrantMother)
{
    std::vector<PersonId> mothers;
    std::vector<std::array<PersonId, 3>> children;
    for (int k = 0; k < 1000; ++k) {
        PersonId const mother = add_person(world, 30, Sex::woman, Origin::menapt);
        children.push_back({child_of(mother, 8, Generation::immigrant),
                            child_of(mother, 3, Generation::descendant),
                            child_of(mother, 1, Generation::descendant)});
        home({mother, children.back()[0], children.back()[1], children.back()[2]});
        mothers.push_back(mother);
    }
    PersonId const woman = add_person(world, 44);
    PersonId const man = add_person(world, 45, Sex::man);
    home({woman, man}, Couple::yes);
    world.pending.emigrants = mothers;
    Emigration(testing::default_parameters(), period).run(world, context());
    world.pending.clear();
    int going = 0;
    for (auto const& [arrived, older, younger] : children) {
        EXPECT_FALSE(here(arrived));
        EXPECT_EQ(here(older), here(younger)) << "brothers and sisters stay together";
        going += here(older) ? 0 : 1;
    }
    double const share = testing::default_parameters().values("emigration.with_parent_share",
                                                              sim::Month(2006, 1))[2];
    EXPECT_NEAR(going, 1000 * share, 4 * std::sqrt(1000 * share * (1 - share)));
}

TEST_F(Leaving, ChildrenDrawForThemselvesOnlyWhereNoParentIsHere)
{
    world.now = sim::Month(2010, 1);
    for (int k = 0; k < 20000; ++k) {
        PersonId const mother = add_person(world, 30);
        home({mother, child_of(mother, 3), child_of(mother, 2)});
    }
    std::vector<PersonId> orphans;
    for (int k = 0; k < 20000; ++k) {
        orphans.push_back(add_person(world, 3));
        home({add_person(world, 60), orphans.back()});
    }
    std::vector<std::unique_ptr<RowProcess>> one;
    one.push_back(std::make_unique<LifeEvents>(
        std::vector{emigration_wish(testing::default_parameters(), period)}));
    FusedRows(std::move(one)).run(world, context());
    int orphans_leaving = 0;
    for (PersonId const person : world.pending.emigrants) {
        bool const child = age_in(world.persons.birth[person.index()], world.now) < 18;
        EXPECT_FALSE(child && has_parent(world.persons, person));
        orphans_leaving += child ? 1 : 0;
    }
    EXPECT_GT(orphans_leaving, 0);
    EXPECT_GT(static_cast<int>(world.pending.emigrants.size()), orphans_leaving);
}

} // namespace
} // namespace boligsim
