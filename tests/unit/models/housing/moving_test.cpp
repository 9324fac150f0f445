#include <gtest/gtest.h>

#include "models/housing/wish_to_move.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

sim::ParameterBook const& book()
{
    static sim::ParameterBook const made = default_parameters();
    return made;
}

constexpr sim::Month now{2010, 3};
constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

MoverTraits young_renter()
{
    MoverTraits traits;
    traits.dwelling = DwellingClass::private_rental;
    traits.age = 24;
    traits.mobility = 2;
    traits.months_in_dwelling = 18;
    return traits;
}

TEST(MovingHazard, FallsWithAgeAndWithYearsInTheDwelling)
{
    MovingHazard const hazard(book(), now);
    MoverTraits traits = young_renter();
    double const young = hazard.monthly_probability(traits, 3);
    traits.age = 50;
    double const middle_aged = hazard.monthly_probability(traits, 3);
    traits.months_in_dwelling = 12 * 15;
    double const settled = hazard.monthly_probability(traits, 3);
    EXPECT_GT(young, 2 * middle_aged);
    EXPECT_GT(middle_aged, 2 * settled);
}

TEST(MovingHazard, PeaksInSummer)
{
    MovingHazard const hazard(book(), now);
    EXPECT_GT(hazard.monthly_probability(young_renter(), 8),
              1.4 * hazard.monthly_probability(young_renter(), 12));
}

TEST(MovingHazard, ReputationCanBeSwitchedOff)
{
    sim::ParameterBook const off = book()
                                       .with("moving.reputation_strength_danish", 0)
                                       .with("moving.reputation_strength_other", 0);
    MoverTraits traits = young_renter();
    traits.dwelling = DwellingClass::public_family;
    MovingHazard const without(off, now);
    MovingHazard const with(book(), now);
    double const mean = without.monthly_probability(traits, 3);
    EXPECT_DOUBLE_EQ(mean, with.monthly_probability(traits, 3));
    traits.reputation = -2;
    EXPECT_DOUBLE_EQ(mean, without.monthly_probability(traits, 3));
    EXPECT_GT(with.monthly_probability(traits, 3), mean);
}

/// The bound may never lie below a probability, or wishes would be lost.
TEST(MovingHazard, BoundsHoldForEveryKindOfHousehold)
{
    MovingHazard const hazard(book(), now);
    MovingHazard::Bounds const bounds = hazard.bounds(7);
    MoverTraits t;
    for (int dwelling = 0; dwelling < 6; ++dwelling)
        for (int age = 17; age < 95; age += 3)
            for (int type = 0; type < 5; ++type)
                for (int months : {0, 11, 12, 30, 59, 60, 100, 130, 200, 239, 240, 500})
                    for (int mobility = 0; mobility < 4; ++mobility)
                        for (int crowding = 0; crowding < 4; ++crowding)
                            for (double reputation : {-5.0, -1.0, 0.0, 2.0}) {
                                t.dwelling = static_cast<DwellingClass>(dwelling);
                                bool const in_public = dwelling < 3;
                                t.age = age;
                                t.type = static_cast<HouseholdType>(type);
                                t.months_in_dwelling = months;
                                t.mobility = static_cast<std::uint8_t>(mobility);
                                t.crowding =
                                    in_public ? static_cast<Crowding>(crowding) : Crowding::fitting;
                                t.reputation = in_public ? reputation : 0;
                                ASSERT_LE(sim::threshold(hazard.monthly_probability(t, 7)),
                                          bounds.threshold(t.dwelling, months, t.mobility));
                            }
}

TEST(Crowding, IsByPersonsAgainstRooms)
{
    EXPECT_EQ(crowding_of(1, 4), Crowding::roomy);
    EXPECT_EQ(crowding_of(2, 3), Crowding::fitting);
    EXPECT_EQ(crowding_of(4, 3), Crowding::crowded);
    EXPECT_EQ(crowding_of(5, 2), Crowding::overcrowded);
}

TEST(WishToMove, HappensAsOftenAsTheHazardSays)
{
    LettingWorld made;
    made.department("Engen", "Nord", DwellingKind::family, {2});
    for (int h = 0; h < 20000; ++h)
        made.household(24, 1, 0, Origin::danish, LabourState::employed);
    World& world = made.world;
    double expected = 0;
    MovingHazard const hazard(book(), world.now);
    for (std::size_t h = 0; h < world.households.rows(); ++h) {
        world.households.moved_in[h] = world.now - 18;
        expected += hazard.monthly_probability(
            read_traits(world, HouseholdId::at(h), DwellingClass::private_rental, world.now), 3);
    }
    MonthRunner().run(WishToMove(book(), period), world);
    EXPECT_NEAR(static_cast<double>(world.pending.wishing_to_move.size()), expected,
                4 * std::sqrt(expected));
    EXPECT_TRUE(
        std::is_sorted(world.pending.wishing_to_move.begin(), world.pending.wishing_to_move.end()));
}

TEST(WishToMove, IsTheSameForAnyNumberOfThreads)
{
    LettingWorld made;
    made.department("Engen", "Nord", DwellingKind::family, {2});
    for (int h = 0; h < 9000; ++h)
        made.household(20 + h % 60, 1 + h % 2, 0, Origin::danish, LabourState::employed);
    World four = made.world;
    MonthRunner const runner;
    WishToMove const wish(book(), period);
    runner.run(wish, made.world, 1);
    runner.run(wish, four, 4);
    EXPECT_EQ(made.world.pending.wishing_to_move, four.pending.wishing_to_move);
}

} // namespace
} // namespace boligsim::testing
