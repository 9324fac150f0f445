#pragma once

#include <memory>

#include "models/livelihood/labour_tables.hpp"
#include "models/process/process.hpp"
#include "models/process/schema.hpp"
#include "models/process/transition_odds.hpp"

namespace boligsim {

/// The transitions of work whose odds others may change.
struct LabourTransitions {
    TransitionId find_job;
    TransitionId keep_job;
    TransitionId start_leisure_job;
    TransitionId keep_leisure_job;

    static LabourTransitions declare(WorldSchema& schema);
};

/// Work.
///
/// Each person aged 13 and over may change labour state: pupils of 13-17 start and leave leisure
/// jobs; on the 18th birthday everybody passes into work, education or another state; later they
/// find and lose work, pass between the states of those not employed, and retire. The probabilities
/// are those of LabourTables, so each group of origin, sex, age and standing keeps to the employed
/// share that registers report. Where something changes a person's odds of finding and keeping
/// work, or a leisure job, they are multiplied.
///
/// Reads       alive, birth, sex, origin, labour, standing, odds_changed and what modifiers read
/// Writes      labour, labour_since
/// Draws       decide_labour (whether), decide_labour_destination (where to)
/// Parameters  see LabourTables and LabourLevels
/// Simplifies  no effect of household, place or time in the state; no seasons
class Employment : public RowProcess {
public:
    Employment(sim::ParameterBook const& book, sim::Period period, LabourTransitions transitions,
               std::shared_ptr<TransitionOdds const> odds);

    std::string_view name() const override { return "employment"; }
    void step(World& world, sim::Rows rows, ChunkDraws& draws, sim::Month month,
              Pending& pending) const override;

private:
    void change_state(Persons& persons, std::size_t row, std::size_t cell, double to_work,
                      std::uint32_t word, LabourTables::Year const& table, sim::Month month) const;
    void step_with_odds(World& world, std::size_t row, std::size_t cell, std::uint32_t whether,
                        std::uint32_t where_to, LabourTables::Year const& table,
                        sim::Month month) const;

    std::shared_ptr<LabourTables const> tables_;
    LabourTransitions transitions_;
    std::shared_ptr<TransitionOdds const> odds_;
};

} // namespace boligsim
