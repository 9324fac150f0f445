#include "models/housing/queue_entries.hpp"

#include <gtest/gtest.h>

#include "models/housing/find_homes.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

/// Who lives on benefits and wishes to move is always counted as in acute need here.
sim::ParameterBook const& all_poor_in_need()
{
    static sim::ParameterBook const made =
        default_parameters().scaled("application.acute_share", 100);
    return made;
}

/// Poor households that wait already, and wish to move.
struct Town : LettingWorld {
    Town()
    {
        department("Engen", "Nord", DwellingKind::family, std::vector<int>(200, 3));
        department("Kollegiet", "Ung", DwellingKind::youth, std::vector<int>(40, 1));
        department("Lunden", "Syd", DwellingKind::family, std::vector<int>(200, 3));
        department("Heden", "Vest", DwellingKind::family, std::vector<int>(200, 3), 4000, 1);
    }

    HouseholdId poor(DwellingKind kind = DwellingKind::family, Urgency urgency = Urgency::none)
    {
        HouseholdId const h = household(23, 1, 0, Origin::danish, LabourState::outside);
        apply(h, {kind == DwellingKind::youth ? "Ung" : "Nord"}, world.now - 30, kind, urgency);
        world.pending.wishing_to_move.push_back(h);
        return h;
    }

    Application& application(HouseholdId h, std::size_t market = 0)
    {
        std::vector<Application>& queue = world.markets[market].queue;
        return *std::find_if(queue.begin(), queue.end(),
                             [&](Application const& a) { return a.household == h; });
    }

    void find_homes(int threads = 1)
    {
        MonthRunner().run(FindHomes(all_poor_in_need(), period, std::make_shared<FixedMeans>()),
                          world, threads);
    }
};

TEST(QueueEntries, WhoWaitsAlreadyEntersTheMunicipalitysQueueWithTheApplicationTheyHave)
{
    Town town;
    HouseholdId const poor = town.poor();
    Application const before = town.application(poor);
    town.application(poor).refusals = 6;
    town.find_homes();
    ASSERT_EQ(town.world.markets[0].queue.size(), 1u);
    Application const after = town.application(poor);
    EXPECT_EQ(Urgency{after.acute}, Urgency::homeless);
    EXPECT_EQ(after.since, before.since) << "seniority stays";
    EXPECT_EQ(after.organisations, before.organisations);
    EXPECT_EQ(after.refusals, 0) << "who is in need does not sleep";
    EXPECT_EQ(town.world.households.state[poor.index()].on_list, 1);
}

TEST(QueueEntries, WhoIsInGreaterNeedStaysSo)
{
    Town town;
    HouseholdId const refugee = town.poor(DwellingKind::family, Urgency::refugee);
    town.find_homes();
    EXPECT_EQ(Urgency{town.application(refugee).acute}, Urgency::refugee);
}

/// The municipality names tenants of family dwellings, and the young of youth dwellings too.
TEST(QueueEntries, AYouthApplicantInNeedWaitsForAFamilyDwellingToo)
{
    Town town;
    HouseholdId const young = town.poor(DwellingKind::youth);
    Application const before = town.application(young);
    town.find_homes();
    Application const after = town.application(young);
    EXPECT_EQ(Urgency{after.acute}, Urgency::homeless);
    EXPECT_EQ(after.kind, DwellingKind::family);
    EXPECT_EQ(after.takes_youth, 1);
    EXPECT_EQ(after.since, before.since);
    EXPECT_EQ(after.organisations & before.organisations, before.organisations);
    EXPECT_NE(after.organisations, before.organisations) << "on a list that lets family dwellings";
}

TEST(QueueEntries, TheMunicipalityOfResidenceHelpsWhoWaitsInAnother)
{
    Town town;
    std::vector<HouseholdId> elsewhere;
    for (int n = 0; n < 20; ++n)
        elsewhere.push_back(town.poor());
    std::swap(town.world.markets[0].queue, town.world.markets[1].queue);
    town.find_homes();
    std::vector<Application> const& queue = town.world.markets[0].queue;
    ASSERT_EQ(queue.size(), elsewhere.size());
    EXPECT_TRUE(
        std::is_sorted(queue.begin(), queue.end(), [](Application const& a, Application const& b) {
            return std::tuple(a.since, a.key) < std::tuple(b.since, b.key);
        }));
    for (Application const& a : queue) {
        EXPECT_EQ(Urgency{a.acute}, Urgency::homeless);
        EXPECT_EQ(a.since, town.world.now);
    }
    for (Application const& a : town.world.markets[1].queue)
        EXPECT_FALSE(a.household);
}

TEST(QueueEntries, AHomeOfOnesOwnEndsTheNeedAndNotThePlaceOnTheList)
{
    Town town;
    std::vector<HouseholdId> waiting;
    for (int n = 0; n < 400; ++n) {
        HouseholdId const h =
            town.household(23 + n % 40, 1, 0, Origin::danish, LabourState::employed, Tenure::other);
        town.world.households.moved_in[h.index()] = town.world.now - 5;
        town.apply(h, {"Nord"}, town.world.now - n % 50, DwellingKind::family, Urgency::homeless);
        town.world.pending.wishing_to_move.push_back(h);
        waiting.push_back(h);
    }
    town.find_homes();
    int moved = 0;
    for (HouseholdId const h : waiting) {
        bool const found = town.world.households.moved_in[h.index()] == town.world.now;
        moved += found ? 1 : 0;
        EXPECT_EQ(Urgency{town.application(h).acute}, found ? Urgency::none : Urgency::homeless);
        EXPECT_EQ(town.world.households.state[h.index()].on_list, 1);
    }
    EXPECT_GT(moved, 50);
    EXPECT_LT(moved, 400);
}

TEST(QueueEntries, EntersQueuesTheSameForAnyNumberOfThreads)
{
    Town town;
    for (int n = 0; n < 600; ++n)
        town.poor(n % 3 == 0 ? DwellingKind::youth : DwellingKind::family);
    // A third waits in the other municipality.
    for (std::size_t n = 0; n < 200; ++n) {
        town.world.markets[1].queue.push_back(town.world.markets[0].queue.back());
        town.world.markets[0].queue.pop_back();
    }
    std::reverse(town.world.markets[1].queue.begin(), town.world.markets[1].queue.end());
    Town four = town;
    town.find_homes(1);
    four.find_homes(4);
    for (std::size_t m = 0; m < 2; ++m) {
        std::vector<Application> const& a = town.world.markets[m].queue;
        std::vector<Application> const& b = four.world.markets[m].queue;
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            EXPECT_EQ(std::tuple(a[i].household, a[i].key, a[i].since, a[i].acute, a[i].kind,
                                 a[i].organisations),
                      std::tuple(b[i].household, b[i].key, b[i].since, b[i].acute, b[i].kind,
                                 b[i].organisations));
    }
}

} // namespace
} // namespace boligsim::testing
