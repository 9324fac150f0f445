#include "models/housing/evictions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/housing/moving_risks.hpp"
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

MovingRisks risks(sim::ParameterBook const& book)
{
    return {book, period, std::make_shared<FixedMeans>()};
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

TEST(Evictions, TakesTheHomeAndMakesTheHouseholdLookForOne)
{
    Tenants town(3000);
    World& world = town.world;
    World const before = world;
    MonthRunner const runner;
    runner.run(risks(often()), world);
    std::vector<HouseholdId> const wishing = world.pending.wishing_to_move;
    sim::YearCounts const counts = runner.run(Evictions(), world);

    ASSERT_FALSE(world.pending.seekers.empty());
    std::size_t from_public = 0;
    for (Pending::Seeker const& seeker : world.pending.seekers) {
        std::size_t const i = seeker.household.index();
        EXPECT_EQ(seeker.reason, MoveReason::eviction);
        EXPECT_EQ(std::count(wishing.begin(), wishing.end(), seeker.household), 0)
            << "who is put out does not also wish to move";
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

TEST(Evictions, HappensAsOftenAsTheGroupsRateSays)
{
    Tenants town(20000);
    MonthRunner().run(risks(often()), town.world);
    MonthRunner().run(Evictions(), town.world);
    std::array<double, 2> evicted{};
    for (Pending::Seeker const& seeker : town.world.pending.seekers)
        ++evicted[town.world.households.state[seeker.household.index()].children > 0 ? 1u : 0u];
    sim::ParameterBook const book = often();
    std::vector<double> const rates = book.values("eviction.annual_rate", town.world.now);
    double const level = book.scalar("eviction.level", town.world.now);
    // private rental, in work without children; public housing, on benefits with children
    double const working = 20000 * -std::expm1(-level * rates[4] / 12);
    double const poor = 20000 * -std::expm1(-level * rates[3] / 12);
    EXPECT_NEAR(evicted[0], working, 4 * std::sqrt(working));
    EXPECT_NEAR(evicted[1], poor, 4 * std::sqrt(poor));
}

TEST(Evictions, LevelZeroEvictsNobody)
{
    Tenants town(3000);
    MonthRunner().run(risks(default_parameters().scaled("eviction.level", 0)), town.world);
    EXPECT_TRUE(town.world.pending.evicted.empty());
}

TEST(Evictions, DoesNotDependOnThreads)
{
    Tenants town(3000);
    World one = town.world;
    MonthRunner().run(risks(often()), one, 1);
    MonthRunner().run(risks(often()), town.world, 4);
    ASSERT_FALSE(one.pending.evicted.empty());
    EXPECT_EQ(one.pending.evicted, town.world.pending.evicted);
}

} // namespace
} // namespace boligsim::testing
