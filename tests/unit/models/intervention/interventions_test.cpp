#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tests/unit/models/intervention/lines.hpp"

namespace boligsim {
namespace {

using namespace testing;

class CatalogueEntry : public ::testing::TestWithParam<std::size_t> {};

TEST_P(CatalogueEntry, IsDocumentedAndSourced)
{
    Intervention const entry = catalogue().at(GetParam());
    EXPECT_FALSE(entry.id.empty());
    EXPECT_FALSE(entry.title.empty());
    EXPECT_GT(entry.description.size(), 40u);
    EXPECT_GT(entry.reach, 0);
    EXPECT_FALSE(entry.effects.empty());
    EXPECT_GT(entry.cost_dkk_per_participant, 0);
    auto const sourced = [](NumberSource const& from_) {
        return from_.source.size() > 10 && !from_.status.empty();
    };
    EXPECT_TRUE(sourced(entry.reach_from));
    EXPECT_TRUE(sourced(entry.cost_from));
    for (Turnout const& turnout : entry.turnout)
        EXPECT_TRUE(sourced(turnout.from));
    for (InterventionEffect const& effect : entry.effects) {
        EXPECT_TRUE(sourced(effect.from));
        EXPECT_LT(effect.lowest, effect.highest);
    }
}

TEST_P(CatalogueEntry, WithoutReachChangesNothing)
{
    std::string const id = catalogue().at(GetParam()).id;
    Interventions const none = make_lines({});
    World const without = run(none);
    World const zero = run(make(id, 0.0));
    EXPECT_EQ(without.persons.labour, zero.persons.labour);
    EXPECT_EQ(without.persons.labour_since, zero.persons.labour_since);
    EXPECT_EQ(without.persons.odds_changed, zero.persons.odds_changed);
    EXPECT_TRUE(zero.participations.all().empty());
}

TEST_P(CatalogueEntry, WithOddsOfOneChangesNobodysWork)
{
    auto entries = catalogue();
    std::string const id = entries.at(GetParam()).id;
    for (Intervention& entry : entries)
        for (InterventionEffect& effect : entry.effects)
            effect.odds = 1;
    Interventions const none = make_lines({}, entries);
    World const without = run(none);
    World const one = run(make(id, 0.3, entries));
    EXPECT_EQ(without.persons.labour, one.persons.labour);
    EXPECT_FALSE(one.participations.all().empty());
}

TEST_P(CatalogueEntry, ReachesOnlyItsTargetGroupInItsDepartments)
{
    Intervention const entry = catalogue().at(GetParam());
    Interventions const interventions = make(entry.id, 0.5);
    World world = make_residents(10, 70);
    auto const before = world.persons.labour;
    testing::run_in(interventions, world, from + 24);
    std::size_t participants = 0;
    for (std::size_t i = 0; i < residents; ++i) {
        if (!takes_part(world, i))
            continue;
        ++participants;
        EXPECT_LT(i, residents / 2);
        EXPECT_TRUE(entry.target.includes(age_in(world.persons.birth[i], from + 24),
                                          world.persons.sex[i], world.persons.origin[i], before[i],
                                          world.persons.standing[i]));
        EXPECT_EQ(world.participations.of(PersonId::at(i)).front().since, from + 24);
    }
    EXPECT_GT(participants, 5u);
}

TEST_P(CatalogueEntry, DoesNotDependOnThreads)
{
    std::string const id = catalogue().at(GetParam()).id;
    World const one = run(make(id, 0.3), 13, 60, 1);
    World const two = run(make(id, 0.3), 13, 60, 2);
    EXPECT_EQ(participants_of(one), participants_of(two));
    EXPECT_EQ(one.persons.labour, two.persons.labour);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, CatalogueEntry,
                         ::testing::Range(std::size_t{0}, std::size_t{2}));

TEST(Catalogue, HoldsTheTwoEntriesThatTheTestsGoThrough)
{
    auto const entries = catalogue();
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0].id, "employment_support");
    EXPECT_EQ(entries[1].id, "leisure_job");
}

TEST(Catalogue, SaysWhatIsWrongWithAnEntryAndWhere)
{
    sim::Diagnostics diagnostics;
    read_catalogue_entry("id: x\ntitle: t\ndescription: d\n"
                         "target: {ages: {from: 13, to: 17}, states: [pupil]}\n"
                         "reach: {value: 2, source: s, status: assumed, range: [0, 1]}\n"
                         "effects: []\ncost: {dkk_per_participant: 1, source: s, status: guess}\n",
                         "x.yaml", diagnostics);
    std::string const text = diagnostics.to_text();
    EXPECT_NE(text.find("x.yaml:4:"), std::string::npos) << text;
    EXPECT_NE(text.find("x.yaml:5:"), std::string::npos) << text;
    EXPECT_NE(text.find("x.yaml:7:"), std::string::npos) << text;
}

