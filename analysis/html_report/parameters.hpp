#pragma once

#include <string>
#include <vector>

#include "analysis/trajectory/trajectory.hpp"

/// The parameters that a result file holds (its attribute `parameters_text`).
namespace boligsim::analysis {

/// A parameter's value in force from some month.
struct StatedParameter {
    std::string name;
    std::string description;
    std::string unit;
    std::string from;
    std::string value; ///< empty where it is a table
    std::string source;
    std::string status; ///< "register", "literature", "evaluation", "calibrated", "assumed"
};

/// All of them, in the order of the file; none where the file holds none.
std::vector<StatedParameter> stated_parameters(Trajectory const& file);

/// A parameter with another value than in the other file.
struct ParameterDifference {
    std::string name;
    std::string here;
    std::string there;
};
std::vector<ParameterDifference> parameter_differences(Trajectory const& file,
                                                       Trajectory const& other);

} // namespace boligsim::analysis
