#include "models/letting/list_upkeep.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "models/housing/evictions.hpp"
#include "models/housing/moving_risks.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

/// A town whose lists nobody leaves by chance.
struct Town : LettingWorld {
    Town() { department("Engen", "Nord", DwellingKind::family, {2, 3, 4}); }

    /// The application after a month's upkeep; none where it was taken out.
    std::optional<Application> keep(HouseholdId household) const
    {
        World after = world;
        sim::ParameterBook const book = default_parameters()
                                            .scaled("list.lapse_rate", 0)
                                            .scaled("list.acute_end_rate", 0)
                                            .scaled("list.reactivation_rate", 0);
        MonthRunner().run(ListUpkeep(book, period), after);
        for (Application const& a : after.markets[0].queue)
            if (a.household == household)
                return a;
        return {};
    }

    HouseholdId young(int age, LabourState labour)
    {
        HouseholdId const h = household(age, 1, 0, Origin::danish, labour);
        apply(h, {"Nord"}, sim::Month(2008, 5), DwellingKind::youth);
        return h;
    }

    void add_child(HouseholdId household)
    {
        PersonId const child = world.persons.add(sim::derive_key(8, world.persons.rows()));
        world.persons.birth[child.index()] = world.now;
        boligsim::add_member(world, household, child);
        refresh_household(world, household);
    }
};

TEST(ListUpkeep, ApplicationsLapseAtTheirRate)
{
    Town town;
    for (int n = 0; n < 6000; ++n)
        town.apply(town.household(40, 1, 0, Origin::danish, LabourState::employed), {"Nord"},
                   town.world.now);
    std::vector<Application> const& queue = town.world.markets[0].queue;
    auto const before = static_cast<double>(queue.size());
    MonthRunner().run(ListUpkeep(default_parameters(), period), town.world);
    double const rate = default_parameters().values(
        "list.lapse_rate", town.world.now)[static_cast<std::size_t>(Tenure::private_rental)];
    double const expected = before * -std::expm1(-rate / 12);
    EXPECT_NEAR(before - static_cast<double>(queue.size()), expected, 4 * std::sqrt(expected));
}

TEST(ListUpkeep, RoomsFollowTheFamily)
{
    Town town;
    HouseholdId const couple = town.household(30, 2, 0, Origin::danish, LabourState::employed);
    town.apply(couple, {"Nord"}, town.world.now - 20);
    EXPECT_EQ(town.keep(couple)->min_rooms, 1);
    EXPECT_EQ(town.keep(couple)->max_rooms, 4);
    town.add_child(couple);
    EXPECT_EQ(town.keep(couple)->min_rooms, 2);
    EXPECT_EQ(town.keep(couple)->max_rooms, 5);
    EXPECT_EQ(town.keep(couple)->since, town.world.now - 20);
}

TEST(ListUpkeep, AYouthApplicantWithAChildWaitsForAFamilyDwelling)
{
    Town town;
    HouseholdId const student = town.young(22, LabourState::in_education);
    EXPECT_EQ(town.keep(student)->kind, DwellingKind::youth);
    town.add_child(student);
    EXPECT_EQ(town.keep(student)->kind, DwellingKind::family);
    EXPECT_EQ(town.keep(student)->since, sim::Month(2008, 5)) << "seniority stays";
    EXPECT_EQ(town.keep(student)->min_rooms, 2);
}

/// The landlord of its list lets youth dwellings only.
TEST(ListUpkeep, WhoWaitsForAFamilyDwellingStandsOnAListOfSome)
{
    Town town;
    town.department("Lunden", "Nord", DwellingKind::family, std::vector<int>(60, 2));
    town.department("Kollegiet", "Ung", DwellingKind::youth, std::vector<int>(60, 1));
    HouseholdId const worker = town.household(29, 1, 0, Origin::danish, LabourState::employed);
    town.apply(worker, {"Ung"}, sim::Month(2008, 5), DwellingKind::youth);
    MarketDirectory const directory(town.world);
    auto const list_of = [&](std::string const& landlord) {
        return directory.list_bit(MunicipalityId::at(0), town.organisation(landlord));
    };
    ASSERT_NE(list_of("Ung"), list_of("Nord"));
    Application const after = *town.keep(worker);
    EXPECT_EQ(after.kind, DwellingKind::family);
    EXPECT_EQ(after.organisations, list_of("Ung") | list_of("Nord"));
    EXPECT_EQ(after.since, sim::Month(2008, 5));
}

