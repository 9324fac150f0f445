#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "models/intervention/interventions.hpp"
#include "models/livelihood/employment.hpp"
#include "models/world/households.hpp"
#include "tests/unit/models/livelihood/labour_world.hpp"

namespace boligsim {
namespace {

using testing::default_book;

sim::Month const from(2011, 1);
sim::Month const to(2014, 12);
constexpr std::size_t residents = 20000;

std::vector<Intervention> catalogue()
{
    sim::Diagnostics diagnostics;
    auto entries = read_catalogue(sim::embedded_models_data(), diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.to_text();
    return entries;
}

/// Two departments of residents who live alone; only the first is in the 2011-14 programme.
World make_residents(int youngest, int oldest)
{
    LabourLevels const levels(default_book(), testing::years);
    sim::Streams const streams(20060101, 0);
    World world = testing::make_group(levels, Origin::menapt, Sex::woman, youngest, oldest,
                                      residents, from, streams);
    world.municipalities.push_back({751, "Aarhus", Region::midtjylland, 350000});
    world.organisations.push_back({"Nord"});
    for (std::size_t d = 0; d < 2; ++d) {
        Department department;
        department.municipality = MunicipalityId::at(0);
        department.organisation = OrganisationId::at(0);
        department.programmes = d == 0 ? 0b010 : 0;
        department.first_dwelling = d * residents / 2;
        department.dwellings = residents / 2;
        world.departments.push_back(department);
    }
    for (std::size_t i = 0; i < residents; ++i) {
        world.persons.sex[i] = i % 2 == 0 ? Sex::woman : Sex::man;
        HouseholdId const home = world.households.add(5000000 + i);
        world.households.first[i] = PersonId::at(i);
        world.persons.household[i] = home;
        world.dwellings.department.push_back(DepartmentId::at(i < residents / 2 ? 0 : 1));
        world.dwellings.rooms.push_back(2);
        world.dwellings.m2.push_back(60);
        world.dwellings.rent_dkk_month.push_back(4000);
        world.dwellings.support_dkk_month.push_back(0);
        world.dwellings.occupant.push_back(home);
        world.dwellings.vacant_since.emplace_back();
        world.dwellings.phases.emplace_back();
    }
    return world;
}

Interventions make(std::string id, std::optional<double> reach = {},
                   std::vector<Intervention> const& entries = catalogue())
{
    InterventionUse use;
    use.use = std::move(id);
    use.where = {Where::Kind::programme, "2011-14", {}};
    use.from = from;
    use.to = to;
    use.reach = reach;
    return Interventions({use}, {}, entries, default_book(), testing::years);
}

/// Four years of the intervention and of employment.
World run(Interventions const& interventions, int youngest = 13, int oldest = 60, int threads = 1)
{
    World world = make_residents(youngest, oldest);
    Employment const employment(default_book(), testing::years, interventions.odds());
    sim::Streams const streams(20060101, 0);
    for (sim::Month month = from; month <= to; ++month) {
        testing::run_employment(world, employment, month, month, streams);
        testing::run_in(interventions, world, month, threads);
    }
    return world;
}

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
    Interventions const none({}, {}, catalogue(), default_book(), testing::years);
    World const without = run(none);
    World const zero = run(make(id, 0.0));
    EXPECT_EQ(without.persons.labour, zero.persons.labour);
    EXPECT_EQ(without.persons.labour_since, zero.persons.labour_since);
    EXPECT_EQ(without.persons.participation, zero.persons.participation);
    EXPECT_EQ(without.persons.participation_since, zero.persons.participation_since);
}

TEST_P(CatalogueEntry, WithOddsOfOneChangesNobodysWork)
{
    auto entries = catalogue();
    std::string const id = entries.at(GetParam()).id;
    for (Intervention& entry : entries)
        for (InterventionEffect& effect : entry.effects)
            effect.odds = 1;
    Interventions const none({}, {}, entries, default_book(), testing::years);
    World const without = run(none);
    World const one = run(make(id, 0.3, entries));
    EXPECT_EQ(without.persons.labour, one.persons.labour);
    EXPECT_NE(without.persons.participation, one.persons.participation);
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
        if (world.persons.participation[i] == 0)
            continue;
        ++participants;
        EXPECT_LT(i, residents / 2);
        EXPECT_TRUE(entry.target.includes(age_in(world.persons.birth[i], from + 24),
                                          world.persons.sex[i], world.persons.origin[i], before[i],
                                          world.persons.standing[i]));
        EXPECT_EQ(world.persons.participation_since[i], from + 24);
    }
    EXPECT_GT(participants, 5u);
}

TEST_P(CatalogueEntry, DoesNotDependOnThreads)
{
    std::string const id = catalogue().at(GetParam()).id;
    World const one = run(make(id, 0.3), 13, 60, 1);
    World const two = run(make(id, 0.3), 13, 60, 2);
    EXPECT_EQ(one.persons.participation, two.persons.participation);
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
        began += world.persons.participation[i] != 0 ? 1 : 0;
    double const expected = 0.2 * static_cast<double>(target);
    EXPECT_NEAR(static_cast<double>(began), expected, 5 * std::sqrt(expected));
}

TEST(Interventions, FewerAreReachedWhileAProgrammeStarts)
{
    Interventions const interventions = make("employment_support", 0.3);
    auto const began_in = [&](sim::Month month) {
        World world = make_residents(30, 50);
        testing::run_in(interventions, world, month);
        return std::count_if(world.persons.participation.begin(), world.persons.participation.end(),
                             [](std::uint8_t p) { return p != 0; });
    };
    EXPECT_LT(2 * began_in(from), began_in(from + 24));
    EXPECT_EQ(began_in(to + 1), 0);
    EXPECT_EQ(began_in(from - 1), 0);
}

TEST(Interventions, ParticipantsFindLeisureJobsThreeTimesAsEasily)
{
    // Over a month right after the start: odds of starting a job of participants against the same
    // persons without the intervention.
    Interventions const interventions = make("leisure_job", 1.0);
    Employment const employment(default_book(), testing::years, interventions.odds());
    sim::Month const month(2013, 3);
    sim::Streams const streams(20060101, 0);
    World world = make_residents(14, 16);
    for (LabourState& state : world.persons.labour)
        state = LabourState::school;
    testing::run_in(interventions, world, month);
    World without = world;
    std::fill(without.persons.participation.begin(), without.persons.participation.end(),
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
            if (world.persons.participation[i] == 0)
                continue;
            started += a.persons.labour[i] == LabourState::school_and_job ? 1 : 0;
            started_anyway += b.persons.labour[i] == LabourState::school_and_job ? 1 : 0;
        }
    }
    EXPECT_GT(started_anyway, 100);
    EXPECT_NEAR(started / started_anyway, 3, 0.35); // odds and risks are close where both are small
}

