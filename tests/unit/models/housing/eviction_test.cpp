#include "models/housing/eviction.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "models/world/books.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

/// As many evictions in a month as usual in many years.
sim::ParameterBook often()
{
    return default_parameters().scaled("eviction.level", 40);
}

/// Tenants of both sectors and owners, on benefits and in work.
struct Tenants : LettingWorld {
    explicit Tenants(int each) : families(static_cast<std::size_t>(each))
    {
        department("Engen", "Nord", DwellingKind::family, std::vector<int>(families, 3));
        for (int n = 0; n < each; ++n) {
            HouseholdId const family = household(35, 1, 2, Origin::danish, LabourState::outside);
            move_to_dwelling(world, family, DwellingId::at(static_cast<std::size_t>(n)));
            household(35, 2, 0, Origin::danish, LabourState::employed, Tenure::private_rental);
            household(35, 1, 1, Origin::danish, LabourState::outside, Tenure::owner);
        }
        for (std::size_t h = 0; h < world.households.rows(); ++h)
            world.households.moved_in[h] = world.now - 30;
    }
    std::size_t families;
};

TEST(Eviction, TakesTheHomeAndMakesTheHouseholdLookForOne)
{
    Tenants town(3000);
    World& world = town.world;
    World const before = world;
    MonthRunner const runner;
    sim::YearCounts const counts = runner.run(Eviction(often(), period), world);

    ASSERT_FALSE(world.pending.seekers.empty());
    std::size_t from_public = 0;
    for (Pending::Seeker const& seeker : world.pending.seekers) {
        std::size_t const i = seeker.household.index();
        EXPECT_EQ(seeker.reason, MoveReason::eviction);
        EXPECT_EQ(world.households.place[i], world.place_of(MunicipalityId::at(0), Tenure::other));
        EXPECT_EQ(world.households.moved_in[i], world.now);
        EXPECT_FALSE(world.households.dwelling[i]);
        if (DwellingId const home = before.households.dwelling[i]) {
            ++from_public;
            EXPECT_FALSE(world.dwellings.occupant[home.index()]);
            EXPECT_EQ(world.dwellings.vacant_since[home.index()], world.now);
        } else {
            EXPECT_EQ(world.tenure(before.households.place[i]), Tenure::private_rental)
                << "owners are not evicted";
        }
    }
    EXPECT_EQ(counts.at(runner.measures.moves_out, 0, 5), static_cast<std::int64_t>(from_public))
        << "left for the segment other";
    world.pending.clear();
    EXPECT_EQ(check_books(world), std::vector<std::string>{});
}

TEST(Eviction, HappensAsOftenAsTheGroupsRateSays)
{
    Tenants town(20000);
    MonthRunner().run(Eviction(often(), period), town.world);
    std::array<double, 2> evicted{};
    for (Pending::Seeker const& seeker : town.world.pending.seekers)
        ++evicted[town.world.households.children[seeker.household.index()] > 0 ? 1u : 0u];
    sim::ParameterBook const book = often();
    std::vector<double> const rates = book.values("eviction.annual_rate", town.world.now);
    double const level = book.scalar("eviction.level", town.world.now);
    // private rental, in work without children; public housing, on benefits with children
    double const working = 20000 * -std::expm1(-level * rates[4] / 12);
    double const poor = 20000 * -std::expm1(-level * rates[3] / 12);
    EXPECT_NEAR(evicted[0], working, 4 * std::sqrt(working));
    EXPECT_NEAR(evicted[1], poor, 4 * std::sqrt(poor));
}

TEST(Eviction, LevelZeroEvictsNobody)
{
    Tenants town(3000);
    MonthRunner().run(Eviction(default_parameters().scaled("eviction.level", 0), period),
                      town.world);
    EXPECT_TRUE(town.world.pending.seekers.empty());
}

TEST(Eviction, DoesNotDependOnThreads)
{
    Tenants town(3000);
    World one = town.world;
    MonthRunner().run(Eviction(often(), period), one, 1);
    MonthRunner().run(Eviction(often(), period), town.world, 4);
    EXPECT_EQ(one.households.place, town.world.households.place);
    EXPECT_EQ(one.dwellings.occupant, town.world.dwellings.occupant);
}

} // namespace
} // namespace boligsim::testing
