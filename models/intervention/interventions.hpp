#pragma once

#include <memory>
#include <vector>

#include "models/intervention/catalogue.hpp"
#include "models/intervention/participation_odds.hpp"
#include "models/world/process.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/study.hpp"

namespace boligsim {

/// Social interventions: who begins to take part.
///
/// Each month a resident of the departments that an intervention covers, if in its target group and
/// not already taking part in something that still works, begins with the monthly probability that
/// its yearly reach implies times the odds of turning up. In the first months fewer are reached, by
/// the start-up lag of the programme's era. What taking part changes is in `odds()`, which
/// Employment reads: it acts from the next month.
///
/// Reads       alive, birth, sex, origin, labour, standing, household, dwellings of the departments
/// Writes      participation, participation_since
/// Draws       decide_participation, the entry's place in the catalogue as draw number
/// Parameters  delivery.startup_lag, delivery.fidelity, the catalogue
/// Simplifies  one intervention at a time; who moves away keeps the effect; costs are not limited
class Interventions : public Process {
public:
    /// `uses` and `settings` are the scenario's; settings `interventions.<id>.reach` win over uses.
    /// Ids that the catalogue does not hold are left out: a checked study has none.
    Interventions(std::vector<InterventionUse> const& uses,
                  std::map<std::string, double> const& settings,
                  std::vector<Intervention> const& catalogue, sim::ParameterBook const& book,
                  sim::Period period);

    std::string_view name() const override { return "interventions"; }
    void run(World& world, MonthContext const& context) const override;

    /// How much taking part changes, for the processes that make the transitions.
    std::shared_ptr<TransitionOdds const> odds() const { return odds_; }

private:
    struct AtWork {
        InterventionUse use;
        Intervention entry;
        std::uint32_t draw = 0; ///< place in the catalogue
        double reach = 0;       ///< share a year
        double startup_lag = 0; ///< months
        std::uint8_t row = 0;   ///< of the odds, for women; men have the next
    };
    void begin_in(World& world, DepartmentId department, AtWork const& work, double monthly,
                  MonthContext const& context) const;

    std::vector<AtWork> at_work_;
    std::shared_ptr<ParticipationOdds const> odds_;
};

} // namespace boligsim
