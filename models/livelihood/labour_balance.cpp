#include "models/livelihood/labour_balance.hpp"

#include <algorithm>
#include <cmath>

#include "models/livelihood/solve.hpp"

namespace boligsim {

namespace {

constexpr double most_finding = 0.5;
constexpr int months_a_year = 12;

} // namespace

NotEmployed spread_finding(double mean, NotEmployed const& split, NotEmployed const& odds)
{
    NotEmployed result{};
    // In the logarithm of a common factor of the odds.
    auto const mean_at = [&](double x) {
        double const factor = std::exp(x);
        ValueAndSlope sum{-mean, 0};
        for (std::size_t s = 0; s < not_employed_states; ++s) {
            double const scaled = factor * odds[s];
            result[s] = scaled / (1 + scaled);
            sum.value += split[s] * result[s];
            sum.slope += split[s] * result[s] * (1 - result[s]);
        }
        return sum;
    };
    constexpr double farthest = 30;
    solve_increasing(mean_at, -farthest, farthest, std::log(mean));
    return result;
}

LabourMoves balance(GroupMonth const& g, NotEmployed const& finding_odds,
                    NotEmployed const& reassessed)
{
    LabourMoves moves;
    double const p = g.employed;
    double const rest = 1 - p;
    moves.loss = g.loss;
    double find = (g.loss * p + g.employed_change) / rest;
    if (find < least_finding) {
        find = least_finding;
        moves.loss = std::clamp((rest * find - g.employed_change) / p, g.loss, 1.0);
    }
    find = std::min(find, most_finding);
    NotEmployed finds = spread_finding(find, g.split, finding_odds);

    NotEmployed lacking{};
    double lacking_sum = 0;
    for (std::size_t s = 0; s < not_employed_states; ++s) {
        double const now = rest * g.split[s];
        double const next =
            std::max(0.0, (rest - g.employed_change) * (g.split[s] + g.split_change[s]));
        constexpr double nobody = 1e-9;
        if (now <= nobody)
            finds[s] = 0; // a state that is not for this age is left at once, for another
        double anew = now <= nobody ? 1 : std::min(reassessed[s], 1 - finds[s]);
        lacking[s] = next - now * (1 - finds[s] - anew);
        if (lacking[s] < 0) {
            anew = std::min(anew - lacking[s] / std::max(now, nobody), 1 - finds[s]);
            lacking[s] = 0;
        }
        lacking_sum += lacking[s];
        moves.leave[s] = finds[s] + anew;
        moves.to_work[s] = moves.leave[s] > 0 ? finds[s] / moves.leave[s] : 0;
    }
    for (std::size_t s = 0; s < not_employed_states; ++s)
        moves.entered[s] = lacking_sum > 0 ? lacking[s] / lacking_sum : g.split[s];
    return moves;
}

double first_year_start(double at_14, double loss)
{
    double low = 0;
    double high = 1;
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        double const start = (low + high) / 2;
        double now = 0;
        for (int month = 0; month < months_a_year; ++month)
            now = now * (1 - loss) + (1 - now) * start;
        (now < at_14 ? low : high) = start;
    }
    return low;
}

std::array<double, 2> first_jobs(double mean, double with_job, double odds_ratio)
{
    double low = 0;
    double high = 1;
    constexpr int rounds = 40;
    double given_job = mean;
    for (int round = 0; round < rounds; ++round) {
        double const without = (low + high) / 2;
        given_job = odds_ratio * without / (1 - without + odds_ratio * without);
        (with_job * given_job + (1 - with_job) * without < mean ? low : high) = without;
    }
    return {low, given_job};
}

} // namespace boligsim
