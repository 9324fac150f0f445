#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "models/synthesis/sector/places.hpp"
#include "models/synthesis/sector/sector_totals.hpp"
#include "models/world/books.hpp"
#include "models/world/parents.hpp"
#include "sim/parameters/bands.hpp"
#include "tests/unit/models/synthesis/made_world.hpp"

namespace boligsim {
namespace {

using testing::denmark;
using testing::make_world;

TEST(Synthesis, BooksBalance)
{
    for (double const scale : {0.001, 0.02})
        EXPECT_EQ(check_books(make_world(scale)), std::vector<std::string>{}) << scale;
    EXPECT_EQ(check_books(denmark()), std::vector<std::string>{});
}

TEST(Synthesis, EveryHouseholdHasAnAdultFirst)
{
    for (double const scale : {0.001, 0.05}) {
        World const world = make_world(scale);
        for (std::size_t i = 0; i < world.households.rows(); ++i) {
            PersonId const first = world.households.first[i];
            ASSERT_TRUE(first);
            ASSERT_GE(age_in(world.persons.birth[first.index()], world.now), 18);
        }
    }
}

TEST(Synthesis, CountsOfAdultsChildrenAndCouplesAreThoseOfTheMembers)
{
    World world = denmark();
    for (std::size_t i = 0; i < world.households.rows(); i += 7) {
        auto const adults = world.households.state[i].adults;
        auto const children = world.households.state[i].children;
        auto const couple = world.households.state[i].couple;
        refresh_household(world, HouseholdId::at(i));
        ASSERT_EQ(adults, world.households.state[i].adults);
        ASSERT_EQ(children, world.households.state[i].children);
        ASSERT_EQ(couple, world.households.state[i].couple);
    }
}

TEST(Synthesis, PopulationIsTheRegistersBySexAgeAndOrigin)
{
    World const& world = denmark();
    sim::ParameterBook const book = testing::default_parameters();
    std::vector<double> const persons = book.values("initial.persons", testing::start);
    constexpr std::size_t generations = 3;
    std::map<std::array<std::size_t, 3>, double> expected; // band of ten years, sex, origin
    double all = 0;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        std::size_t const cell = i / generations;
        std::size_t const age = cell / (2 * origin_count);
        expected[{age_band_10(static_cast<int>(age)), cell / origin_count % 2,
                  cell % origin_count}] += persons[i] * world.scale;
        all += persons[i] * world.scale;
    }
    std::map<std::array<std::size_t, 3>, double> made;
    for (std::size_t i = 0; i < world.persons.rows(); ++i)
        ++made[{age_band_10(age_in(world.persons.birth[i], world.now)),
                static_cast<std::size_t>(world.persons.sex[i]),
                static_cast<std::size_t>(world.persons.origin[i])}];
    EXPECT_NEAR(static_cast<double>(world.persons.rows()), all, 12);
    // A running sum is met within one half by each of three generations at both ends of a band.
    for (auto const& [cell, count] : expected)
        EXPECT_NEAR(made[cell], count, 3) << cell[0] << ' ' << cell[1] << ' ' << cell[2];
}

TEST(Synthesis, AllDepartmentsOrganisationsAndMunicipalitiesAreThereAtEveryScale)
{
    World const small = make_world(0.002);
    World const& large = denmark();
    ASSERT_EQ(small.departments.size(), 7500);
    ASSERT_EQ(large.departments.size(), 7500);
    EXPECT_EQ(large.organisations.size(), 520);
    EXPECT_EQ(large.municipalities.size(), 98);
    std::set<std::string> names;
    for (std::size_t d = 0; d < large.departments.size(); ++d) {
        ASSERT_EQ(small.departments[d].name, large.departments[d].name);
        ASSERT_EQ(small.departments[d].programmes, large.departments[d].programmes);
        ASSERT_EQ(small.departments[d].reputation, large.departments[d].reputation);
        names.insert(large.departments[d].name);
    }
    EXPECT_EQ(names.size(), large.departments.size());
}

TEST(Synthesis, ProgrammesCoverTheirNumberOfDepartmentsAndTheWorstOnes)
{
    World const& world = denmark();
    std::array<int, 3> departments{};
    double covered = 0;
    double worse = 0;
    for (Department const& d : world.departments) {
        for (std::size_t p = 0; p < departments.size(); ++p)
            departments[p] += d.programmes >> p & 1;
        covered += d.programmes ? 1 : 0;
        worse += d.programmes && d.reputation < 0 ? 1 : 0;
        EXPECT_TRUE(d.programmes == 0 || d.area);
    }
    EXPECT_EQ(departments, (std::array{545, 407, 404}));
    EXPECT_GT(worse / covered, 0.9);
}

TEST(Synthesis, DwellingsOfAKindAreTheFiguresInEachMunicipality)
{
    World const& world = denmark();
    sim::ParameterBook const book = testing::default_parameters();
    std::vector<double> const expected =
        public_dwellings(world.municipalities, book, testing::start);
    std::vector<double> made(world.municipalities.size());
    std::size_t next = 0;
    for (Department const& d : world.departments) {
        made[d.municipality.index()] += static_cast<double>(d.dwellings);
        ASSERT_EQ(d.first_dwelling, next);
        next += d.dwellings;
    }
    ASSERT_EQ(next, world.dwellings.rows());
    for (std::size_t m = 0; m < made.size(); ++m)
        EXPECT_NEAR(made[m], expected[m] * world.scale, 4) << world.municipalities[m].name;
}

/// Residents by region and age as published, and within a region by municipality as in 2020.
TEST(Synthesis, ResidentsOfMunicipalitiesFollowTheFigures)
{
    World const& world = denmark();
    std::vector<double> residents(world.municipalities.size());
    for (HouseholdId const h : world.persons.household)
        ++residents[world.municipality(world.households.place[h.index()]).index()];
    std::array<double, region_count> in_region{};
    std::array<double, region_count> in_2020{};
    for (std::size_t m = 0; m < residents.size(); ++m) {
        auto const region = static_cast<std::size_t>(world.municipalities[m].region);
        in_region[region] += residents[m];
        in_2020[region] += static_cast<double>(world.municipalities[m].population_2020);
    }
    for (std::size_t m = 0; m < residents.size(); ++m) {
        auto const region = static_cast<std::size_t>(world.municipalities[m].region);
        double const expected = static_cast<double>(world.municipalities[m].population_2020) /
                                in_2020[region] * in_region[region];
        EXPECT_NEAR(residents[m], expected, 0.025 * expected + 20) << world.municipalities[m].name;
    }
}

/// Shares of the regions in the residents of an age, [band][region].
std::vector<std::array<double, region_count>> region_shares(World const& world,
                                                            sim::Bands const& ages)
{
    std::vector<std::array<double, region_count>> shares(ages.size());
    std::vector<double> all(ages.size());
    for (std::size_t i = 0; i < world.persons.rows(); ++i) {
        MunicipalityId const m =
            world.municipality(world.households.place[world.persons.household[i].index()]);
        std::size_t const band = ages.of(age_in(world.persons.birth[i], world.now));
        ++shares[band][static_cast<std::size_t>(world.municipalities[m.index()].region)];
        ++all[band];
    }
    for (std::size_t band = 0; band < ages.size(); ++band)
        for (double& share : shares[band])
            share /= all[band];
    return shares;
}

TEST(Synthesis, RegionsHaveTheirResidentsOfEachAge)
{
    sim::ParameterBook const book = testing::default_parameters();
    sim::Bands const ages(book, "location.region_share", "age");
    std::vector<double> const published = book.values("location.region_share", testing::start);
    auto const made = region_shares(denmark(), ages);
    for (std::size_t band = 0; band < ages.size(); ++band)
        for (std::size_t r = 0; r < region_count; ++r)
            EXPECT_NEAR(made[band][r], published[band * region_count + r], 0.006)
                << ages.first(band) << " and over, " << names<Region>[r];
}

/// At strength 0 the published ages are not looked at: other figures make the same world.
TEST(Synthesis, AtStrengthZeroRegionsAgesAreNotFitted)
{
    auto const settled = [](double strength, double times) {
        sim::ParameterBook const book =
            testing::default_parameters()
                .with("location.region_age_strength", strength)
                .scaled("location.region_share", times, sim::ParameterBook::Cells::every_second);
        return testing::make_world(0.002, book).households.place;
    };
    EXPECT_EQ(settled(0, 1), settled(0, 0.5));
    EXPECT_NE(settled(1, 1), settled(1, 0.5));
    EXPECT_NE(settled(0, 1), settled(1, 1));
}

TEST(Synthesis, ThreadsDoNotChangeTheWorld)
{
    World const one = make_world(0.02, 1);
    World const two = make_world(0.02, 2);
    EXPECT_EQ(one.persons.key, two.persons.key);
    EXPECT_EQ(one.persons.household, two.persons.household);
    EXPECT_EQ(one.persons.birth, two.persons.birth);
    EXPECT_EQ(one.persons.labour, two.persons.labour);
    EXPECT_EQ(one.persons.standing, two.persons.standing);
    EXPECT_EQ(one.households.place, two.households.place);
    EXPECT_EQ(one.households.moved_in, two.households.moved_in);
    EXPECT_EQ(one.households.state, two.households.state);
    EXPECT_EQ(one.dwellings.occupant, two.dwellings.occupant);
    for (std::size_t m = 0; m < one.markets.size(); ++m) {
        ASSERT_EQ(one.markets[m].queue.size(), two.markets[m].queue.size());
        for (std::size_t i = 0; i < one.markets[m].queue.size(); ++i) {
            EXPECT_EQ(one.markets[m].queue[i].household, two.markets[m].queue[i].household);
            EXPECT_EQ(one.markets[m].queue[i].since, two.markets[m].queue[i].since);
        }
    }
}

TEST(Synthesis, ReplicatesDifferInPeopleNotInPlaces)
{
    World const first = make_world(0.01, 2, 0);
    World const second = make_world(0.01, 2, 1);
    EXPECT_EQ(first.dwellings.rent_dkk_month, second.dwellings.rent_dkk_month);
    EXPECT_NE(first.persons.birth, second.persons.birth);
    EXPECT_NE(first.households.moved_in, second.households.moved_in);
}

TEST(Synthesis, PlacesAloneAreThoseOfTheWorld)
{
    Study study;
    study.scale = 0.01;
    World const places = make_places(study, testing::default_parameters(), testing::start);
    World const world = make_world(0.01);
    EXPECT_EQ(places.persons.rows(), 0);
    EXPECT_EQ(places.dwellings.rent_dkk_month, world.dwellings.rent_dkk_month);
    EXPECT_EQ(places.dwellings.department, world.dwellings.department);
}

TEST(Synthesis, KeysNameOnePersonAndOneHousehold)
{
    World const& world = denmark();
    sim::Column<sim::AgentKey> keys = world.persons.key;
    keys.insert(keys.end(), world.households.key.begin(), world.households.key.end());
    std::sort(keys.begin(), keys.end());
    EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
}

TEST(Synthesis, MothersAreOlderThanTheirChildren)
{
    World const& world = denmark();
    std::size_t families = 0;
    for (std::size_t i = 0; i < world.households.rows(); ++i) {
        if (!world.households.state[i].children)
            continue;
        ++families;
        int oldest_child = 0;
        int woman = 0;
        for_members(world, HouseholdId::at(i), [&](PersonId p) {
            int const age = age_in(world.persons.birth[p.index()], world.now);
            if (age < 18)
                oldest_child = std::max(oldest_child, age);
            else
                woman = std::max(woman, age);
        });
        ASSERT_GE(woman - oldest_child, 12) << i;
    }
    EXPECT_GT(families, 20000);
}

// With whom a child would leave the country: the parent of its origin in its household.
TEST(Synthesis, ChildrenHaveAParentOfTheirOriginAtHome)
{
    World const& world = denmark();
    Persons const& persons = world.persons;
    std::size_t children = 0;
    std::size_t with_parent = 0;
    std::size_t with_father = 0;
    for (std::size_t i = 0; i < persons.rows(); ++i) {
        PersonId const parent = parent_of(persons, PersonId::at(i));
        if (age_in(persons.birth[i], world.now) >= 18) {
            EXPECT_FALSE(parent);
            continue;
        }
        ++children;
        if (!parent)
            continue;
        ++with_parent;
        with_father += persons.sex[parent.index()] == Sex::man;
        ASSERT_EQ(persons.household[parent.index()], persons.household[i]);
        ASSERT_EQ(persons.origin[parent.index()], persons.origin[i]);
    }
    EXPECT_GT(with_parent, children * 97 / 100);
    // Lone fathers, with 3.6 % of children in the figures, and Danish fathers in mixed couples.
    EXPECT_GT(with_father, children * 3 / 100);
    EXPECT_LT(with_father, children * 9 / 100);
}

TEST(Places, AreDescribedOneForOne)
{
    World const world = make_world(0.002);
    sim::PlaceGroup const departments = describe_departments(world);
    sim::PlaceGroup const segments = describe_segments(world);
    EXPECT_EQ(departments.labels.size() + segments.labels.size(), world.places());
    EXPECT_EQ(departments.labels[0], "København 1");
    std::size_t const at = world.place_of(MunicipalityId::at(0), Tenure::private_rental).index() -
                           world.departments.size();
    EXPECT_EQ(segments.labels[at], "København private_rental");
    for (auto const* group : {&departments, &segments}) {
        for (sim::PlaceColumn const& column : group->columns)
            std::visit([&](auto const& values) { EXPECT_EQ(values.size(), group->labels.size()); },
                       column.values);
    }
}

} // namespace
} // namespace boligsim
