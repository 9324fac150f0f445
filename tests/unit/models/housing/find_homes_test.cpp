#include <gtest/gtest.h>

#include <cmath>

#include "models/housing/find_homes.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

sim::ParameterBook const& book()
{
    static sim::ParameterBook const made = default_parameters();
    return made;
}

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

struct Town : LettingWorld {
    Town()
    {
        department("Engen", "Nord", DwellingKind::family, std::vector<int>(200, 3));
        department("Kollegiet", "Nord", DwellingKind::youth, std::vector<int>(40, 1));
    }

    void look(HouseholdId household, MoveReason reason)
    {
        world.pending.seekers.push_back({household, reason});
    }
};

TEST(FindHomes, PeopleMoveOrApplyAndNobodyIsLost)
{
    Town town;
    for (int h = 0; h < 3000; ++h)
        town.look(town.household(19 + h % 70, 1 + h % 2, h % 3, static_cast<Origin>(h % 4),
                                 LabourState::employed, Tenure::other),
                  MoveReason::leaving_home);
    FindHomes const process(book(), period, std::make_shared<FixedMeans>());
    MonthRunner const runner;
    sim::YearCounts const counts = runner.run(process, town.world);

    std::int64_t moved = 0;
    for (std::size_t p = 0; p < town.world.places(); ++p)
        for (std::size_t c = 0; c < 7; ++c)
            moved += counts.at(runner.measures.moves_in, p, c);
    std::size_t applied = 0;
    for (Market const& market : town.world.markets)
        applied += market.queue.size();
    EXPECT_GT(moved, 1000);
    EXPECT_GT(applied, 100u);
    EXPECT_EQ(
        static_cast<std::size_t>(moved) + applied, 3000u - [&] {
            // Who wants public housing where there is none of the kind stays and looks again.
            std::size_t stay = 0;
            for (std::size_t h = 0; h < 3000; ++h)
                stay += town.world.households.state[h].on_list == 0 &&
                                town.world.households.moved_in[h] != town.world.now
                            ? 1u
                            : 0u;
            return stay;
        }());
}

TEST(FindHomes, QueuesAreInOrderOfSeniority)
{
    Town town;
    for (int h = 0; h < 2000; ++h)
        town.look(town.household(30, 1, 0, Origin::menapt, LabourState::unemployed, Tenure::other),
                  MoveReason::separation);
    MonthRunner().run(FindHomes(book(), period, std::make_shared<FixedMeans>()), town.world);
    std::vector<Application> const& queue = town.world.markets[0].queue;
    ASSERT_GT(queue.size(), 50u);
    EXPECT_TRUE(
        std::is_sorted(queue.begin(), queue.end(), [](Application const& a, Application const& b) {
            return std::tuple(a.since, a.key) < std::tuple(b.since, b.key);
        }));
    for (Application const& a : queue) {
        EXPECT_LE(a.since, town.world.now);
        EXPECT_NE(a.organisations, 0);
    }
}

TEST(FindHomes, RefugeesEnterTheMunicipalitysQueueWhereTheyWerePlaced)
{
    Town town;
    HouseholdId const family =
        town.household(35, 2, 2, Origin::menapt, LabourState::outside, Tenure::other);
    town.look(family, MoveReason::refugee);
    MonthRunner().run(FindHomes(book(), period, std::make_shared<FixedMeans>()), town.world);
    ASSERT_EQ(town.world.markets[0].queue.size(), 1u);
    Application const& a = town.world.markets[0].queue.front();
    EXPECT_EQ(a.household, family);
    EXPECT_EQ(a.acute, static_cast<std::uint8_t>(Urgency::refugee));
    EXPECT_EQ(a.since, town.world.now);
    EXPECT_EQ(town.world.households.state[family.index()].on_list, 1);
}

