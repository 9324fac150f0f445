#pragma once

#include <string>
#include <vector>

#include "analysis/findings/assessment.hpp"
#include "analysis/indicators/group.hpp"

namespace boligsim::analysis {

/// The group of that name in a scenario: a programme's departments, those with rent support, public
/// housing, or the population.
Group named_group(Trajectory const& trajectory, std::string const& name);

/// Estimates the effects of those assessments that have one, in one scenario and its partner.
/// Worlds are taken one by one, so that a world's registers are read once for all of them.
void estimate_effects(std::vector<Assessment*> const& assessments, Trajectory const& scenario,
                      Trajectory const& baseline);

/// Files that show a balance: of the baseline's agreements and municipal allocation beyond them,
/// and of the same with flexible letting beside it.
struct BalancePair {
    std::size_t alone = 0;
    std::size_t together = 0;
};
/// The pair whose allocation is the greatest, of several the first. Interventions and rent support
/// must be in neither. Empty where there is no such pair. Agreements are read from the study that
/// each file holds.
std::optional<BalancePair> find_balance(std::vector<Trajectory const*> const& files,
                                        std::vector<std::vector<Feature>> const& features,
                                        std::size_t baseline);

/// The steps of a balance: allocation alone against the baseline lowers the indicator, flexible
/// letting beside it raises it, and both together leave it no lower than the baseline has it.
std::vector<StepResult> estimate_balance(BalanceQuestion const& question,
                                         Trajectory const& baseline, Trajectory const& alone,
                                         Trajectory const& together);

/// Works out the figures of those assessments that have some.
void estimate_figures(std::vector<Assessment*> const& assessments, Trajectory const& scenario,
                      Trajectory const& baseline);

} // namespace boligsim::analysis