TEST(Interventions, ParticipantsKeepJobsByTheOddsOfTheEntry)
{
    Intervention entry;
    entry.id = "keep";
    entry.target.states.fill(false);
    entry.target.states[static_cast<std::size_t>(LabourState::employed)] = true;
    entry.reach = 1;
    InterventionEffect effect;
    effect.transition = Transition::keep_job;
    effect.odds = 2;
    effect.full_months = 100;
    entry.effects.push_back(effect);
    Interventions const interventions = make("keep", 1.0, {entry});
    Employment const employment(default_book(), testing::years, interventions.odds());

    World world = make_residents(20, 50);
    for (std::size_t i = 0; i < residents; ++i) {
        world.persons.labour[i] = LabourState::employed;
        world.persons.participation[i] = i % 2 == 0 ? 1 : 0; // row 1: the first and only use
        world.persons.participation_since[i] = from;
        world.persons.sex[i] = Sex::woman;
    }
    std::array<double, 2> lost{};
    for (std::uint32_t repeat = 0; repeat < 10; ++repeat) {
        World copy = world;
        testing::run_employment(copy, employment, from + 1, from + 1, sim::Streams(7, repeat));
        for (std::size_t i = 0; i < residents; ++i)
            lost[i % 2] += is_employed(copy.persons.labour[i]) ? 0 : 1;
    }
    EXPECT_GT(lost[0], 300);
    EXPECT_NEAR(lost[1] / lost[0], 2, 0.25);
}

TEST(ParticipationOdds, FollowDelayDurationAndDecay)
{
    Intervention entry;
    InterventionEffect effect;
    effect.transition = Transition::find_job;
    effect.odds = 4;
    effect.delay_months = 3;
    effect.full_months = 6;
    effect.half_life_months = 2;
    entry.effects.push_back(effect);
    ParticipationOdds odds;
    std::uint8_t const full = odds.add(entry, 1);
    std::uint8_t const half = odds.add(entry, 0.5);
    auto const at = [&](std::uint8_t row, int month) {
        return odds.odds(row, Transition::find_job, month);
    };
    EXPECT_DOUBLE_EQ(at(full, 0), 1);
    EXPECT_DOUBLE_EQ(at(full, 2), 1);
    EXPECT_DOUBLE_EQ(at(full, 3), 4);
    EXPECT_DOUBLE_EQ(at(full, 8), 4);
    EXPECT_DOUBLE_EQ(at(full, 10), 2); // half of the log odds two months after the full time
    EXPECT_DOUBLE_EQ(at(full, 119), 1);
    EXPECT_DOUBLE_EQ(at(half, 5), 2);
    EXPECT_DOUBLE_EQ(odds.odds(full, Transition::keep_job, 5), 1);
}

} // namespace
} // namespace boligsim
