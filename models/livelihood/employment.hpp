#pragma once

#include <memory>

#include "models/livelihood/labour_tables.hpp"
#include "models/world/process.hpp"
#include "models/world/transition_odds.hpp"

namespace boligsim {

/// Work.
///
/// Each person aged 13 and over may change labour state: pupils of 13-17 start and leave leisure
/// jobs; on the 18th birthday everybody passes into work, education or another state; later they
/// find and lose work, pass between the states of those not employed, and retire. The probabilities
/// are those of LabourTables, so each group of origin, sex, age and standing keeps to the employed
/// share that registers report. For a person who takes part in an intervention the odds of finding
/// and keeping work, or a leisure job, are multiplied.
///
/// Reads       alive, birth, sex, origin, labour, standing, participation, participation_since
/// Writes      labour, labour_since
/// Draws       decide_labour (whether), decide_labour_destination (where to)
/// Parameters  see LabourTables and LabourLevels
/// Simplifies  no effect of household, place or time in the state; no seasons
class Employment : public RowProcess {
public:
    /// `odds` may be empty: nobody's odds are changed.
    Employment(sim::ParameterBook const& book, sim::Period period,
               std::shared_ptr<TransitionOdds const> odds);

    std::string_view name() const override { return "employment"; }
    void step(World& world, sim::Rows rows, ChunkDraws& draws, sim::Month month,
              Pending& pending) const override;

private:
    void change_state(Persons& persons, std::size_t row, std::size_t cell, double to_work,
                      std::uint32_t word, LabourTables::Year const& table, sim::Month month) const;
    void step_participant(Persons& persons, std::size_t row, std::size_t cell,
                          std::uint32_t whether, std::uint32_t where_to,
                          LabourTables::Year const& table, sim::Month month) const;

    std::shared_ptr<LabourTables const> tables_;
    std::shared_ptr<TransitionOdds const> odds_;
};

} // namespace boligsim
