#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "models/housing/mover_traits.hpp"
#include "sim/parameters/parameter_override.hpp"
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

/// Rooms count in family dwellings only, by the parameter's factor; a factor of 1 is off.
TEST(MovingHazard, FallsWithTheRoomsOfAFamilyDwelling)
{
    MovingHazard const hazard(book(), now);
    std::vector<double> const factor = book().values("moving.rooms_factor", now);
    MoverTraits traits;
    traits.dwelling = DwellingClass::public_family;
    auto const log_stay = [&](MovingHazard const& h, int rooms) {
        traits.rooms = rooms;
        return std::log1p(-h.monthly_probability(traits, 3)); // minus the rate, over 12
    };
    for (int rooms = 2; rooms <= 6; ++rooms)
        EXPECT_NEAR(log_stay(hazard, rooms) / log_stay(hazard, 1),
                    factor[static_cast<std::size_t>(std::min(rooms, 5)) - 1] / factor[0], 1e-9);

    MovingHazard const off(book().with(std::vector<sim::ParameterOverride>{[] {
        sim::ParameterOverride one;
        one.name = "moving.rooms_factor";
        one.number = 1;
        return one;
    }()}),
                           now);
    EXPECT_DOUBLE_EQ(log_stay(off, 1), log_stay(off, 5));
    traits.dwelling = DwellingClass::public_elderly;
    EXPECT_DOUBLE_EQ(log_stay(hazard, 1), log_stay(hazard, 5));
}

/// The bounds may never lie below a probability, or wishes would be lost.
TEST(MovingHazard, BoundsHoldForEveryKindOfHousehold)
{
    MovingHazard const hazard(book(), now);
    MovingHazard::Bounds const bounds = hazard.bounds(7);
    auto const below = [](std::uint32_t word, std::uint32_t count) { return word % count; };
    MoverTraits t;
    for (std::uint32_t draw = 0; draw < 400000; ++draw) {
        auto const word = [&](std::uint64_t n) {
            return static_cast<std::uint32_t>(sim::derive_key(draw, n) >> 32);
        };
        t.dwelling = static_cast<DwellingClass>(below(word(0), 6));
        bool const in_public = t.dwelling < DwellingClass::owner;
        t.age = 17 + static_cast<int>(below(word(1), 80));
        t.type = static_cast<HouseholdType>(below(word(2), 5));
        t.months_in_dwelling = static_cast<int>(below(word(3), 600));
        t.mobility = static_cast<std::uint8_t>(below(word(4), 4));
        t.union_change = static_cast<UnionChange>(below(word(5), 3));
        t.labour_change = static_cast<LabourChange>(below(word(6), 3));
        t.labour = static_cast<LabourState>(below(word(7), 8));
        t.origin = static_cast<Origin>(below(word(8), 4));
        t.newborn = (t.type == HouseholdType::single_parent ||
                     t.type == HouseholdType::couple_with_children) &&
                    below(word(9), 2) == 1;
        t.livelihood = static_cast<Livelihood>(below(word(10), 3));
        t.income_fifth = below(word(11), 5);
        t.crowding = in_public ? static_cast<Crowding>(below(word(12), 4)) : Crowding::fitting;
        if (t.type == HouseholdType::single) // one person fits into any dwelling
            t.crowding = std::min(t.crowding, Crowding::fitting);
        t.rooms = 1 + static_cast<int>(below(word(17), 7));
        t.reputation = in_public ? below(word(13), 11) - 5.0 : 0;
        t.non_western_share = in_public ? below(word(14), 11) / 10.0 : 0;
        t.rent_share = in_public ? below(word(15), 15) / 10.0 : 0;
        double const near = 0x1p32 * hazard.most_probability(t, 7);
        ASSERT_LE(sim::threshold(hazard.monthly_probability(t, 7)), near);
        double const place =
            in_public ? hazard.most_place_factor(t.reputation, t.non_western_share) : 1;
        ASSERT_LE(near, place * bounds.words(t.dwelling));
        ASSERT_LE(near, place * bounds.words(t.dwelling, t.type, t.union_change,
                                             t.months_in_dwelling, t.mobility,
                                             12 * t.age + static_cast<int>(below(word(16), 12))));
    }
}

TEST(Crowding, IsByPersonsAgainstRooms)
{
    EXPECT_EQ(crowding_of(1, 4), Crowding::roomy);
    EXPECT_EQ(crowding_of(2, 3), Crowding::fitting);
    EXPECT_EQ(crowding_of(4, 3), Crowding::crowded);
    EXPECT_EQ(crowding_of(5, 2), Crowding::overcrowded);
}

} // namespace
} // namespace boligsim::testing
