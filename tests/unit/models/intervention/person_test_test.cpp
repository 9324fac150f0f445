#include "models/intervention/person_test.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "models/world/households.hpp"
#include "models/world/parents.hpp"
#include "study/catalogue.hpp"
#include "tests/support/tiny_world.hpp"

namespace boligsim {
namespace {

using testing::add_person;
using testing::tiny_world;

/// A mother and her partner with a child of 8; a father alone with a child of 15 who has a
/// half-brother of 3 elsewhere; a grandmother with a child whose mother lives elsewhere; a student.
struct People {
    World world = tiny_world();
    std::map<std::string, PersonId> by_name;

    PersonId add(std::string const& name, int age, LabourState labour)
    {
        PersonId const person = add_person(world, age);
        world.persons.labour[person.index()] = labour;
        by_name[name] = person;
        return person;
    }
    HouseholdId house(sim::AgentKey key, std::vector<PersonId> const& members)
    {
        HouseholdId const home =
            found_household(world, key, world.place_of(MunicipalityId::at(0), Tenure::owner));
        for (PersonId const member : members)
            add_member(world, home, member);
        refresh_household(world, home);
        return home;
    }

    People()
    {
        using enum LabourState;
        PersonId const mother = add("mother", 35, employed);
        PersonId const partner = add("partner", 36, unemployed);
        PersonId const child = add("child", 8, school);
        world.persons.partnered[mother.index()] = world.persons.partnered[partner.index()] = 1;
        set_parent(world.persons, child, mother);
        house(101, {mother, partner, child});

        PersonId const father = add("father", 40, outside);
        PersonId const youth = add("youth", 15, school_and_job);
        set_parent(world.persons, youth, father);
        house(102, {father, youth});

        PersonId const grandmother = add("grandmother", 66, retired);
        PersonId const grandchild = add("grandchild", 3, school);
        set_parent(world.persons, grandchild, father); // who lives elsewhere
        house(103, {grandmother, grandchild});

        PersonId const student = add("student", 21, in_education);
        world.persons.generation[student.index()] = Generation::descendant;
        house(104, {student});
    }

    /// Whom a target in YAML is about.
    std::set<std::string> meant(std::string const& target)
    {
        WorldSchema schema;
        schema.attribute({"generation", list_names<Generation>(), [](World const& w, PersonId p) {
                              return static_cast<std::size_t>(w.persons.generation[p.index()]);
                          }});
        EntryNames const names_there{
            {},
            {"generation.danish", "generation.immigrant", "generation.descendant", "of.others"}};
        sim::Diagnostics wrong;
        Intervention const entry = read_catalogue_entry(
            "id: x\ntitle: t\ndescription: d\ntarget: " + target +
                "\nreach: {value: 1, source: s, status: assumed, range: [0, 1]}\neffects: []\n"
                "cost: {dkk_per_participant: 1, source: s, status: assumed}\n",
            "x.yaml", wrong, names_there);
        EXPECT_TRUE(wrong.ok()) << wrong.to_text();
        // What is written into a result file means the same.
        auto const again =
            read_catalogue_text(write_catalogue({entry}), "again", wrong, names_there);
        EXPECT_TRUE(wrong.ok()) << wrong.to_text();
        std::set<std::string> names[2];
        for (std::size_t k = 0; k < 2; ++k) {
            PersonTest const test(k == 0 ? entry.target : again.at(0).target, schema);
            for (auto const& [name, person] : by_name)
                if (test.includes(world, person, world.now))
                    names[k].insert(name);
        }
        EXPECT_EQ(names[0], names[1]) << target;
        return names[0];
    }
};

using Names = std::set<std::string>;

TEST(PersonTest, TellsHouseholdsApart)
{
    People people;
    EXPECT_EQ(people.meant("{households: [single]}"), Names({"student"}));
    EXPECT_EQ(people.meant("{households: [couple_with_children]}"),
              Names({"mother", "partner", "child"}));
    EXPECT_EQ(people.meant("{households: [single, single_parent], ages: {from: 18, to: 64}}"),
              Names({"father", "student"}));
    EXPECT_EQ(people.meant("{}").size(), people.by_name.size());
}

TEST(PersonTest, FindsParentsByTheAgesOfChildrenWithWhomTheyLive)
{
    People people;
    EXPECT_EQ(people.meant("{children: {from: 6, to: 9}}"), Names({"mother", "partner"}));
    EXPECT_EQ(people.meant("{children: {from: 8, to: 8}}"), Names({"mother", "partner"}));
    EXPECT_EQ(people.meant("{children: {from: 9, to: 17}}"), Names({"father"}));
    // The grandmother lives with the child of 3, whose parent lives elsewhere.
    EXPECT_EQ(people.meant("{children: {from: 0, to: 5}}"), Names());
    EXPECT_EQ(people.meant("{children: {from: 0, to: 17}, states: [employed]}"), Names({"mother"}));
}

TEST(PersonTest, FindsChildrenByWhatTheirParentsAtHomeLiveBy)
{
    People people;
    EXPECT_EQ(people.meant("{parents: [employed]}"), Names({"child"}));
    EXPECT_EQ(people.meant("{parents: [unemployed]}"), Names({"child"})); // the mother's partner
    EXPECT_EQ(people.meant("{parents: [outside, retired]}"), Names({"youth"}));
    // All states: whoever lives with a parent.
    EXPECT_EQ(people.meant("{parents: [school, school_and_job, employed, unemployed, in_education, "
                           "outside, disability_pension, retired]}"),
              Names({"child", "youth"}));
}

TEST(PersonTest, TellsPersonsApartByWhatSubjectsOffer)
{
    People people;
    EXPECT_EQ(people.meant("{attributes: [generation.descendant]}"), Names({"student"}));
    EXPECT_EQ(people.meant("{attributes: [generation.descendant, generation.danish]}").size(),
              people.by_name.size());
    EXPECT_EQ(people.meant("{attributes: [generation.descendant], states: [employed]}"), Names());
    // A schema without it, which no checked entry meets.
    EXPECT_EQ(people.meant("{attributes: [of.others]}"), Names());
}

} // namespace
} // namespace boligsim