TEST(Interventions, TheReachIsTheShareOfTheTargetGroupThatBeginsInAYear)
{
    auto entries = catalogue();
    for (Intervention& entry : entries)
        entry.turnout.clear();
    Interventions const interventions = make("employment_support", 0.2, entries);
    World world = make_residents(30, 50);
    std::size_t target = 0;
    for (std::size_t i = 0; i < residents / 2; ++i)
        target += world.persons.labour[i] == LabourState::unemployed ||
                          world.persons.labour[i] == LabourState::outside
                      ? 1
                      : 0;
    for (int month = 24; month < 36; ++month) // the start-up is over
        testing::run_in(interventions, world, from + month);
    std::size_t began = 0;
    for (std::size_t i = 0; i < residents; ++i)
        began += takes_part(world, i) ? 1 : 0;
    double const expected = 0.2 * static_cast<double>(target);
    EXPECT_NEAR(static_cast<double>(began), expected, 5 * std::sqrt(expected));
}

/// Numbers of delivery may change in the course of a period; a line has those of its first month.
TEST(Interventions, DeliveryIsThatOfTheMonthInWhichALineBegins)
{
    auto const began = [](sim::ParameterBook const& book, sim::Month month) {
        Interventions const interventions =
            make_lines({line("employment_support", 0.3)}, catalogue(), book);
        World world = make_residents(30, 50);
        testing::run_in(interventions, world, month);
        return static_cast<double>(world.participations.all().size());
    };
    sim::ParameterOverride at_once;
    at_once.name = "delivery.startup_lag";
    at_once.from = from;
    ASSERT_LT(years.first, from);
    sim::ParameterBook const prompt = default_book().with(std::array{at_once});
    double const in_full = began(default_book(), from + 24);
    EXPECT_NEAR(began(prompt, from), in_full, 5 * std::sqrt(2 * in_full));
    at_once.from = from + 1;
    EXPECT_EQ(began(default_book().with(std::array{at_once}), from), began(default_book(), from));
}

TEST(Interventions, FewerAreReachedWhileAProgrammeStarts)
{
    Interventions const interventions = make("employment_support", 0.3);
    auto const began_in = [&](sim::Month month) {
        World world = make_residents(30, 50);
        testing::run_in(interventions, world, month);
        return world.participations.all().size();
    };
    EXPECT_LT(2 * began_in(from), began_in(from + 24));
    EXPECT_EQ(began_in(to + 1), 0u);
    EXPECT_EQ(began_in(from - 1), 0u);
}

TEST(Interventions, ParticipantsFindLeisureJobsThreeTimesAsEasily)
{
    // Over a month right after the start: odds of starting a job of participants against the same
    // persons without the intervention.
    Interventions const interventions = make("leisure_job", 1.0);
    Employment const employment = employment_with(interventions);
    sim::Month const month(2013, 3);
    sim::Streams const streams(20060101, 0);
    World world = make_residents(14, 16);
    for (LabourState& state : world.persons.labour)
        state = LabourState::school;
    testing::run_in(interventions, world, month);
    World without = world;
    without.participations = {};
    std::fill(without.persons.odds_changed.begin(), without.persons.odds_changed.end(),
              std::uint8_t{0});
    double started = 0;
    double started_anyway = 0;
    for (int repeat = 0; repeat < 20; ++repeat) { // other random words each time
        sim::Streams const other(20060101, static_cast<std::uint32_t>(repeat));
        World a = world;
        World b = without;
        testing::run_employment(a, employment, month + 1, month + 1, other);
        testing::run_employment(b, employment, month + 1, month + 1, other);
        for (std::size_t i = 0; i < residents; ++i) {
            if (!takes_part(world, i))
                continue;
            started += a.persons.labour[i] == LabourState::school_and_job ? 1 : 0;
            started_anyway += b.persons.labour[i] == LabourState::school_and_job ? 1 : 0;
        }
    }
    EXPECT_GT(started_anyway, 100);
    EXPECT_NEAR(started / started_anyway, 3, 0.35); // odds and risks are close where both are small
}

} // namespace
} // namespace boligsim
