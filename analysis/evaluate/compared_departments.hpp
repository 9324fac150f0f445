#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// Departments that stand in an estimate, and what is held constant between them.
struct ComparedDepartments {
    std::vector<std::size_t> treated;
    std::vector<std::size_t> comparison;
    /// [department][covariate], of all departments; empty where nothing is held constant.
    std::vector<std::vector<double>> covariates;
};

/// All treated against all of `comparison` that are not treated; nothing is held constant.
ComparedDepartments compare_all(std::vector<std::uint8_t> const& treated,
                                std::vector<std::uint8_t> const& comparison);

/// All treated against those candidates that are like some of them in what lasts: of the same kind
/// and region, with a reputation that differs by a quarter of a standard deviation at most (the
/// caliper of Rosenbaum & Rubin 1985). Held constant are reputation and its square, the logarithm
/// of the dwellings in the area, and kind with region. All of these are known of every department
/// without chance (columns `department_reputation`, `department_dwellings`, `department_area`,
/// `department_region`, `department_kind`; those that a file lacks are left out), and the
/// programmes chose areas by the first two.
///
/// Why not departments with the same shares of residents in work or of non-Western origin at the
/// start: in a small world a department has few residents, of an untreated one two adults in the
/// middle at scale 0.05, and those whose shares are as low as the treated's are low by chance. They
/// come back to their mean, which looks like an effect (Daw & Hatfield 2018; Ham & Miratrix 2022:
/// the bias grows with what is unreliable in the variable matched on).
///
/// Simplifies: the source document does not say what the evaluators held constant. They had whole
/// departments, whose composition is known with little chance; reputation stands for it.
ComparedDepartments compare_similar(Trajectory const& trajectory,
                                    std::vector<std::uint8_t> const& treated,
                                    std::vector<std::uint8_t> const& candidates);

} // namespace boligsim::analysis
