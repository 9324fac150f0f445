#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include <rapidcheck/gtest.h>

#include "sim/random/philox.hpp"
#include "sim/random/philox_columns.hpp"

namespace {

using sim::AgentKey;
using sim::Month;
using sim::PhiloxWay;
using sim::Streams;
using Words = std::array<std::uint32_t, 4>;

// Philox4x32, 10 rounds: the known answers that Random123 publishes (its tests/kat_vectors).
// Counter words: agent low, agent high, month << 16 | block, draw; key words: seed, replicate.
TEST(Philox, GivesRandom123sKnownAnswers)
{
    EXPECT_EQ(Streams(0, 0).block(0, Month::from_count(0), 0, 0),
              (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(Streams(0xffffffff, 0xffffffff)
                  .block(0xffffffffffffffff, Month::from_count(-1), 0xffff, 0xffffffff),
              (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(Streams(0xa4093822, 0x299f31d0)
                  .block(0x85a308d3243f6a88, Month::from_count(0x1319), 0x8a2e, 0x03707344),
              (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Streams, FourNeighbouringDecisionsShareABlock)
{
    Streams const streams(1, 2);
    Month const month(2012, 5);
    for (unsigned decision = 0; decision < 12; ++decision)
        EXPECT_EQ(streams.word(99, month, decision),
                  streams.block(99, month, decision / 4)[decision % 4]);
}

// The vectorised path is ours, the one-at-a-time path Random123's: they check each other.
RC_GTEST_PROP(Streams, FillGivesTheSameWordsAsBlock, ())
{
    auto const agents = *rc::gen::container<std::vector<AgentKey>>(rc::gen::arbitrary<AgentKey>());
    Streams const streams(*rc::gen::arbitrary<std::uint32_t>(),
                          *rc::gen::arbitrary<std::uint32_t>());
    Month const month = Month::from_count(*rc::gen::inRange(0, 32000));
    unsigned const block = *rc::gen::inRange(0u, 64u);
    std::array<std::vector<std::uint32_t>, 4> lanes;
    for (auto& lane : lanes)
        lane.resize(agents.size());
    streams.fill(agents, month, block,
                 {lanes[0].data(), lanes[1].data(), lanes[2].data(), lanes[3].data()});
    for (std::size_t i = 0; i < agents.size(); ++i)
        for (std::size_t lane = 0; lane < 4; ++lane)
            RC_ASSERT(lanes[lane][i] == streams.block(agents[i], month, block)[lane]);
}

/// Each way that this machine can go, against Random123 one block at a time; numbers of agents on
/// both sides of whole vectors.
TEST(PhiloxColumns, EveryWayGivesTheSameWords)
{
    EXPECT_TRUE(can_run(PhiloxWay::plain));
    Month const month(2011, 5);
    Streams const streams(20, 3);
    for (std::size_t const count : {0u, 1u, 15u, 16u, 31u, 32u, 33u, 100u}) {
        std::vector<AgentKey> agents;
        for (std::size_t i = 0; i < count; ++i)
            agents.push_back(sim::derive_key(77, i));
        for (PhiloxWay const way : {PhiloxWay::plain, PhiloxWay::avx2, PhiloxWay::avx512}) {
            if (!can_run(way))
                continue;
            std::array<std::vector<std::uint32_t>, 4> lanes;
            for (auto& lane : lanes)
                lane.resize(count);
            fill_columns({agents,
                          static_cast<std::uint32_t>(month.count()) << 16 | 6u,
                          {20, 3},
                          {lanes[0].data(), lanes[1].data(), lanes[2].data(), lanes[3].data()}},
                         way);
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t lane = 0; lane < 4; ++lane)
                    EXPECT_EQ(lanes[lane][i], streams.block(agents[i], month, 6)[lane])
                        << "way " << static_cast<int>(way) << ", agent " << i << " of " << count;
        }
    }
}

TEST(Streams, FillWritesNothingBeyondItsAgents)
{
    std::vector<AgentKey> const agents(19, 5);
    std::array<std::vector<std::uint32_t>, 4> lanes;
    for (auto& lane : lanes)
        lane.assign(agents.size() + 1, 0xabcdef01u);
    Streams(1, 1).fill(agents, Month(2006, 1), 0,
                       {lanes[0].data(), lanes[1].data(), lanes[2].data(), lanes[3].data()});
    for (auto const& lane : lanes)
        EXPECT_EQ(lane.back(), 0xabcdef01u);
}

TEST(Streams, EveryPartOfTheAddressMatters)
{
    Month const month(2010, 3);
    std::set<std::uint32_t> words;
    words.insert(Streams(1, 0).word(7, month, 4));
    words.insert(Streams(2, 0).word(7, month, 4));
    words.insert(Streams(1, 1).word(7, month, 4));
    words.insert(Streams(1, 0).word(8, month, 4));
    words.insert(Streams(1, 0).word(7 + (AgentKey{1} << 32), month, 4));
    words.insert(Streams(1, 0).word(7, month + 1, 4));
    words.insert(Streams(1, 0).word(7, month, 5));
    words.insert(Streams(1, 0).word(7, month, 8));
    words.insert(Streams(1, 0).word(7, month, 4, 1));
    EXPECT_EQ(words.size(), 9u);
}

TEST(Streams, WordsAreUniform)
{
    constexpr std::size_t bins = 256;
    constexpr std::size_t agents = 400'000;
    Streams const streams(20060101, 0);
    std::array<std::size_t, bins> seen{};
    for (AgentKey agent = 0; agent < agents; ++agent)
        ++seen[streams.word(agent, Month(2006, 1), 0) >> 24];
    double const expected = static_cast<double>(agents) / bins;
    double chi_square = 0;
    for (std::size_t n : seen)
        chi_square +=
            (static_cast<double>(n) - expected) * (static_cast<double>(n) - expected) / expected;
    // 255 degrees of freedom: mean 255, standard deviation 22.6; within four of them.
    EXPECT_GT(chi_square, 255 - 90);
    EXPECT_LT(chi_square, 255 + 90);
}

double correlation(std::vector<double> const& x, std::vector<double> const& y)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += (x[i] - 0.5) * (y[i] - 0.5);
    return 12 * sum / static_cast<double>(x.size());
}

class Neighbours : public ::testing::TestWithParam<char const*> {};

TEST_P(Neighbours, DoNotCorrelate)
{
    constexpr std::size_t n = 100'000;
    Streams const streams(20060101, 3);
    Streams const next_replicate(20060101, 4);
    Month const month(2006, 1);
    std::string const neighbour = GetParam();
    std::vector<double> here;
    std::vector<double> there;
    for (AgentKey agent = 0; agent < n; ++agent) {
        here.push_back(streams.uniform(agent, month, 6));
        if (neighbour == "decision")
            there.push_back(streams.uniform(agent, month, 7));
        else if (neighbour == "block")
            there.push_back(streams.uniform(agent, month, 10));
        else if (neighbour == "month")
            there.push_back(streams.uniform(agent, month + 1, 6));
        else if (neighbour == "agent")
            there.push_back(streams.uniform(agent + 1, month, 6));
        else if (neighbour == "draw")
            there.push_back(streams.uniform(agent, month, 6, 1));
        else
            there.push_back(next_replicate.uniform(agent, month, 6));
    }
    // Under independence the correlation has a standard deviation of 1 / sqrt(n); within four.
    EXPECT_LT(std::abs(correlation(here, there)), 4 / std::sqrt(static_cast<double>(n)));
}

INSTANTIATE_TEST_SUITE_P(Streams, Neighbours,
                         ::testing::Values("decision", "block", "month", "agent", "draw",
                                           "replicate"),
                         [](auto const& tested) { return std::string(tested.param); });

TEST(Threshold, EndsOfTheScale)
{
    EXPECT_EQ(sim::threshold(0), 0u); // no word is below it: never
    EXPECT_EQ(sim::threshold(-1), 0u);
    EXPECT_EQ(sim::threshold(std::nan("")), 0u);
    EXPECT_EQ(sim::threshold(1), 0xffffffffu);
    EXPECT_EQ(sim::threshold(2), 0xffffffffu);
    EXPECT_EQ(sim::threshold(0.5), 0x80000000u);
}

RC_GTEST_PROP(Threshold, IsTheProbabilityToTheLastBit, ())
{
    double const p = *rc::gen::arbitrary<std::uint32_t>() * 0x1p-32;
    RC_ASSERT(sim::threshold(p) == static_cast<std::uint32_t>(p * 0x1p32));
}

TEST(Threshold, ShareOfYesIsTheProbability)
{
    constexpr int n = 200'000;
    Streams const streams(42, 0);
    for (double const p : {0.01, 0.25, 0.9}) {
        std::uint32_t const limit = sim::threshold(p);
        int yes = 0;
        for (AgentKey agent = 0; agent < n; ++agent)
            yes += streams.word(agent, Month(2015, 7), 3) < limit ? 1 : 0;
        EXPECT_NEAR(yes / static_cast<double>(n), p, 4 * std::sqrt(p * (1 - p) / n)) << p;
    }
}

TEST(DeriveKey, ChildrenOfOneParentAndOfNeighboursDiffer)
{
    std::set<AgentKey> keys;
    for (AgentKey parent = 0; parent < 1000; ++parent) {
        keys.insert(parent);
        for (std::uint64_t number = 0; number < 10; ++number)
            keys.insert(sim::derive_key(parent, number));
    }
    EXPECT_EQ(keys.size(), 11'000u);
}

} // namespace
