#pragma once

#include <string>
#include <vector>

#include "analysis/statistics/interval.hpp"
#include "analysis/trajectory/trajectory.hpp"
#include "analysis/validate/orderings.hpp"
#include "analysis/validate/targets.hpp"

namespace boligsim::analysis {

std::string_view to_string(TargetVerdict verdict);

/// A target beside what is simulated.
struct TargetResult {
    Target target;
    MeanEstimate simulated;     ///< at full scale, over replicates
    std::vector<double> worlds; ///< the same of each replicate; empty where the file has none
    double deviation = 0;       ///< of the mean: relative or absolute, as the tolerance
    TargetVerdict verdict = TargetVerdict::not_in_file;
};

/// Holds a trajectory against the targets, in their order. A target is met where the mean over
/// replicates is within its tolerance.
std::vector<TargetResult> validate(Trajectory const& trajectory,
                                   std::vector<Target> const& targets);

/// A file's name or scenario and its results.
struct Validation {
    std::string scenario;
    std::vector<TargetResult> results;
    std::size_t replicates = 0;
    bool agreed_lettings =
        false; ///< dwellings of the 2006-10 programme are let by flexible letting, ...
    std::vector<OrderingResult> orderings;
    std::vector<int> years; ///< of the file
};

/// A file compared with the targets and orderings, with what a table's head says of it.
Validation validate_file(Trajectory const& trajectory, std::vector<Target> const& targets,
                         std::vector<Ordering> const& orderings = {});

/// A line for each series of targets, checks before the others, of each those with a miss first,
/// with the year that is furthest off; orderings behind the checks; then the counts by role. Inputs
/// are counted apart: that they are met says nothing of the model.
std::string validation_text(Validation const& validation);
/// A line for each target, checks before the others, of each misses first: published, simulated
/// with its 95 % interval over replicates, their ratio, the role, and what a reader must know of
/// the row.
std::string validation_rows_text(Validation const& validation);
std::string validation_json(std::vector<Validation> const& validations);
std::string validation_csv(std::vector<Validation> const& validations);

} // namespace boligsim::analysis