/// The municipality houses more of the evicted families than of the others (parameters), and
/// they stand before them.
TEST(FindHomes, SomeOfTheEvictedEnterTheMunicipalitysQueue)
{
    Town town;
    for (int h = 0; h < 1000; ++h) {
        int const children = h % 2;
        town.look(
            town.household(35, 1, children, Origin::danish, LabourState::outside, Tenure::other),
            MoveReason::eviction);
    }
    MonthRunner().run(FindHomes(book(), period, std::make_shared<FixedMeans>()), town.world);
    std::array<int, 5> acute{}; // by urgency
    for (Application const& a : town.world.markets[0].queue)
        ++acute[a.acute];
    std::vector<double> const shares = book().values("application.acute_share", town.world.now);
    auto const region = static_cast<std::size_t>(town.world.municipalities[0].region);
    double const families = 500 * shares[6 * 5 + region];
    double const others = 500 * shares[7 * 5 + region];
    EXPECT_NEAR(acute[static_cast<std::size_t>(Urgency::family)], families, 50);
    EXPECT_NEAR(acute[static_cast<std::size_t>(Urgency::homeless)], others, 50);
    EXPECT_EQ(acute[static_cast<std::size_t>(Urgency::refugee)], 0);
}

/// Whom the municipality expects to find a home by their own means is seldom in acute need: within
/// five standard errors of the shares of the parameters.
TEST(FindHomes, FewerOfThoseInWorkEnterTheMunicipalitysQueue)
{
    constexpr int each = 4000;
    Town town;
    for (int h = 0; h < 2 * each; ++h)
        town.look(town.household(35, 1, 0, Origin::danish,
                                 h < each ? LabourState::employed : LabourState::unemployed,
                                 Tenure::other),
                  MoveReason::separation);
    MonthRunner().run(FindHomes(book(), period, std::make_shared<FixedMeans>()), town.world);
    std::array<int, 2> acute{};
    for (Application const& a : town.world.markets[0].queue)
        if (a.acute > 0)
            ++acute[a.household.index() < each ? 0 : 1];
    auto const region = static_cast<std::size_t>(town.world.municipalities[0].region);
    double const share = book().values("application.acute_share", town.world.now)[5 + region];
    double const factor = book().scalar("application.acute_in_work_factor", town.world.now);
    ASSERT_LT(factor, 1);
    for (std::size_t work = 0; work < 2; ++work) {
        double const p = work == 0 ? share * factor : share;
        EXPECT_NEAR(acute[work], each * p, 5 * std::sqrt(each * p * (1 - p)) + 1);
    }
}

TEST(FindHomes, WhoIsNewAndWishesToMoveLooksOnceForTheReasonOfBeingNew)
{
    Town town;
    Households& h = town.world.households;
    for (int n = 0; n < 300; ++n) {
        HouseholdId const family =
            town.household(35, 2, 2, Origin::menapt, LabourState::outside, Tenure::other);
        h.moved_in[family.index()] = town.world.now - 5;
        town.world.pending.wishing_to_move.push_back(family);
    }
    // Not in the order of rows, as seekers come.
    for (std::size_t n = 300; n-- > 100;)
        town.look(HouseholdId::at(n), MoveReason::refugee);
    MonthRunner().run(FindHomes(book(), period, std::make_shared<FixedMeans>()), town.world);

    // Refugees apply where they are. The other hundred wish to move, and some move at once.
    std::size_t moved = 0;
    for (std::size_t n = 0; n < 100; ++n)
        moved += h.moved_in[n] == town.world.now ? 1u : 0u;
    EXPECT_GT(moved, 10u);
    for (std::size_t n = 100; n < 300; ++n)
        EXPECT_EQ(h.moved_in[n], town.world.now - 5);
    std::vector<std::size_t> refugees;
    for (Application const& a : town.world.markets[0].queue)
        if (a.reason == MoveReason::refugee)
            refugees.push_back(a.household.index());
    std::sort(refugees.begin(), refugees.end());
    ASSERT_EQ(refugees.size(), 200u);
    for (std::size_t n = 0; n < 200; ++n)
        EXPECT_EQ(refugees[n], 100 + n);
}

TEST(FindHomes, IsTheSameForAnyNumberOfThreads)
{
    Town town;
    for (int h = 0; h < 3000; ++h)
        town.look(town.household(19 + h % 70, 1, 0, Origin::danish, LabourState::employed),
                  MoveReason::arrival);
    World four = town.world;
    FindHomes const process(book(), period, std::make_shared<FixedMeans>());
    MonthRunner const runner;
    runner.run(process, town.world, 1);
    runner.run(process, four, 4);
    EXPECT_EQ(town.world.households.place, four.households.place);
    ASSERT_EQ(town.world.markets[0].queue.size(), four.markets[0].queue.size());
    for (std::size_t i = 0; i < four.markets[0].queue.size(); ++i)
        EXPECT_EQ(town.world.markets[0].queue[i].key, four.markets[0].queue[i].key);
}

