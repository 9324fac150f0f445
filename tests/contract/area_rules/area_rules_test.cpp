#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/listed_areas.hpp"
#include "tests/support/random_letting_world.hpp"

/// What every rule about areas has to keep, and that a rule which the catalogue does not have can
/// say where it holds, whom it refuses and which tool lets.
namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2008, 1), sim::Month(2020, 12)};

sim::ParameterBook const& book()
{
    static sim::ParameterBook const made = default_parameters()
                                               .scaled("letting.municipal_share", 0)
                                               .with("letting.elderly_municipal_share", 0)
                                               .with("letting.acceptance_intercept", 10)
                                               .with("letting.native_avoidance_strength", 0);
    return made;
}

/// Two areas: in Engen four residents of MENAPT origin live, three of them outside work; in Skoven
/// the same number of Danish origin. Each has vacancies of two rooms.
struct TwoAreas : LettingWorld {
    explicit TwoAreas(int vacancies)
    {
        world.areas = {{"Engen", MunicipalityId::at(0)}, {"Skoven", MunicipalityId::at(0)}};
        std::vector<int> const rooms(static_cast<std::size_t>(vacancies + 4), 2);
        for (std::size_t a = 0; a < 2; ++a) {
            DepartmentId const id = department(world.areas[a].name, a == 0 ? "Nord" : "Syd",
                                               DwellingKind::family, rooms);
            world.departments[id.index()].area = AreaId::at(a);
        }
        for (std::size_t a = 0; a < 2; ++a)
            for (int n = 0; n < 4; ++n) {
                HouseholdId const resident =
                    household(40, 1, 0, a == 0 ? Origin::menapt : Origin::danish,
                              n == 0 ? LabourState::employed : LabourState::outside);
                residents.push_back(resident);
                move_to_dwelling(world, resident,
                                 DwellingId::at(world.departments[a].first_dwelling +
                                                static_cast<std::size_t>(vacancies + n)));
            }
    }

    /// Applicants on both lists: people outside work wait longer than those in work.
    void add_applicants(int each)
    {
        for (int n = 0; n < each; ++n) {
            apply(household(40, 1, 0, Origin::danish, LabourState::outside), {"Nord", "Syd"},
                  world.now - 100 - n);
            apply(household(40, 1, 0, Origin::danish, LabourState::employed), {"Nord", "Syd"},
                  world.now - 10 - n);
        }
    }

    std::vector<HouseholdId> residents;
};

std::int64_t let_by(MonthRunner const& runner, sim::YearCounts const& counts,
                    std::string const& tool, std::size_t department)
{
    std::vector<std::string> const& labels = runner.catalogue.axis("tool").labels;
    auto const cell =
        static_cast<std::size_t>(std::find(labels.begin(), labels.end(), tool) - labels.begin());
    return lettings_by(counts, runner, department, cell);
}

TEST(AreaRules, FiguresAreThoseOfTheResidents)
{
    TwoAreas town(1);
    sim::ThreadPool const pool(2);
    std::vector<AreaFigures> const figures = count_areas(town.world, pool, town.world.now);
    ASSERT_EQ(figures.size(), 2u);
    EXPECT_EQ(figures[0].residents, 4);
    EXPECT_EQ(figures[0].of_working_age, 4);
    EXPECT_EQ(figures[0].outside, 3);
    EXPECT_EQ(figures[0].non_western, 4);
    EXPECT_EQ(figures[1].non_western, 0);
}

TEST(AreaRules, ARuleSaysWhichAreasItHoldsFor)
{
    TwoAreas town(1);
    sim::ThreadPool const pool(2);
    AreaRules const rules = with_listed_areas(book(), period, town.world.now);
    std::size_t const listed = rules.size() - 1;
    judge_areas(town.world, pool, rules, {town.world.now, 1});
    ASSERT_EQ(town.world.area_standings.rules.size(), 2u);
    EXPECT_EQ(town.world.area_standings.rules[0], std::uint32_t{1} << listed);
    EXPECT_EQ(town.world.area_standings.rules[1], 0u);
}

TEST(AreaRules, NoRuleAskedForLeavesNothing)
{
    TwoAreas town(1);
    sim::ThreadPool const pool(1);
    AreaRules const rules = with_listed_areas(book(), period, town.world.now);
    judge_areas(town.world, pool, rules, {town.world.now, 1});
    judge_areas(town.world, pool, rules, {town.world.now - 1, 1});
    EXPECT_TRUE(town.world.area_standings.rules.empty());
    EXPECT_EQ(town.world.area_standings.judged, 0u);
}

TEST(AreaRules, AYearlyListStandsUntilItIsPublishedAgain)
{
    TwoAreas town(1);
    sim::ThreadPool const pool(1);
    AreaRules const rules = with_listed_areas(book(), period, sim::Month(2010, 1), 12);
    auto const judge = [&](sim::Month month) {
        town.world.now = month;
        judge_areas(town.world, pool, rules, {month, 1});
        return town.world.area_standings.rules[0] != 0;
    };
    EXPECT_TRUE(judge(sim::Month(2010, 3))) << "the first month judges";
    for (HouseholdId const resident : town.residents)
        town.world.persons.labour[town.world.households.first[resident.index()].index()] =
            LabourState::employed;
    EXPECT_TRUE(judge(sim::Month(2010, 4)));
    EXPECT_TRUE(judge(sim::Month(2010, 11)));
    EXPECT_FALSE(judge(sim::Month(2010, 12)));
    EXPECT_FALSE(judge(sim::Month(2011, 1)));
}

