#pragma once

#include <string>

#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// What has no published figure, for a reader who asks who lives where: tables of concentration by
/// year, of kinds of place by year, of public housing by years since arrival, and of how the study's
/// own departments change beside the country. Tables that the file does not allow are left out.
std::string place_tables(Trajectory const& trajectory);

} // namespace boligsim::analysis
