#include <gtest/gtest.h>

#include "tests/unit/models/synthesis/made_world.hpp"

// The world of 2003 against published figures, at scale 0.05: sampling errors of shares are below
// half a point (households) and a fifth of the tolerances below.
namespace boligsim {
namespace {

using testing::denmark;
using testing::elsewhere;
using testing::everywhere;
using testing::household_share;
using testing::in_programme;
using testing::in_public_housing;
using testing::person_share;

double of_size(std::size_t least, std::size_t most)
{
    World const& world = denmark();
    return household_share(world, everywhere, [&](HouseholdId h) {
        std::size_t const n = static_cast<std::size_t>(world.households.state[h.index()].adults +
                                                       world.households.state[h.index()].children);
        return least <= n && n <= most;
    });
}

double of_type(testing::Among const& among, HouseholdType type)
{
    World const& world = denmark();
    return household_share(
        world, among, [&](HouseholdId h) { return household_type(world.households, h) == type; });
}

double single_adult(testing::Among const& among)
{
    return of_type(among, HouseholdType::single) + of_type(among, HouseholdType::single_parent);
}

bool aged(World const& world, std::size_t i, int first, int last)
{
    int const age = age_in(world.persons.birth[i], world.now);
    return first <= age && age <= last;
}

/// Employed share of ages 25-50, as the evaluation of 2011-14 reports it.
double employed_25_50(testing::Among const& among, bool non_western)
{
    World const& world = denmark();
    return person_share(
        world, among,
        [&](std::size_t i) {
            Origin const origin = world.persons.origin[i];
            return aged(world, i, 25, 50) &&
                   (non_western ? is_non_western(origin) : origin == Origin::danish);
        },
        [&](std::size_t i) { return world.persons.labour[i] == LabourState::employed; });
}

// Statistics Denmark, Nyt 38261: 37 % one person in 1997, 40 % in 2022; 33 % two; the rest more.
TEST(Targets, HouseholdsBySize)
{
    EXPECT_NEAR(of_size(1, 1), 0.375, 0.015);
    EXPECT_NEAR(of_size(2, 2), 0.335, 0.02);
    EXPECT_NEAR(of_size(3, 20), 0.29, 0.02);
}

// Landsbyggefonden 2019 and 2022: single-adult households 66.5-68 % against 38.7-40 %, lone parents
// 10.1 % against 5.1 %, 1.7-1.8 persons a household, 970,000-987,000 residents.
TEST(Targets, HouseholdsInPublicHousing)
{
    World const& world = denmark();
    EXPECT_NEAR(single_adult(in_public_housing), 0.67, 0.015);
    EXPECT_NEAR(single_adult(elsewhere), 0.37, 0.03);
    EXPECT_NEAR(of_type(in_public_housing, HouseholdType::single_parent), 0.101, 0.01);
    EXPECT_NEAR(of_type(elsewhere, HouseholdType::single_parent), 0.045, 0.01);

    double residents = 0;
    double households = 0;
    for (std::size_t i = 0; i < world.persons.rows(); ++i)
        residents += in_public_housing(world, world.persons.household[i]) ? 1 : 0;
    for (HouseholdId const occupant : world.dwellings.occupant)
        households += occupant ? 1 : 0;
    EXPECT_NEAR(residents / world.scale, 980'000, 15'000);
    EXPECT_NEAR(residents / households, 1.75, 0.03);
}

// Landsbyggefonden: 0.26-0.31 % vacant in 2018-2020, 0.65 % in 2024.
TEST(Targets, FewDwellingsAreVacant)
{
    World const& world = denmark();
    double vacant = 0;
    for (HouseholdId const occupant : world.dwellings.occupant)
        vacant += occupant ? 0 : 1;
    EXPECT_NEAR(vacant / static_cast<double>(world.dwellings.rows()), 0.003, 0.0015);
}

// Rented 68.7 % of non-Western immigrants and 72.7 % of descendants in 2011 (Statistics Denmark),
// most of it public; 55-60 % in public housing is what that and the sector's composition leave.
TEST(Targets, OriginInPublicHousing)
{
    World const& world = denmark();
    auto const everybody = [](std::size_t) { return true; };
    auto const non_western = [&](std::size_t i) { return is_non_western(world.persons.origin[i]); };
    EXPECT_NEAR(person_share(world, everywhere, non_western,
                             [&](std::size_t i) {
                                 return in_public_housing(world, world.persons.household[i]);
                             }),
                0.58, 0.03);
    EXPECT_NEAR(person_share(world, in_public_housing, everybody, non_western), 0.18, 0.015);
    // The ministry's lists ask for half, plans cover milder areas too.
    EXPECT_NEAR(person_share(world, in_programme, everybody, non_western), 0.38, 0.04);
}

// One in three of 18-64 publicly supported in public housing (Landsbyggefonden 2022), students
// aside.
TEST(Targets, WorkInPublicHousing)
{
    World const& world = denmark();
    auto const of_working_age = [&](std::size_t i) { return aged(world, i, 18, 64); };
    auto const supported = [&](std::size_t i) {
        LabourState const s = world.persons.labour[i];
        return s == LabourState::unemployed || s == LabourState::outside ||
               s == LabourState::disability_pension;
    };
    EXPECT_NEAR(person_share(world, in_public_housing, of_working_age, supported), 0.30, 0.03);
    EXPECT_NEAR(person_share(world, elsewhere, of_working_age, supported), 0.145, 0.02);
}

// F11-23: employment gaps of areas to the population, ages 25-50, 23 points for persons of Danish
// and 10 of non-Western origin.
TEST(Targets, EmploymentGapsOfDepartmentsWithAPlan)
{
    EXPECT_NEAR(employed_25_50(everywhere, false) - employed_25_50(in_programme, false), 0.23,
                0.06);
    EXPECT_NEAR(employed_25_50(everywhere, true) - employed_25_50(in_programme, true), 0.10, 0.04);
}

// Old people live in elderly dwellings, the young in youth dwellings.
TEST(Targets, KindsOfDwellingsHouseWhomTheyAreFor)
{
    World const& world = denmark();
    auto const lives_in = [&](DwellingKind kind) {
        return [kind](World const& w, HouseholdId h) {
            PlaceId const place = w.households.place[h.index()];
            return w.is_department(place) && w.departments[place.index()].kind == kind;
        };
    };
    auto const reference_age = [&](HouseholdId h) {
        return age_in(world.persons.birth[world.households.first[h.index()].index()], world.now);
    };
    EXPECT_GT(household_share(world, lives_in(DwellingKind::youth),
                              [&](HouseholdId h) { return reference_age(h) < 30; }),
              0.97);
    EXPECT_GT(household_share(world, lives_in(DwellingKind::elderly),
                              [&](HouseholdId h) { return reference_age(h) >= 67; }),
              0.95);
}

TEST(Targets, LargerHouseholdsHaveMoreRooms)
{
    World const& world = denmark();
    std::array<double, 7> persons{};
    std::array<double, 7> homes{};
    for (std::size_t d = 0; d < world.dwellings.rows(); ++d) {
        HouseholdId const h = world.dwellings.occupant[d];
        if (!h)
            continue;
        persons[world.dwellings.rooms[d]] +=
            world.households.state[h.index()].adults + world.households.state[h.index()].children;
        ++homes[world.dwellings.rooms[d]];
    }
    for (std::size_t rooms = 2; rooms <= 5; ++rooms)
        EXPECT_GT(persons[rooms] / homes[rooms], persons[rooms - 1] / homes[rooms - 1]) << rooms;
    EXPECT_NEAR(persons[4] / homes[4], 3, 0.6);
}

// Some have just moved in and some have lived there for decades; nobody since childhood.
TEST(Targets, TenureLengths)
{
    World const& world = denmark();
    auto const since = [&](HouseholdId h) {
        return world.now - world.households.moved_in[h.index()];
    };
    // About 13 % of the dwellings are vacated a year (Landsbyggefonden 2020:7), some of them twice.
    EXPECT_NEAR(
        household_share(world, in_public_housing, [&](HouseholdId h) { return since(h) <= 12; }),
        0.125, 0.025);
    EXPECT_NEAR(
        household_share(world, in_public_housing, [&](HouseholdId h) { return since(h) > 120; }),
        0.33, 0.06);
    for (std::size_t i = 0; i < world.households.rows(); ++i) {
        sim::Month const birth = world.persons.birth[world.households.first[i].index()];
        ASSERT_GE(world.households.moved_in[i] - birth, 17 * 12);
    }
}

} // namespace
} // namespace boligsim
