#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/world/world_ids.hpp"
#include "sim/core/time.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

/// That a person takes part in an intervention.
struct Participation {
    PersonId person;
    std::uint32_t line = 0; ///< of the scenario's `interventions`, from 0
    sim::AgentKey key = 0;  ///< of the person, to tell a row that was used again
    sim::Month since;       ///< the month in which it began
};

/// Who takes part in what. A person may take part in several interventions at once. Sparse: nearly
/// everybody takes part in nothing.
class Participations {
public:
    /// What the person takes part in, in order of lines.
    std::span<Participation const> of(PersonId person) const;
    std::span<Participation const> all() const { return rows_; }

    void add(std::vector<Participation> const& begun);
    /// Drops those that `is_over(participation)` says are over.
    template <class IsOver> void drop_if(IsOver const& is_over) { std::erase_if(rows_, is_over); }
    std::size_t bytes() const { return rows_.capacity() * sizeof(Participation); }

private:
    std::vector<Participation> rows_; ///< in order of (person, line, since)
};

} // namespace boligsim
