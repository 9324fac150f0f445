#include <gtest/gtest.h>

#include <cmath>

#include "models/letting/list_upkeep.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

/// Everybody accepts, and the municipality takes only what agreements say.
sim::ParameterBook willing()
{
    return default_parameters()
        .scaled("letting.municipal_share", 0)
        .with("letting.elderly_municipal_share", 0)
        .with("letting.acceptance_intercept", 10)
        .with("letting.native_avoidance_strength", 0);
}

/// A department with vacancies, and applicants enough of each sort.
struct Estate : LettingWorld {
    explicit Estate(int vacancies, int applicants)
    {
        department("Engen", "Nord", DwellingKind::family,
                   std::vector<int>(static_cast<std::size_t>(vacancies), 2));
        // Evenly over the circle that decides whose turn a vacancy is.
        for (std::size_t d = 0; d < world.dwellings.rows(); ++d)
            world.dwellings.phases[d].agreements =
                static_cast<std::uint16_t>((2 * d + 1) * 65536 / (2 * world.dwellings.rows()));
        for (int n = 0; n < applicants; ++n) {
            apply(household(40, 1, 0, Origin::danish, LabourState::outside), {"Nord"},
                  world.now - 100 - n);
            apply(household(40, 1, 0, Origin::danish, LabourState::employed), {"Nord"},
                  world.now - 10);
            apply(household(40, 1, 0, Origin::menapt, LabourState::outside), {"Nord"}, world.now,
                  DwellingKind::family, Urgency::homeless);
        }
    }
};

LettingRule rule(std::string tool, double share)
{
    LettingRule r;
    r.tool = std::move(tool);
    r.share = share;
    r.from = sim::Month(2005, 1);
    if (r.tool == "flexible_letting")
        r.any_of = {Criterion::employed};
    return r;
}

std::map<std::string, std::int64_t> lettings_by_tool(Estate& estate, std::vector<LettingRule> rules)
{
    MonthRunner const runner;
    Letting const letting(rules, willing(), period, std::make_shared<FixedMeans>());
    sim::YearCounts const counts = runner.run(letting, estate.world);
    std::map<std::string, std::int64_t> result;
    std::vector<std::string> const& labels = runner.catalogue.axis("tool").labels;
    for (std::size_t t = 0; t < labels.size(); ++t)
        if (auto const n = lettings_by(counts, runner, 0, t))
            result[labels[t]] = n;
    return result;
}

using Counts = std::map<std::string, std::int64_t>;

TEST(Letting, AQuarterIsAQuarterOfTheVacancies)
{
    Estate estate(40, 45);
    EXPECT_EQ(lettings_by_tool(estate, {rule("municipal_allocation", 0.25)}),
              (Counts{{"municipal_allocation", 10}, {"waiting_list", 30}}));
}

TEST(Letting, ToolsShareTheVacanciesAsAgreed)
{
    Estate estate(40, 45);
    EXPECT_EQ(
        lettings_by_tool(estate,
                         {rule("municipal_allocation", 0.25), rule("flexible_letting", 0.5)}),
        (Counts{{"flexible_letting", 20}, {"municipal_allocation", 10}, {"waiting_list", 10}}));
}

TEST(Letting, SharesOfATenthComeOut)
{
    Estate estate(40, 45);
    EXPECT_EQ(lettings_by_tool(estate, {rule("flexible_letting", 0.1)}),
              (Counts{{"flexible_letting", 4}, {"waiting_list", 36}}));
}

TEST(Letting, ADwellingsOwnVacanciesMoveItsTurnOn)
{
    Estate estate(3, 10);
    std::vector<LettingRule> const rules{rule("municipal_allocation", 0.25)};
    EXPECT_EQ(lettings_by_tool(estate, rules),
              (Counts{{"municipal_allocation", 1}, {"waiting_list", 2}}));
    // The first dwelling, at 0.17 of the circle, was the municipality's. Each vacancy moves it on
    // by the golden ratio: to 0.79, 0.40 and 0.02.
    World& world = estate.world;
    for (char const* const tool : {"waiting_list", "waiting_list", "municipal_allocation"}) {
        move_to_segment(world, world.dwellings.occupant[0],
                        world.place_of(MunicipalityId::at(0), Tenure::owner));
        EXPECT_EQ(lettings_by_tool(estate, rules), (Counts{{tool, 1}}));
    }
}