/// For a youth dwelling there was no right; for a family dwelling residents have one, and three
/// quarters use it (application.own_list_share).
TEST(ListUpkeep, ATenantWhoTurnsToFamilyDwellingsMayAskTheLandlord)
{
    Town town;
    town.department("Lunden", "Nord", DwellingKind::youth, std::vector<int>(200, 1));
    std::vector<HouseholdId> tenants;
    for (std::size_t n = 0; n < 200; ++n) {
        HouseholdId const tenant = town.household(29, 1, 0, Origin::danish, LabourState::employed);
        move_to_dwelling(town.world, tenant, DwellingId::at(3 + n));
        town.apply(tenant, {"Nord"}, sim::Month(2008, 5), DwellingKind::youth);
        tenants.push_back(tenant);
    }
    int asking = 0;
    for (HouseholdId const tenant : tenants) {
        Application const after = *town.keep(tenant);
        EXPECT_EQ(after.kind, DwellingKind::family);
        EXPECT_EQ(after.own_list != 0, after.asks_landlord != 0);
        EXPECT_EQ(after.since, sim::Month(2008, 5)) << "seniority stays";
        asking += after.asks_landlord;
    }
    double const share = default_parameters().scalar("application.own_list_share", town.world.now);
    EXPECT_NEAR(asking, 200 * share, 25); // four standard deviations
}

TEST(ListUpkeep, WhoIsTooOldForAYouthDwellingWaitsForAFamilyDwelling)
{
    Town town;
    HouseholdId const student = town.young(29, LabourState::in_education);
    HouseholdId const worker = town.young(29, LabourState::employed);
    HouseholdId const young_worker = town.young(22, LabourState::employed);
    EXPECT_EQ(town.keep(student)->kind, DwellingKind::youth);
    EXPECT_EQ(town.keep(worker)->kind, DwellingKind::family);
    EXPECT_EQ(town.keep(young_worker)->kind, DwellingKind::youth);
    town.world.now = town.world.now + 24;
    EXPECT_EQ(town.keep(student)->kind, DwellingKind::family);
}

TEST(ListUpkeep, HowLongYouthDwellingsAreForAllTheYoungIsAParameter)
{
    Town town;
    HouseholdId const worker = town.young(25, LabourState::employed);
    auto const kind = [&](int last_age) {
        World after = town.world;
        sim::ParameterBook const book =
            default_parameters()
                .scaled("list.lapse_rate", 0)
                .with("destination.youth_dwelling_last_age_out_of_education", last_age);
        MonthRunner().run(ListUpkeep(book, period), after);
        return after.markets[0].queue.front().kind;
    };
    ASSERT_TRUE(town.keep(worker));
    EXPECT_EQ(kind(24), DwellingKind::family);
    EXPECT_EQ(kind(25), DwellingKind::youth);
}

TEST(ListUpkeep, WhoWasEvictedIsOnNoListAnyMore)
{
    Town town;
    std::vector<HouseholdId> tenants;
    for (int n = 0; n < 40; ++n) {
        tenants.push_back(town.household(40, 1, 0, Origin::danish, LabourState::outside));
        town.apply(tenants.back(), {"Nord"}, town.world.now - n);
    }
    sim::ParameterBook const often =
        default_parameters().scaled("eviction.level", 1000).scaled("eviction.annual_rate", 1000);
    MonthRunner().run(MovingRisks(often, period, std::make_shared<FixedMeans>()), town.world);
    MonthRunner().run(Evictions(), town.world);
    std::size_t evicted = 0;
    for (HouseholdId const tenant : tenants) {
        bool const lodges =
            town.world.tenure(town.world.households.place[tenant.index()]) == Tenure::other;
        evicted += lodges ? 1u : 0u;
        EXPECT_EQ(town.keep(tenant).has_value(), !lodges);
    }
    EXPECT_GT(evicted, 5u);
    EXPECT_LT(evicted, 35u);
}

TEST(ListUpkeep, AnElderlyApplicantKeepsTheirKindUnlessAChildMovesIn)
{
    Town town;
    HouseholdId const old = town.household(75, 1, 0, Origin::danish, LabourState::retired);
    town.apply(old, {"Nord"}, town.world.now - 20, DwellingKind::elderly);
    EXPECT_EQ(town.keep(old)->kind, DwellingKind::elderly);
    town.add_child(old);
    EXPECT_EQ(town.keep(old)->kind, DwellingKind::family);
}

} // namespace
} // namespace boligsim::testing
