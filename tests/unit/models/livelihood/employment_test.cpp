#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "tests/unit/models/livelihood/labour_world.hpp"

namespace boligsim {
namespace {

using testing::default_book;

constexpr std::size_t group_size = 60000;
sim::Month const start(2005, 11);
sim::Month const end(2010, 11);

/// How many are in work, how many the levels expect, and the variance if each were drawn alone.
struct Tally {
    double found = 0;
    double expected = 0;
    double variance = 0;
    void add(bool yes, double p)
    {
        found += yes ? 1 : 0;
        expected += p;
        variance += p * (1 - p);
    }
    double errors() const { return (found - expected) / std::sqrt(variance); }
};

struct Group {
    Origin origin;
    Sex sex;
};

class EmploymentOfAGroup : public ::testing::TestWithParam<Group> {};

TEST_P(EmploymentOfAGroup, StaysAtTheLevelOfItsAgeAndYear)
{
    auto const [origin, sex] = GetParam();
    LabourLevels const levels(default_book(), testing::years);
    Employment const employment = testing::make_employment();
    sim::Streams const streams(20060101, 0);
    World world = testing::make_group(levels, origin, sex, 13, 66, group_size, start, streams);
    testing::run_employment(world, employment, start + 1, end, streams);

    std::map<int, Tally> by_age;
    std::map<std::size_t, Tally> by_standing;
    Tally adults;
    for (std::size_t i = 0; i < world.persons.rows(); ++i) {
        int const age = age_in(world.persons.birth[i], end);
        std::size_t const standing = standing_class(world.persons.standing[i]);
        double const p = levels.employed_share(origin, sex, age, standing, end);
        bool const works = is_employed(world.persons.labour[i]);
        by_age[age < 18 ? 13 : age < 25 ? age : age / 5 * 5].add(works, p);
        if (age >= 30 && age < 60) {
            adults.add(works, p);
            by_standing[standing].add(works, p);
        }
    }
    EXPECT_LT(std::abs(adults.errors()), 5) << adults.found / adults.expected;
    for (auto const& [standing, tally] : by_standing)
        EXPECT_LT(std::abs(tally.errors()), 5) << "standing " << standing;
    for (auto const& [age, tally] : by_age) {
        // Where levels bend within a few years of age they are kept to within a twentieth.
        double const share_off = (tally.found - tally.expected) / (tally.expected + 1);
        EXPECT_TRUE(std::abs(tally.errors()) < 5 || std::abs(share_off) < 0.05)
            << "age " << age << ": " << tally.found << " in work, expected " << tally.expected;
    }
}

INSTANTIATE_TEST_SUITE_P(Groups, EmploymentOfAGroup,
                         ::testing::Values(Group{Origin::danish, Sex::woman},
                                           Group{Origin::danish, Sex::man},
                                           Group{Origin::menapt, Sex::woman},
                                           Group{Origin::other_non_western, Sex::man}));

TEST(Employment, KeepsTheSplitOfThoseNotEmployed)
{
    LabourLevels const levels(default_book(), testing::years);
    Employment const employment = testing::make_employment();
    sim::Streams const streams(3, 1);
    World world = testing::make_group(levels, Origin::danish, Sex::woman, 15, 64, 2 * group_size,
                                      start, streams);
    testing::run_employment(world, employment, start + 1, end, streams);

    struct Band {
        double persons = 0;
        std::array<double, not_employed_states> found{};
        std::array<double, not_employed_states> expected{};
    };
    std::map<int, Band> bands;
    for (std::size_t i = 0; i < world.persons.rows(); ++i) {
        int const age = age_in(world.persons.birth[i], end);
        double const rest = 1 - levels.employed_share(Origin::danish, Sex::woman, age, end);
        auto const split = levels.not_employed_split(Origin::danish, age, end);
        Band& band = bands[age / 5 * 5];
        band.persons += 1;
        for (std::size_t s = 0; s < not_employed_states; ++s) {
            band.expected[s] += rest * split[s];
            band.found[s] += world.persons.labour[i] == not_employed_state(s) ? 1 : 0;
        }
    }
    for (auto const& [age, band] : bands)
        for (std::size_t s = 0; s < not_employed_states; ++s)
            EXPECT_NEAR(band.found[s] / band.persons, band.expected[s] / band.persons, 0.015)
                << "age " << age << " state " << s;
}

TEST(Employment, WhoWasOutOfWorkIsOftenStillOutOfWorkYearsLater)
{
    LabourLevels const levels(default_book(), testing::years);
    Employment const employment = testing::make_employment();
    sim::Streams const streams(3, 1);
    World world =
        testing::make_group(levels, Origin::danish, Sex::man, 30, 50, group_size, start, streams);
    auto const before = world.persons.labour;
    testing::run_employment(world, employment, start + 1, start + 36, streams);
    double out = 0;
    double still = 0;
    double newly = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        bool const now = !is_employed(world.persons.labour[i]);
        if (!is_employed(before[i])) {
            out += 1;
            still += now ? 1 : 0;
        } else {
            newly += now ? 1 : 0;
        }
    }
    double const others = newly / (static_cast<double>(before.size()) - out);
    EXPECT_GT(still / out, 3 * others);
}

TEST(Employment, EverybodyIsInAStateOfTheirAge)
{
    LabourLevels const levels(default_book(), testing::years);
    Employment const employment = testing::make_employment();
    sim::Streams const streams(5, 0);
    World world =
        testing::make_group(levels, Origin::menapt, Sex::man, 8, 80, group_size, start, streams);
    testing::run_employment(world, employment, start + 1, end, streams);
    for (std::size_t i = 0; i < world.persons.rows(); ++i) {
        int const age = age_in(world.persons.birth[i], end);
        LabourState const state = world.persons.labour[i];
        bool const pupil = state == LabourState::school || state == LabourState::school_and_job;
        ASSERT_EQ(pupil, age < 18) << "age " << age;
        if (age < 13) {
            ASSERT_EQ(state, LabourState::school);
        }
        if (age > 64 && state != LabourState::employed) {
            ASSERT_EQ(state, LabourState::retired);
        }
        if (age < 54) {
            ASSERT_NE(state, LabourState::retired) << "age " << age;
        }
    }
}

TEST(Employment, TheDeadKeepTheirState)
{
    LabourLevels const levels(default_book(), testing::years);
    Employment const employment = testing::make_employment();
    sim::Streams const streams(5, 0);
    World world =
        testing::make_group(levels, Origin::danish, Sex::man, 20, 30, 4000, start, streams);
    for (std::uint8_t& alive : world.persons.alive)
        alive = 0;
    auto const before = world.persons.labour;
    testing::run_employment(world, employment, start + 1, end, streams);
    EXPECT_EQ(before, world.persons.labour);
}

TEST(Employment, ALeisureJobMakesAFirstJobLikelier)
{
    LabourLevels const levels(default_book(), testing::years);
    Employment const employment = testing::make_employment();
    sim::Streams const streams(9, 0);
    World world =
        testing::make_group(levels, Origin::danish, Sex::man, 17, 17, group_size, start, streams);
    std::array<double, 2> count{};
    std::array<double, 2> employed{};
    for (std::size_t i = 0; i < world.persons.rows(); ++i)
        world.persons.birth[i] = start - (18 * 12 - 1);
    auto const before = world.persons.labour;
    testing::run_employment(world, employment, start + 1, start + 1, streams);
    // Among persons of like standing: over all of them the ratio is smaller.
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (standing_class(world.persons.standing[i]) != standing_classes / 2)
            continue;
        std::size_t const job = before[i] == LabourState::school_and_job ? 1 : 0;
        count[job] += 1;
        employed[job] += world.persons.labour[i] == LabourState::employed ? 1 : 0;
    }
    auto const odds = [&](std::size_t job) { return employed[job] / (count[job] - employed[job]); };
    EXPECT_NEAR(odds(1) / odds(0), 2, 0.4);
}

} // namespace
} // namespace boligsim