/// The municipality's usual share falls in 2012; it goes on having its turns.
TEST(Letting, ALowerShareHasItsTurnsAtOnce)
{
    auto const allocated = [](Estate& estate) {
        MonthRunner const runner;
        sim::ParameterBook const book =
            default_parameters().with("letting.acceptance_intercept", 10);
        Letting const letting({}, book, period, std::make_shared<FixedMeans>());
        sim::YearCounts const counts = runner.run(letting, estate.world);
        return lettings_by(counts, runner, 0, 2);
    };
    Estate estate(100, 80);
    World& world = estate.world;
    world.municipalities[0].region = Region::hovedstaden;
    for (Department& department : world.departments)
        department.place_class = PlaceClass::best;
    for (sim::Month const month : {sim::Month(2011, 12), sim::Month(2012, 1)}) {
        world.now = month;
        for (std::size_t d = 0; d < world.dwellings.rows(); ++d) {
            if (world.dwellings.occupant[d])
                move_to_segment(world, world.dwellings.occupant[d],
                                world.place_of(MunicipalityId::at(0), Tenure::owner));
            world.dwellings.vacant_since[d] = month;
        }
        double const share =
            default_parameters().values("letting.municipal_share", month)[0] *
            default_parameters().values("letting.municipal_place_factor", month)[7];
        EXPECT_NEAR(static_cast<double>(allocated(estate)), 100 * share, 1)
            << sim::to_string(month);
    }
}

TEST(Letting, MoreFlexibleLettingHousesMoreOfTheEmployed)
{
    std::int64_t before = -1;
    for (double const share : {0.0, 0.25, 0.5, 0.75, 0.9}) {
        Estate estate(40, 45);
        lettings_by_tool(estate, {rule("flexible_letting", share)});
        World const& world = estate.world;
        std::int64_t employed = 0;
        for (HouseholdId const h : world.dwellings.occupant)
            if (h)
                employed += read_facts(world, h, world.now).employed;
        EXPECT_GT(employed, before) << share;
        before = employed;
    }
}

TEST(Letting, TheHousedLeaveTheQueueAndTheirOldHome)
{
    Estate estate(5, 5);
    MonthRunner const runner;
    Letting const letting({}, willing(), period, std::make_shared<FixedMeans>());
    runner.run(letting, estate.world);
    World& world = estate.world;
    EXPECT_EQ(world.markets[0].queue.size(), 15u);
    runner.run(ListUpkeep(willing().scaled("list.lapse_rate", 0), period), world);
    EXPECT_EQ(world.markets[0].queue.size(), 10u);
    for (Application const& a : world.markets[0].queue) {
        EXPECT_EQ(world.households.state[a.household.index()].on_list, 1);
        EXPECT_FALSE(world.households.dwelling[a.household.index()]);
    }
}

/// An application sleeps from the refusal that is one too many, in the month itself.
TEST(Letting, NobodyIsAskedMoreOftenThanTheLimitOfRefusals)
{
    Estate estate(30, 2);
    auto const means = std::make_shared<FixedMeans>();
    for (Application& a : estate.world.markets[0].queue) {
        a.acute = 0;
        means->by_household[a.key] = 1; // who can pay nothing declines everything
    }
    MonthRunner const runner;
    Letting const letting({}, willing(), period, means);
    runner.run(letting, estate.world);
    unsigned const limit = read_refusal_limits(default_parameters(), estate.world.now)[0];
    ASSERT_LT(limit, 30u);
    for (Application const& a : estate.world.markets[0].queue)
        EXPECT_EQ(a.refusals, limit);
}

