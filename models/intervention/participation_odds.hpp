#pragma once

#include <cstdint>
#include <vector>

#include "models/intervention/person_test.hpp"
#include "models/process/transition_odds.hpp"
#include "study/intervention.hpp"

namespace boligsim {

/// By how much taking part multiplies the odds of transitions: a row for each line of the scenario's
/// interventions, an effect by months since the participation began. Those of all that a person
/// takes part in are multiplied.
class ParticipationOdds : public OddsModifier {
public:
    /// Adds an intervention delivered with this fidelity (the part of the log odds that
    /// participants get) and returns its line.
    std::uint32_t add(Intervention const& intervention, double fidelity, WorldSchema const& schema);

    double odds(World const& world, PersonId person, TransitionId transition,
                sim::Month month) const override;

    /// Months from the beginning after which taking part changes nothing any more.
    int months(std::uint32_t line) const { return lines_[line].months; }

private:
    struct Effect {
        TransitionId transition;
        PersonTest who;
        std::vector<double> odds; ///< by months since the beginning; 1 beyond
    };
    struct Line {
        std::vector<Effect> effects;
        int months = 0;
    };
    std::vector<Line> lines_;
};

} // namespace boligsim
