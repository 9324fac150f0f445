#include "models/intervention/participation_odds.hpp"

#include <algorithm>
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

std::uint32_t ParticipationOdds::add(Intervention const& intervention, double fidelity,
                                     WorldSchema const& schema)
{
    constexpr int longest = 120;
    // What is left of an effect below this is nothing.
    constexpr double least_log_odds = 0.01;
    Line line;
    for (InterventionEffect const& effect : intervention.effects) {
        // Odds of one last as long as others would, so a null effect differs from no effect.
        line.months = std::max(line.months, effect.delay_months + effect.full_months);
        std::vector<double> odds;
        for (int month = 0; month < longest; ++month) {
            double const log_odds = fidelity * log_odds_at(effect, month);
            if (std::abs(log_odds) < least_log_odds)
                continue;
            odds.resize(static_cast<std::size_t>(month), 1.0);
            odds.push_back(std::exp(log_odds));
        }
        line.months = std::max(line.months, static_cast<int>(odds.size()));
        line.effects.push_back({schema.transitions().find(effect.transition),
                                PersonTest(effect.who, schema), std::move(odds)});
    }
    line.months = std::min(line.months, longest);
    lines_.push_back(std::move(line));
    return static_cast<std::uint32_t>(lines_.size() - 1);
}

double ParticipationOdds::odds(World const& world, PersonId person, TransitionId transition,
                               sim::Month month) const
{
    double product = 1;
    for (Participation const& in : world.participations.of(person)) {
        auto const since = static_cast<std::size_t>(month - in.since);
        for (Effect const& effect : lines_[in.line].effects)
            if (effect.transition == transition && since < effect.odds.size() &&
                effect.who.includes(world, person, month))
                product *= effect.odds[since];
    }
    return product;
}

} // namespace boligsim
