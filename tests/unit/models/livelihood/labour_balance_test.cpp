#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "models/livelihood/labour_balance.hpp"

namespace boligsim {
namespace {

double part(int thousandths)
{
    return thousandths / 1000.0;
}

/// The group a month later, by the moves.
struct Later {
    double employed = 0;
    NotEmployed states{};
};

Later after(GroupMonth const& g, LabourMoves const& m)
{
    double const rest = 1 - g.employed;
    Later later;
    later.employed = g.employed * (1 - m.loss);
    double looking = g.employed * m.loss;
    for (std::size_t s = 0; s < not_employed_states; ++s) {
        double const leaving = rest * g.split[s] * m.leave[s];
        later.employed += leaving * m.to_work[s];
        looking += leaving * (1 - m.to_work[s]);
        later.states[s] = rest * g.split[s] - leaving;
    }
    for (std::size_t s = 0; s < not_employed_states; ++s)
        later.states[s] += looking * m.entered[s];
    return later;
}

RC_GTEST_PROP(LabourBalance, TakesAGroupToItsLevelOfNextMonth, ())
{
    GroupMonth g;
    g.employed = part(*rc::gen::inRange(50, 950));
    g.employed_change = part(*rc::gen::inRange(-8, 9));
    g.loss = part(*rc::gen::inRange(1, 40));
    double sum = 0;
    for (double& share : g.split)
        sum += share = part(*rc::gen::inRange(20, 1000));
    double moved = 0;
    for (std::size_t s = 0; s < not_employed_states; ++s) {
        g.split[s] /= sum;
        // Changes of the split add to nothing, as those of shares do.
        g.split_change[s] = s + 1 < not_employed_states ? part(*rc::gen::inRange(-1, 2)) : -moved;
        moved += g.split_change[s];
    }
    NotEmployed const odds{1, 0.5, 0.3, 0.1, 0.1};
    NotEmployed reassessed{};
    for (double& r : reassessed)
        r = part(*rc::gen::inRange(0, 30));
    // A group cannot find more work in a month than half of it.
    RC_PRE(g.loss * g.employed + g.employed_change < 0.3 * (1 - g.employed));

    LabourMoves const moves = balance(g, odds, reassessed);
    Later const later = after(g, moves);
    double const next = g.employed + g.employed_change;
    RC_ASSERT(std::abs(later.employed - next) < 1e-6);
    for (std::size_t s = 0; s < not_employed_states; ++s) {
        double const level = std::max(0.0, (1 - next) * (g.split[s] + g.split_change[s]));
        RC_ASSERT(std::abs(later.states[s] - level) < 1e-6);
        RC_ASSERT(moves.leave[s] >= 0);
        RC_ASSERT(moves.leave[s] <= 1);
    }
}

TEST(LabourBalance, FindingIsSpreadByItsOdds)
{
    NotEmployed const split{0.3, 0.2, 0.2, 0.2, 0.1};
    NotEmployed const odds{1, 0.5, 0.25, 0.01, 0.02};
    auto const finds = spread_finding(0.06, split, odds);
    double mean = 0;
    for (std::size_t s = 0; s < not_employed_states; ++s)
        mean += split[s] * finds[s];
    EXPECT_NEAR(mean, 0.06, 1e-9);
    auto const ratio = [&](std::size_t s) {
        return finds[s] / (1 - finds[s]) / (finds[0] / (1 - finds[0]));
    };
    for (std::size_t s = 0; s < not_employed_states; ++s)
        EXPECT_NEAR(ratio(s), odds[s], 1e-9);
}

} // namespace
} // namespace boligsim
