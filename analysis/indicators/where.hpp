#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/indicators/group.hpp"
#include "study/study.hpp"

namespace boligsim::analysis {

/// The departments that a line of a scenario selects, by the columns beside the file's departments:
/// the same as the run selected. Of "the first so many" those with the worst reputation come first.
/// Nobody is in it where the file has no such column.
Group select_departments(Trajectory const& trajectory, Where const& where);

/// The group of a name as users write it: "public housing", "population", "own departments", "rent
/// support", "programme 2006-10", or what an expression of `where:` is about and its name:
/// "municipality Aarhus", "region nordjylland", "organisation X", "area X", "department X". Empty
/// where the file has no such group.
std::optional<Group> find_group(Trajectory const& trajectory, std::string_view name);

/// The groups that a user named. Throws sim::InvalidInput with every name that the file does not
/// have, each with what may be meant.
std::vector<Group> find_groups(Trajectory const& trajectory, std::vector<std::string> const& names);

} // namespace boligsim::analysis
