#include <gtest/gtest.h>

#include <map>

#include "tests/unit/models/intervention/lines.hpp"

namespace boligsim {
namespace {

using namespace testing;

/// Residents who all have a job; the odd rows are women who take part in `lines` from `from` on,
/// the even rows in nothing. How many of either lost the job in ten trials of a month.
std::array<double, 2> lost_jobs(Interventions const& interventions,
                                std::vector<std::uint32_t> const& lines)
{
    World world = make_residents(20, 50);
    for (std::size_t i = 0; i < residents; ++i) {
        world.persons.labour[i] = LabourState::employed;
        world.persons.sex[i] = Sex::woman;
        if (i % 2 == 1)
            for (std::uint32_t const number : lines)
                put_in(world, i, number, from);
    }
    Employment const employment = employment_with(interventions);
    std::array<double, 2> lost{};
    for (std::uint32_t repeat = 0; repeat < 10; ++repeat) {
        World copy = world;
        testing::run_employment(copy, employment, from + 1, from + 1, sim::Streams(7, repeat));
        for (std::size_t i = 0; i < residents; ++i)
            lost[i % 2] += is_employed(copy.persons.labour[i]) ? 0 : 1;
    }
    EXPECT_GT(lost[0], 300);
    return lost;
}

TEST(Interventions, ParticipantsKeepJobsByTheOddsOfTheEntry)
{
    auto const lost = lost_jobs(make("keep", 1.0, {keeping("keep", 2)}), {0});
    EXPECT_NEAR(lost[0] / lost[1], 2, 0.25);
}

TEST(Interventions, TwoAtOnceOnOnePersonMultiply)
{
    Interventions const both =
        make_lines({line("twice"), line("thrice")}, {keeping("thrice", 3), keeping("twice", 2)});
    World world = make_residents(30, 40);
    put_in(world, 5, 0, from);
    put_in(world, 6, 1, from);
    put_in(world, 7, 0, from);
    put_in(world, 7, 1, from);
    TransitionId const keep = schema().transitions().find("employment.keep_job");
    TransitionId const find = schema().transitions().find("employment.find_job");
    auto const odds = [&](std::size_t row, TransitionId transition) {
        return both.odds()->odds(world, PersonId::at(row), transition, from + 1);
    };
    EXPECT_DOUBLE_EQ(odds(4, keep), 1);
    EXPECT_DOUBLE_EQ(odds(5, keep), 2);
    EXPECT_DOUBLE_EQ(odds(6, keep), 3);
    EXPECT_DOUBLE_EQ(odds(7, keep), 6);
    EXPECT_DOUBLE_EQ(odds(7, find), 1);
    auto const lost = lost_jobs(both, {0, 1});
    EXPECT_NEAR(lost[0] / lost[1], 6, 1.5);
}

TEST(Interventions, APersonBeginsInSeveralButNotTwiceInTheSame)
{
    // Everybody in work begins in each in the first month: the reach is all of them.
    auto twice = keeping("twice", 2);
    auto thrice = keeping("thrice", 3);
    Interventions const lines =
        make_lines({line("twice", 1.0), line("thrice", 1.0), line("twice", 1.0)}, {thrice, twice});
    World world = make_residents(30, 40);
    std::fill(world.persons.labour.begin(), world.persons.labour.end(), LabourState::employed);
    for (int month = 24; month < 30; ++month) // the start-up is over
        testing::run_in(lines, world, from + month);
    std::size_t in_both = 0;
    for (std::size_t i = 0; i < residents; ++i) {
        std::map<bool, int> times; // of `thrice`, which is line 1, or not
        for (Participation const& in : world.participations.of(PersonId::at(i)))
            ++times[in.line == 1];
        EXPECT_LE(times[true], 1);
        EXPECT_LE(times[false], 1);
        in_both += times[true] + times[false] == 2 ? 1 : 0;
    }
    EXPECT_GT(in_both, residents / 2 / 2);
}

TEST(Interventions, The500thLineHasItsFullEffect)
{
    // 499 lines reach nobody; the last one's participants and their odds are those of a line alone.
    std::vector<InterventionUse> lines(499, line("none", 0.0));
    lines.push_back(line("keep", 0.5));
    std::vector<Intervention> const entries{keeping("keep", 2), keeping("none", 3)};
    Interventions const many = make_lines(lines, entries);
    Interventions const alone = make("keep", 0.5, entries);
    World one = run(alone, 20, 50);
    World last = run(many, 20, 50);
    EXPECT_GT(one.participations.all().size(), 100u);
    EXPECT_EQ(one.participations.all().size(), last.participations.all().size());
    EXPECT_EQ(one.persons.labour, last.persons.labour);
    EXPECT_EQ(one.persons.labour_since, last.persons.labour_since);
    EXPECT_EQ(last.participations.all().front().line, 499u);
}

TEST(Interventions, TheFlagFallsWithTheLastParticipation)
{
    auto brief = keeping("brief", 2);
    brief.effects.front().full_months = 2;
    Interventions const lines =
        make_lines({line("brief", 0.0), line("long", 0.0)}, {brief, keeping("long", 2)});
    World world = make_residents(30, 40);
    put_in(world, 1, 0, from);
    put_in(world, 2, 0, from);
    put_in(world, 2, 1, from);
    put_in(world, 3, 1, from);
    world.persons.key[3] = 99; // the row was used again
    testing::run_in(lines, world, from + 2);
    EXPECT_EQ(world.persons.odds_changed[1], 0);
    EXPECT_EQ(world.persons.odds_changed[2], flag);
    EXPECT_EQ(world.participations.of(PersonId::at(2)).size(), 1u);
    EXPECT_EQ(world.persons.odds_changed[3], 0);
    EXPECT_EQ(world.participations.all().size(), 1u);
}

TEST(ParticipationOdds, FollowDelayDurationAndDecay)
{
    Intervention entry;
    InterventionEffect effect;
    effect.transition = "employment.find_job";
    effect.odds = 4;
    effect.delay_months = 3;
    effect.full_months = 6;
    effect.half_life_months = 2;
    entry.effects.push_back(effect);
    WorldSchema const declared = schema();
    ParticipationOdds odds;
    World world = make_residents(30, 40);
    put_in(world, 0, odds.add(entry, 1, declared), from);
    put_in(world, 1, odds.add(entry, 0.5, declared), from);
    auto const at = [&](std::size_t row, int month, std::string_view name = "employment.find_job") {
        return odds.odds(world, PersonId::at(row), declared.transitions().find(name), from + month);
    };
    EXPECT_DOUBLE_EQ(at(0, 0), 1);
    EXPECT_DOUBLE_EQ(at(0, 2), 1);
    EXPECT_DOUBLE_EQ(at(0, 3), 4);
    EXPECT_DOUBLE_EQ(at(0, 8), 4);
    EXPECT_DOUBLE_EQ(at(0, 10), 2); // half of the log odds two months after the full time
    EXPECT_DOUBLE_EQ(at(0, 119), 1);
    EXPECT_DOUBLE_EQ(at(1, 5), 2);
    EXPECT_DOUBLE_EQ(at(0, 5, "employment.keep_job"), 1);
}

} // namespace
} // namespace boligsim
