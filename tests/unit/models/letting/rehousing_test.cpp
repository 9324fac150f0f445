#include <gtest/gtest.h>

#include <algorithm>

#include "models/housing/application_form.hpp"
#include "models/letting/list_upkeep.hpp"
#include "models/letting/rehousing.hpp"
#include "models/world/works.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2009, 1), sim::Month(2015, 12)};
constexpr std::size_t dwellings = 24;

/// A full department that is renovated in 2010, and another one of the landlord with room for
/// everybody.
class RehousingTest : public ::testing::Test {
protected:
    explicit RehousingTest()
    {
        World& world = made_.world;
        world.now = sim::Month(2009, 12);
        DepartmentId const old_ones =
            made_.department("Old", "Nord", DwellingKind::family, std::vector<int>(dwellings, 2));
        made_.department("New", "Nord", DwellingKind::family, std::vector<int>(dwellings, 2));
        world.departments[old_ones.index()].programmes = 0b010;
        for (std::size_t d = 0; d < dwellings; ++d) {
            tenants_.push_back(made_.household(40, 1, 0, Origin::danish, LabourState::employed));
            move_to_dwelling(world, tenants_.back(), DwellingId::at(d));
            world.households.moved_in[tenants_.back().index()] = sim::Month(2001, 5);
        }
    }

    static RenovationRule rule(double rehouse, int works_months)
    {
        RenovationRule made;
        made.where = {Where::Kind::programme, "2011-14", {}};
        made.year = 2010;
        made.rehouse = rehouse;
        made.works_months = works_months;
        return made;
    }

    /// Runs rehousing, the lists and letting for so many months.
    void run(RenovationRule const& renovation, int months)
    {
        World& world = made_.world;
        sim::ParameterBook const book = default_parameters()
                                            .with("letting.acceptance_intercept", 10)
                                            .scaled("letting.municipal_share", 0);
        Rehousing const rehousing({renovation}, book, period);
        ListUpkeep const upkeep(book, period);
        Letting const letting({}, book, period, std::make_shared<FixedMeans>());
        for (int m = 0; m < months; ++m) {
            world.now = world.now + 1;
            moves_ += moves_by_rehousing(runner_.run(rehousing, world));
            runner_.run(upkeep, world);
            sim::YearCounts const counts = runner_.run(letting, world);
            lettings_ += lettings_by(counts, runner_, 1, tool_number());
        }
    }

    std::size_t tool_number() const
    {
        std::vector<std::string> const& labels = runner_.catalogue.axis("tool").labels;
        return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), "rehousing") -
                                        labels.begin());
    }

    /// Households that came into the renovated department.
    std::int64_t moves_by_rehousing(sim::YearCounts const& counts) const
    {
        std::int64_t moves = 0;
        for (std::size_t from = 0; from < 7; ++from)
            moves += counts.at(runner_.measures.moves_in, 0, from);
        return moves;
    }

    std::size_t at_home() const
    {
        std::size_t number = 0;
        for (std::size_t d = 0; d < dwellings; ++d)
            number +=
                made_.world.households.dwelling[tenants_[d].index()] == DwellingId::at(d) ? 1u : 0u;
        return number;
    }

    std::size_t vacant_in_old() const
    {
        auto const& occupant = made_.world.dwellings.occupant;
        return static_cast<std::size_t>(
            std::count(occupant.begin(), occupant.begin() + dwellings, HouseholdId()));
    }

    LettingWorld made_;
    MonthRunner runner_;
    std::vector<HouseholdId> tenants_;
    std::int64_t moves_ = 0;
    std::int64_t lettings_ = 0;
};

TEST_F(RehousingTest, NobodyIsRehousedWithoutAShare)
{
    World const before = made_.world;
    run(rule(0, 12), 30);
    EXPECT_EQ(made_.world.dwellings.occupant, before.dwellings.occupant);
    EXPECT_TRUE(made_.world.works.empty());
}

