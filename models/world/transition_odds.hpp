#pragma once

#include <cstdint>

namespace boligsim {

/// Transitions whose odds an intervention may change for its participants. In files:
/// `employment.find_job`, `employment.keep_job`, `leisure_job.start`, `leisure_job.keep`.
enum class Transition : std::uint8_t { find_job, keep_job, start_leisure_job, keep_leisure_job };
constexpr int transition_count = 4;

/// How much the odds of a transition are multiplied for a person who takes part in something. What
/// makes the transitions knows this, and nothing of interventions.
class TransitionOdds {
public:
    virtual ~TransitionOdds() = default;
    /// `participation` is the row in Persons.participation, not 0. 1 where nothing is changed.
    virtual double odds(std::uint8_t participation, Transition transition,
                        int months_since) const = 0;
};

} // namespace boligsim