TEST(Letting, WhoHasToLeaveForARenovationNeverSleeps)
{
    Application a;
    a.refusals = 200;
    RefusalLimits const limits = read_refusal_limits(default_parameters(), sim::Month(2010, 1));
    EXPECT_TRUE(is_dormant(a, limits));
    a.acute = static_cast<std::uint8_t>(Urgency::rehoused);
    EXPECT_FALSE(is_dormant(a, limits));
}

TEST(Acceptance, FallsWithRentAndRisesWithReputationUnlessSwitchedOff)
{
    sim::ParameterBook const book = default_parameters();
    Acceptance const acceptance(book, sim::Month(2010, 1));
    Application application;
    Applicant worker;
    worker.application = &application;
    worker.facts.employed = 1;
    Vacancy vacancy;
    vacancy.rooms = 2;
    vacancy.rent_dkk_month = 4000;
    OfferTerms terms;
    terms.disposable_dkk_month = 16000;
    double const usual = acceptance.log_odds(worker, vacancy, terms);

    Vacancy dear = vacancy;
    dear.rent_dkk_month = 9000;
    EXPECT_LT(acceptance.log_odds(worker, dear, terms), usual - 1);
    OfferTerms helped = terms;
    helped.housing_benefit_dkk_month = 5000;
    EXPECT_NEAR(acceptance.log_odds(worker, dear, helped), usual, 1e-12);

    Vacancy avoided = vacancy;
    avoided.reputation = -2;
    EXPECT_LT(acceptance.log_odds(worker, avoided, terms), usual - 1);
    Acceptance const indifferent(book.scaled("letting.reputation_strength", 0),
                                 sim::Month(2010, 1));
    EXPECT_EQ(indifferent.log_odds(worker, avoided, terms),
              indifferent.log_odds(worker, vacancy, terms));

    Vacancy mixed = vacancy;
    mixed.non_western_share = 0.5;
    EXPECT_LT(acceptance.log_odds(worker, mixed, terms), usual);
    Applicant newcomer = worker;
    newcomer.facts.origin = Origin::menapt;
    EXPECT_GT(acceptance.log_odds(newcomer, mixed, terms),
              acceptance.log_odds(newcomer, vacancy, terms));
}

/// A dwelling that its tenant leaves for another one, in the same market or the next, too late for
/// this month's letting: agreements count it in the next month as any other vacancy.
TEST(Agreements, CountDwellingsThatLettingItselfFreed)
{
    for (std::size_t const market : {0u, 1u}) {
        LettingWorld made;
        World& world = made.world;
        made.department("Engen", "Nord", DwellingKind::family, {2});
        made.department("Skoven", "Nord", DwellingKind::family, {2}, 4000, market);
        HouseholdId const mover = made.household(40, 1, 0, Origin::danish, LabourState::employed);
        move_to_dwelling(world, mover, DwellingId::at(0));
        made.apply(mover, {"Nord"}, sim::Month(2000, 1));
        std::swap(world.markets[0].queue, world.markets[market].queue);
        made.apply(made.household(40, 1, 0, Origin::danish, LabourState::employed), {"Nord"},
                   sim::Month(2005, 1));

        sim::ParameterBook const book = willing().with("letting.rounds", 1);
        Letting const letting({rule("municipal_allocation", 1)}, book, period,
                              std::make_shared<FixedMeans>());
        MonthRunner const runner;
        runner.run(letting, world);
        ASSERT_EQ(world.households.dwelling[mover.index()], DwellingId::at(1));

        HouseholdId const homeless = made.household(40, 1, 0, Origin::danish, LabourState::outside);
        made.apply(homeless, {"Nord"}, world.now, DwellingKind::family, Urgency::homeless);
        world.now = world.now + 1;
        runner.run(letting, world);
        EXPECT_EQ(world.dwellings.occupant[0], homeless) << "market " << market;
    }
}

} // namespace
} // namespace boligsim::testing