TEST_F(RehousingTest, HalfOfTheTenantsLeaveOverAYearAndComeBackWhenWorksAreDone)
{
    // Notice from January on, each month to one of twelve.
    run(rule(0.5, 9), 1);
    EXPECT_EQ(made_.world.works.size(), 1u);
    EXPECT_EQ(vacant_in_old(), 1u) << "offered at once, and taken";
    run(rule(0.5, 9), 11);
    EXPECT_EQ(lettings_, 12);
    EXPECT_EQ(at_home(), 12u);
    EXPECT_EQ(vacant_in_old(), 12u) << "the dwellings are let to nobody";
    EXPECT_EQ(moves_, 0);
    // Who was told in January left by April, and is back after nine months of works.
    run(rule(0.5, 9), 1);
    EXPECT_EQ(moves_, 1);
    run(rule(0.5, 9), 11);
    EXPECT_EQ(moves_, 12);
    EXPECT_EQ(at_home(), dwellings);
    EXPECT_TRUE(made_.world.works.empty());
    for (HouseholdId const tenant : tenants_)
        EXPECT_EQ(made_.world.households.moved_in[tenant.index()], sim::Month(2001, 5))
            << "the lease ran on";
}

TEST_F(RehousingTest, WhoComesBackAfterADecemberElsewhereIsNoted)
{
    World& world = made_.world;
    PersonId const tenant = world.households.first[tenants_[0].index()];
    for (HouseholdId const household : tenants_) {
        std::size_t const person = world.households.first[household.index()].index();
        world.persons.observed_place[person] = world.place_of(DepartmentId::at(0));
        world.persons.observed_years[person] = 4;
    }
    run(rule(1, 9), 12);
    EXPECT_TRUE(world.came_back.empty());
    for (HouseholdId const household : tenants_)
        world.persons.observed_place[world.households.first[household.index()].index()] =
            world.households.place[household.index()];
    run(rule(1, 9), 12);
    EXPECT_EQ(at_home(), dwellings);
    EXPECT_EQ(world.came_back.size(), dwellings);
    auto const found =
        std::find_if(world.came_back.begin(), world.came_back.end(),
                     [&](ResidentSince const& resident) { return resident.person == tenant; });
    ASSERT_NE(found, world.came_back.end());
    // Four Decembers in a row before that of 2009.
    EXPECT_EQ(found->first_december, 2005);
}

TEST_F(RehousingTest, AfterMoreThanAYearTheyStayWhereTheyWereRehoused)
{
    run(rule(0.5, 13), 12 + 3 + 13);
    EXPECT_EQ(lettings_, 12);
    EXPECT_EQ(moves_, 0);
    EXPECT_EQ(at_home(), 12u);
    EXPECT_TRUE(made_.world.works.empty());
    EXPECT_EQ(vacant_in_old(), 12u);
    // They can be let again.
    sim::ThreadPool const pool(1);
    EXPECT_EQ(vacant_dwellings(made_.world, pool).size(), dwellings);
}

TEST_F(RehousingTest, WhoIsOfferedNothingInTimeStays)
{
    World& world = made_.world;
    for (std::size_t d = 0; d < dwellings; ++d)
        move_to_dwelling(world, made_.household(40, 1, 0, Origin::danish, LabourState::employed),
                         DwellingId::at(dwellings + d));
    run(rule(0.5, 9), 3);
    EXPECT_EQ(world.works.size(), 3u);
    EXPECT_EQ(world.markets[0].queue.size(), 3u);
    run(rule(0.5, 9), 12);
    EXPECT_EQ(at_home(), dwellings);
    EXPECT_TRUE(world.works.empty());
    EXPECT_TRUE(world.markets[0].queue.empty());
    for (HouseholdId const tenant : tenants_)
        EXPECT_EQ(world.households.state[tenant.index()].on_list, 0);
}