/// Weights of a middle-income household, by who they are.
std::array<double, 6> weights(int age, Origin origin, std::int32_t income, LabourState labour)
{
    Town town;
    MarketDirectory const directory(town.world);
    Openness::Table const open =
        Openness(book(), town.world.now).measure(town.world, directory, {});
    Mover mover;
    mover.facts.age = age;
    mover.facts.origin = origin;
    mover.facts.labour = labour;
    mover.facts.in_education = labour == LabourState::in_education ? 1 : 0;
    mover.disposable_dkk_month = income;
    mover.from = town.world.place_of(MunicipalityId::at(0), Tenure::private_rental);
    return DestinationChoice(book(), town.world.now)
        .weights(town.world, mover, MunicipalityId::at(0), open);
}

TEST(DestinationChoice, TheRichBuyAndThePoorRent)
{
    auto const poor = weights(40, Origin::danish, 8000, LabourState::outside);
    auto const rich = weights(40, Origin::danish, 25000, LabourState::employed);
    EXPECT_GT(rich[3] / rich[0], 5 * poor[3] / poor[0]);
}

TEST(DestinationChoice, KindsOfDwellingsAreForThoseTheyAreMeantFor)
{
    EXPECT_GT(weights(21, Origin::danish, 8000, LabourState::in_education)[1], 0);
    EXPECT_EQ(weights(28, Origin::danish, 8000, LabourState::employed)[1], 0);
    EXPECT_EQ(weights(40, Origin::danish, 8000, LabourState::in_education)[1], 0);
    EXPECT_EQ(weights(40, Origin::danish, 8000, LabourState::employed)[2], 0);
}

TEST(Openness, LongListsDiscourageAndEmptyDwellingsAttract)
{
    Town town;
    MarketDirectory const directory(town.world);
    Openness const openness(book(), town.world.now);
    double const open = openness.measure(town.world, directory, {})[0][0];
    std::vector<DwellingId> vacant;
    for (std::size_t d = 0; d < 20; ++d)
        vacant.push_back(DwellingId::at(d));
    EXPECT_GT(openness.measure(town.world, directory, vacant)[0][0], open);
    town.world.markets[0].queue.resize(100);
    EXPECT_LT(openness.measure(town.world, directory, {})[0][0], open);
    EXPECT_EQ(openness.measure(town.world, directory, {})[1][0], 0) << "no dwellings there";
    // 20 of them at a tenth of Denmark are 200.
    town.world.scale = 0.1;
    std::int64_t const inhabitants = town.world.municipalities[0].population_2020;
    auto const pull =
        static_cast<std::int64_t>(book().scalar("destination.vacancy_pull", town.world.now));
    EXPECT_EQ(openness.measure(town.world, directory, {}).weight[0], inhabitants);
    EXPECT_EQ(openness.measure(town.world, directory, vacant).weight[0], inhabitants + 200 * pull);
}

TEST(DestinationChoice, AMunicipalityWithEmptyDwellingsIsChosenMoreOften)
{
    Town town;
    town.world.municipalities.push_back({756, "Tredje", Region::midtjylland, 300000});
    town.world.markets.resize(3);
    MarketDirectory const directory(town.world);
    Openness const openness(book(), town.world.now);
    DestinationChoice const choice(book(), town.world.now);
    std::vector<DwellingId> vacant;
    for (std::size_t d = 0; d < 200; ++d)
        vacant.push_back(DwellingId::at(d));
    town.world.scale = 0.001; // 200 of them are 200,000 in the country
    Mover mover;
    mover.from = town.world.place_of(MunicipalityId::at(1), Tenure::private_rental);
    auto const times_chosen = [&](Openness::Table const& table) {
        MunicipalityChoice const municipalities(MunicipalityChoice::Tables(book(), town.world.now),
                                                town.world.municipalities, table.weight);
        int times = 0;
        for (int i = 0; i < 400; ++i) {
            std::array<double, 3> const draws{(i % 20 + 0.5) / 20, (i / 20 + 0.5) / 20, 0.5};
            Destination const chosen =
                choice.choose(town.world, municipalities, mover, table, draws);
            times += chosen.municipality == MunicipalityId::at(0) ? 1 : 0;
        }
        return times;
    };
    EXPECT_GT(times_chosen(openness.measure(town.world, directory, vacant)),
              times_chosen(openness.measure(town.world, directory, {})));
}

} // namespace
} // namespace boligsim::testing