TEST(AreaRules, ARuleRefusesApplicantsUnderATool)
{
    // One vacancy an area; an allocation agreement on all; the most acute is on benefits.
    TwoAreas town(1);
    HouseholdId const poor = town.household(40, 1, 0, Origin::danish, LabourState::outside);
    HouseholdId const worker = town.household(40, 1, 0, Origin::danish, LabourState::employed);
    town.apply(poor, {"Nord"}, town.world.now - 20, DwellingKind::family, Urgency::family);
    town.apply(worker, {"Nord"}, town.world.now - 10, DwellingKind::family, Urgency::homeless);
    LettingRule rule;
    rule.tool = "municipal_allocation";
    rule.share = 1;
    rule.from = sim::Month(2008, 1);
    MonthRunner const runner;
    auto const means = std::make_shared<FixedMeans>();

    World with = town.world;
    runner.run(
        Letting({rule}, book(), period, means, with_listed_areas(book(), period, town.world.now)),
        with);
    EXPECT_EQ(with.households.place[poor.index()], PlaceId::at(1)) << "housed in the other area";
    EXPECT_EQ(with.households.place[worker.index()], PlaceId::at(0));
}

TEST(AreaRules, ARuleGivesAToolItsShareWithoutAnAgreement)
{
    TwoAreas town(8);
    town.add_applicants(20);
    // Each area's vacancies lie evenly over the circle that decides their turns.
    for (std::size_t area = 0; area < 2; ++area)
        for (std::size_t n = 0; n < 8; ++n)
            town.world.dwellings.phases[town.world.departments[area].first_dwelling + n]
                .agreements = static_cast<std::uint16_t>(n * 65536 / 8);
    MonthRunner const runner;
    auto const means = std::make_shared<FixedMeans>();
    sim::YearCounts const counts = runner.run(
        Letting({}, book(), period, means, with_listed_areas(book(), period, town.world.now)),
        town.world);
    EXPECT_EQ(let_by(runner, counts, "flexible_letting", 0), 6) << "three of four of eight";
    EXPECT_EQ(let_by(runner, counts, "waiting_list", 0), 2);
    EXPECT_EQ(let_by(runner, counts, "flexible_letting", 1), 0) << "not listed";
    EXPECT_EQ(let_by(runner, counts, "waiting_list", 1), 8);
}

TEST(AreaRules, AnAgreementThatSaysMoreThanTheRuleHolds)
{
    TwoAreas town(8);
    town.add_applicants(20);
    LettingRule rule;
    rule.tool = "flexible_letting";
    rule.share = 1;
    rule.from = sim::Month(2008, 1);
    rule.any_of = {Criterion::employed};
    MonthRunner const runner;
    sim::YearCounts const counts =
        runner.run(Letting({rule}, book(), period, std::make_shared<FixedMeans>(),
                           with_listed_areas(book(), period, town.world.now)),
                   town.world);
    EXPECT_EQ(let_by(runner, counts, "flexible_letting", 0), 8);
    EXPECT_EQ(let_by(runner, counts, "flexible_letting", 1), 8);
}

TEST(AreaRules, ARuleThatIsNotInForceYetChangesNothing)
{
    for (std::uint32_t seed = 0; seed < 25; ++seed) {
        RandomLetting made(seed, RandomLetting::Lists::kept);
        World without = made.made.world;
        World with = made.made.world;
        MonthRunner const runner;
        runner.run(Letting(made.rules, book(), period, made.means), without);
        runner.run(Letting(made.rules, book(), period, made.means,
                           with_listed_areas(book(), period, made.made.world.now + 1)),
                   with);
        EXPECT_EQ(without.dwellings.occupant, with.dwellings.occupant);
    }
}

class AreaRuleContract : public ::testing::TestWithParam<std::string> {};

TEST_P(AreaRuleContract, IsDocumented)
{
    std::ifstream file(std::string(BOLIGSIM_SOURCE_DIR) + "/models/letting/area_rules/" +
                       GetParam() + ".cpp");
    std::stringstream text;
    text << file.rdbuf();
    EXPECT_NE(text.str().find("/// Law "), std::string::npos) << "which paragraph?";
    EXPECT_NE(text.str().find("/// Source "), std::string::npos) << "where was it read?";
}

TEST_P(AreaRuleContract, IsNotAskedForWhereNothingIsAgreedOrOrdered)
{
    for (auto const& rule : make_area_rules(book(), period)) {
        if (rule->name() != GetParam() || rule->mandate(period.first).share > 0)
            continue;
        EXPECT_FALSE(rule->is_asked_for({period.first, 1}))
            << "figures would be counted every month for nothing";
    }
}

std::vector<std::string> names()
{
    std::vector<std::string> all;
    for (auto const& rule : make_area_rules(book(), period))
        all.emplace_back(rule->name());
    return all;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, AreaRuleContract, ::testing::ValuesIn(names()),
                         [](auto const& named) { return named.param; });

} // namespace
} // namespace boligsim::testing
