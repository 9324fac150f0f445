#include "models/housing/place_choice.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>

#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Month in_2010{2010, 3};

/// The parameters with every strength at 0.
sim::ParameterBook without_reasons()
{
    return default_parameters()
        .with("place_choice.reputation_weight", 0)
        .with("place_choice.own_group_strength", 0)
        .with("place_choice.native_avoidance_strength", 0)
        .with("place_choice.near_home_strength", 0)
        .scaled("place_choice.family_strength", 0);
}

HouseholdFacts household_of(Origin origin, int children = 0)
{
    HouseholdFacts facts;
    facts.origin = origin;
    facts.children = static_cast<std::uint8_t>(children);
    return facts;
}

/// Two places: the worst without residents of non-Western origin, the best with nobody else.
PlaceTable::Places two_places()
{
    PlaceTable::Places places;
    places.front() = {100, 0, 0, 0};
    places.back() = {100, 0, 1, 0};
    return places;
}

PlaceClasses named(PlaceChoice const& choice, PlaceTable::Places const& places,
                   HouseholdFacts const& facts, double draw, PlaceClasses near = 0,
                   PlaceChoice::Need need = PlaceChoice::Need::ordinary)
{
    return choice.name_places(places, facts, near, need, draw);
}

constexpr PlaceClasses first = bit_of(PlaceClass::worst);
constexpr PlaceClasses last = bit_of(PlaceClass::best);

/// Off is off: without a reason everybody names every place, however choosy.
RC_GTEST_PROP(PlaceChoice, WithoutAReasonAllPlacesAreNamed, ())
{
    static PlaceChoice const choice(without_reasons().with("place_choice.tolerance", -5), in_2010);
    PlaceTable::Places places;
    for (PlaceTable::Place& place : places)
        place = {static_cast<double>(*rc::gen::inRange(0, 50)), *rc::gen::inRange(-20, 20) / 10.0,
                 *rc::gen::inRange(0, 11) / 10.0, *rc::gen::inRange(0, 6) / 10.0};
    HouseholdFacts facts =
        household_of(static_cast<Origin>(*rc::gen::inRange(0, 4)), *rc::gen::inRange(0, 3));
    double const draw = *rc::gen::inRange(0, 1000) / 1000.0;
    RC_ASSERT(named(choice, places, facts, draw, first) == all_places);
}

/// What a household names it names too where it is less choosy; the best place it names always.
RC_GTEST_PROP(PlaceChoice, WhatTheChoosyNameTheOthersNameToo, ())
{
    static PlaceChoice const choice(default_parameters(), in_2010);
    PlaceTable::Places places;
    for (PlaceTable::Place& place : places)
        place = {static_cast<double>(*rc::gen::inRange(0, 3)), *rc::gen::inRange(-20, 20) / 10.0,
                 *rc::gen::inRange(0, 11) / 10.0, *rc::gen::inRange(0, 6) / 10.0};
    places[4].dwellings = 10;
    HouseholdFacts const facts =
        household_of(static_cast<Origin>(*rc::gen::inRange(0, 4)), *rc::gen::inRange(0, 3));
    double const less = *rc::gen::inRange(0, 1000) / 1000.0;
    double const more = less + (0.999 - less) * *rc::gen::inRange(0, 1000) / 1000.0;
    PlaceClasses const of_the_patient = named(choice, places, facts, less);
    PlaceClasses const of_the_choosy = named(choice, places, facts, more);
    RC_ASSERT(of_the_choosy != 0);
    RC_ASSERT((of_the_choosy & ~of_the_patient) == 0);
    RC_ASSERT((of_the_choosy & ~named(choice, places, facts, more, 0, PlaceChoice::Need::acute)) ==
              0);
}

/// The share that names the worse place is logistic(tolerance - difference): worked out by hand for
/// a difference of 2, tolerance 1. Twenty thousand evenly spread draws are exact to 1 in 10,000.
TEST(PlaceChoice, AsManyNameAWorsePlaceAsTheLogisticCurveSays)
{
    PlaceChoice const choice(without_reasons()
                                 .with("place_choice.tolerance", 1)
                                 .with("place_choice.native_avoidance_strength", 2),
                             in_2010);
    constexpr int draws = 20000;
    int both = 0;
    for (int n = 0; n < draws; ++n) {
        PlaceClasses const places =
            named(choice, two_places(), household_of(Origin::danish), (n + 0.5) / draws);
        both += places == all_places ? 1 : 0;
        EXPECT_TRUE(places == all_places || places == first);
    }
    EXPECT_NEAR(both / double(draws), 1 / (1 + std::exp(1.0)), 1e-4);
}