TEST_F(RehousingTest, WhoLeavesForGoodMeanwhileDoesNotComeBack)
{
    World& world = made_.world;
    run(rule(0.5, 9), 12);
    PlaceId const owned = world.place_of(MunicipalityId::at(0), Tenure::owner);
    for (HouseholdId const tenant : tenants_)
        if (world.households.dwelling[tenant.index()].index() >= dwellings)
            move_to_segment(world, tenant, owned);
    run(rule(0.5, 9), 12);
    EXPECT_EQ(moves_, 0);
    EXPECT_EQ(at_home(), 12u);
    EXPECT_TRUE(world.works.empty());
}

/// Where landlords share their lists, the tenant stands on the one that they share.
TEST_F(RehousingTest, TenantsStandOnTheirLandlordsList)
{
    World& world = made_.world;
    OrganisationId const keeper = made_.organisation("Syd");
    for (Department& d : world.departments)
        d.joined = keeper;
    world.now = world.now + 1;
    runner_.run(Rehousing({rule(1, 9)}, default_parameters(), period), world);
    ASSERT_FALSE(world.markets[0].queue.empty());
    for (Application const& a : world.markets[0].queue) {
        EXPECT_EQ(a.organisations, MarketDirectory(world).list_bit(MunicipalityId::at(0), keeper));
        EXPECT_NE(a.organisations, 0);
    }
}

/// Who is evicted under notice of a renovation looks for a home of their own, and keeps that
/// application when the landlord's offer ends.
TEST_F(RehousingTest, ATenantWhoLeavesForAnotherReasonKeepsTheirNewApplication)
{
    World& world = made_.world;
    sim::ParameterBook const book = default_parameters().scaled("list.lapse_rate", 0);
    Rehousing const rehousing({rule(1, 9)}, book, period);
    ListUpkeep const upkeep(book, period);
    world.now = world.now + 1;
    runner_.run(rehousing, world);
    auto const noticed = std::find_if(world.works.begin(), world.works.end(),
                                      [](DwellingWorks const& w) { return bool(w.tenant); });
    ASSERT_NE(noticed, world.works.end());
    HouseholdId const tenant = noticed->tenant;
    move_to_segment(world, tenant, world.place_of(MunicipalityId::at(0), Tenure::other));
    world.households.state[tenant.index()].on_list = 0;
    runner_.run(upkeep, world);
    made_.apply(tenant, {"Nord"}, world.now, DwellingKind::family, Urgency::homeless);
    world.now = world.now + 1;
    runner_.run(rehousing, world);
    runner_.run(upkeep, world);
    std::size_t waiting = 0;
    for (Application const& a : world.markets[0].queue)
        waiting += a.household == tenant && Urgency{a.acute} == Urgency::homeless ? 1u : 0u;
    EXPECT_EQ(waiting, 1u);
    EXPECT_EQ(world.households.state[tenant.index()].on_list, 1);
}

TEST_F(RehousingTest, AnOlderApplicationGivesWay)
{
    World& world = made_.world;
    for (HouseholdId const tenant : tenants_)
        made_.apply(tenant, {"Nord"}, sim::Month(2005, 1), DwellingKind::elderly);
    world.now = world.now + 1;
    runner_.run(Rehousing({rule(1, 9)}, default_parameters(), period), world);
    std::vector<HouseholdId> waiting;
    std::size_t owed = 0;
    for (Application const& a : world.markets[0].queue) {
        if (!a.household)
            continue;
        waiting.push_back(a.household);
        owed += Urgency{a.acute} == Urgency::rehoused ? 1u : 0u;
    }
    EXPECT_EQ(owed, 2u) << "a twelfth of 24";
    std::sort(waiting.begin(), waiting.end());
    EXPECT_EQ(waiting.size(), dwellings);
    EXPECT_EQ(std::adjacent_find(waiting.begin(), waiting.end()), waiting.end());
}

} // namespace
} // namespace boligsim::testing
