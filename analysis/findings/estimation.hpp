#pragma once

#include <string>
#include <vector>

#include "analysis/findings/assessment.hpp"
#include "analysis/indicators/group.hpp"

namespace boligsim::analysis {

/// The group of that name in a scenario: a programme's departments, those with rent support, public
/// housing, or the population.
Group named_group(Trajectory const& trajectory, std::string const& name);

/// Estimates the effects of those assessments that have one, in one scenario and its baseline.
/// Worlds are taken one by one, so that a world's registers are read once for all of them.
void estimate_effects(std::vector<Assessment*> const& assessments, Trajectory const& scenario,
                      Trajectory const& baseline);

/// Works out the figures of those assessments that have some.
void estimate_figures(std::vector<Assessment*> const& assessments, Trajectory const& scenario,
                      Trajectory const& baseline);

} // namespace boligsim::analysis