TEST(PlaceChoice, EachReasonLeadsWhereItSays)
{
    double const choosy = 0.999;
    PlaceTable::Places const places = two_places();
    auto const only = [](std::string const& name, double strength) {
        return PlaceChoice(without_reasons().with("place_choice." + name, strength), in_2010);
    };
    PlaceChoice const avoidance = only("native_avoidance_strength", 5);
    EXPECT_EQ(named(avoidance, places, household_of(Origin::danish), choosy), first);
    EXPECT_EQ(named(avoidance, places, household_of(Origin::menapt), choosy), all_places);
    PlaceChoice const own_group = only("own_group_strength", 5);
    EXPECT_EQ(named(own_group, places, household_of(Origin::menapt), choosy), last);
    EXPECT_EQ(named(own_group, places, household_of(Origin::western), choosy), all_places);
    PlaceChoice const near_home = only("near_home_strength", 5);
    EXPECT_EQ(named(near_home, places, household_of(Origin::danish), choosy, first), first);
    EXPECT_EQ(named(near_home, places, household_of(Origin::danish), choosy), all_places);

    PlaceTable::Places with_families = two_places();
    with_families.back().under_18_share = 0.5;
    PlaceChoice const families(default_parameters().with("place_choice.reputation_weight", 0),
                               in_2010);
    EXPECT_EQ(named(families, with_families, household_of(Origin::western, 2), choosy), last);
    EXPECT_EQ(named(families, with_families, household_of(Origin::western), choosy), first);
}

/// Twenty departments of ten dwellings, better and better: a twentieth of the dwellings is one of
/// them, so the bounds 5, 10, 17, 26, 38, 54, 75 % fall where counting says.
TEST(PlaceClasses, AreCutByReputationAtTheirShareOfDwellings)
{
    LettingWorld town;
    for (int d = 0; d < 20; ++d) {
        DepartmentId const id =
            town.department("D", "Nord", DwellingKind::family, std::vector<int>(10, 3));
        town.world.departments[id.index()].reputation = (d * 7 % 20) / 10.0 - 1;
    }
    HouseholdId const h = town.household(40, 1, 1, Origin::menapt, LabourState::employed);
    move_to_dwelling(town.world, h, DwellingId::at(0));
    classify_places(town.world, default_parameters());

    std::vector<int> by_class(place_class_count, 0);
    for (Department const& a : town.world.departments) {
        ++by_class[static_cast<std::size_t>(a.place_class)];
        for (Department const& b : town.world.departments)
            EXPECT_TRUE(a.reputation >= b.reputation || a.place_class <= b.place_class);
    }
    EXPECT_EQ(by_class, (std::vector<int>{1, 1, 1, 2, 3, 3, 4, 5}));
    EXPECT_EQ(town.world.departments[0].known.non_western_share, 1);
    EXPECT_EQ(town.world.departments[0].known.under_18_share, 0.5);
    EXPECT_EQ(town.world.departments[1].known.non_western_share, 0);
}

TEST(PlaceClasses, WhatIsKnownFollowsWhoLivesThereAsFastAsTheRateSays)
{
    LettingWorld town;
    town.department("Engen", "Nord", DwellingKind::family, {3});
    Department& d = town.world.departments[0];
    d.known.non_western_share = 0.2;
    d.non_western_share = 0.6;
    learn_of_places(town.world, 0);
    EXPECT_EQ(d.known.non_western_share, 0.2);
    learn_of_places(town.world, 0.25);
    EXPECT_NEAR(d.known.non_western_share, 0.3, 1e-12);
}

/// Nine in ten of the neighbour's dwellings house the own group, none of the town's.
TEST(PlaceClasses, KinPullToWhereTheyLive)
{
    LettingWorld town;
    town.department("Engen", "Nord", DwellingKind::family, std::vector<int>(10, 3));
    town.department("Skoven", "Syd", DwellingKind::family, std::vector<int>(10, 3), 4000, 1);
    town.world.departments[1].known.non_western_share = 0.9;
    EXPECT_EQ(own_group_pull(town.world, 0), (std::vector<double>{1, 1}));
    std::vector<double> const pull = own_group_pull(town.world, 2);
    EXPECT_DOUBLE_EQ(pull[0], 1);
    EXPECT_DOUBLE_EQ(pull[1], std::exp(1.8));
}

/// Two departments of one landlord, each with a vacant dwelling, and applicants who named the second
/// only: lists and free letting let none of the first, and the municipality does.
TEST(PlaceChoice, ListsOfferNothingInAPlaceThatWasNotNamed)
{
    for (Urgency const urgency : {Urgency::none, Urgency::homeless}) {
        LettingWorld town;
        town.department("Engen", "Nord", DwellingKind::family, {2});
        DepartmentId const wanted = town.department("Skoven", "Nord", DwellingKind::family, {2});
        town.world.departments[wanted.index()].place_class = PlaceClass::best;
        for (int n = 0; n < 5; ++n)
            town.apply(town.household(40, 1, 0, Origin::danish, LabourState::employed), {"Nord"},
                       town.world.now - 12, DwellingKind::family, urgency);
        for (Application& a : town.world.markets[0].queue)
            a.places = last;
        sim::ParameterBook const book =
            default_parameters()
                .with("letting.acceptance_intercept", 20)
                .scaled("letting.municipal_share", urgency == Urgency::none ? 0 : 100)
                .scaled("letting.municipal_place_factor", 10);
        MonthRunner().run(
            Letting({}, book, {town.world.now, town.world.now}, std::make_shared<FixedMeans>()),
            town.world);
        EXPECT_EQ(bool(town.world.dwellings.occupant[0]), urgency == Urgency::homeless);
        EXPECT_TRUE(town.world.dwellings.occupant[1]);
    }
}

} // namespace
} // namespace boligsim::testing
