#include "models/intervention/participation_odds.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace boligsim {

namespace {

/// Log odds of the effect in a month since the start, 0 before it works.
double log_odds_at(InterventionEffect const& effect, int month)
{
    int const at_work = month - effect.delay_months;
    if (at_work < 0)
        return 0;
    double const full = std::log(effect.odds);
    int const beyond = at_work - effect.full_months;
    if (beyond < 0)
        return full;
    if (effect.half_life_months <= 0)
        return 0;
    return full * std::exp2(-(beyond + 1) / effect.half_life_months);
}

} // namespace

std::uint8_t ParticipationOdds::add(Intervention const& intervention, double fidelity)
{
    // What is left of an effect below this is nothing.
    constexpr double least_log_odds = 0.01;
    assert(rows_.size() + 2 <= 256);
    auto const first = static_cast<std::uint8_t>(rows_.size());
    for (std::size_t sex = 0; sex < 2; ++sex) {
        Row row;
        // Odds of one last as long as others would, so that an effect of nothing is told from none.
        int least_months = 0;
        for (auto& transition : row.odds)
            transition.fill(1);
        for (int month = 0; month < longest_; ++month)
            for (InterventionEffect const& effect : intervention.effects) {
                least_months = std::max(least_months, effect.delay_months + effect.full_months);
                if (!effect.who.sexes[sex])
                    continue;
                double const log_odds = fidelity * log_odds_at(effect, month);
                if (std::abs(log_odds) < least_log_odds)
                    continue;
                row.odds[static_cast<std::size_t>(effect.transition)]
                        [static_cast<std::size_t>(month)] *= std::exp(log_odds);
                row.months = month + 1;
            }
        row.months = std::clamp(std::max(row.months, least_months), 0, longest_);
        rows_.push_back(row);
    }
    return first;
}

} // namespace boligsim
