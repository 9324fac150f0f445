#pragma once

#include <memory>
#include <vector>

#include "models/intervention/participation_odds.hpp"
#include "models/process/model_builder.hpp"
#include "models/process/process.hpp"
#include "study/intervention.hpp"
#include "study/study.hpp"

namespace boligsim {

/// Social interventions: who begins to take part.
///
/// Each month a resident of the departments that a line of the scenario's interventions covers, if
/// in its target group, begins with the monthly probability that its yearly reach implies times the
/// odds of turning up. A person may take part in several interventions at once, but not in the same
/// one twice while it still works. In the first months fewer are reached, by the start-up lag of the
/// programme's era. What taking part changes is in `odds()`: it acts from the next month.
///
/// Reads       alive, birth, sex, origin, labour, standing, household, dwellings of the departments,
///             what targets are about
/// Writes      participations, odds_changed (its flag), intervention_departments
/// Draws       decide_participation; the draw number follows from the entry's id, so what else there
///             is in the catalogue does not matter
/// Parameters  delivery.startup_lag, delivery.fidelity, the catalogue
/// Simplifies  who moves away keeps the effect; costs are not limited; taking part in one
///             intervention makes another neither likelier nor less likely
class Interventions : public Process {
public:
    /// Numbers of an entry are those of the book (`interventions.ID.*`) where it holds them, else the
    /// entry's own; a line's `reach` and `set` win over both. Ids that the catalogue does not hold
    /// are left out: a checked study has none. `flag` marks participants in Persons::odds_changed.
    Interventions(ModelInputs const& inputs, WorldSchema const& schema, std::uint8_t flag);

    std::string_view name() const override { return "interventions"; }
    void run(World& world, MonthContext const& context) const override;

    /// How much taking part changes.
    std::shared_ptr<ParticipationOdds const> odds() const { return odds_; }

private:
    struct Turnout {
        PersonTest who;
        double odds = 1;
    };
    /// A line at work. Its place in the list is its number.
    struct Line {
        InterventionUse use;
        std::uint32_t draw = 0; ///< follows from the entry's id: equal for lines of one entry
        double reach = 0;       ///< share a year
        double startup_lag = 0; ///< months
        PersonTest target;
        std::vector<Turnout> turnout;
    };
    void drop_ended(World& world, sim::Month month) const;
    void find_departments(World& world) const;
    std::vector<Participation> begin_in(World const& world, DepartmentId department,
                                        std::uint32_t line, double monthly,
                                        MonthContext const& context) const;
    bool takes_part_already(World const& world, PersonId person, Line const& line,
                            sim::Month month) const;

    std::uint8_t flag_;
    std::vector<Line> lines_;
    std::uint64_t lines_key_ = 0; ///< tells what lines select from what others do
    std::shared_ptr<ParticipationOdds const> odds_;
};

} // namespace boligsim
