#pragma once

#include <vector>

#include "models/world/world.hpp"
#include "study/study.hpp"

namespace boligsim {

/// The departments that a rule's `where` is about, in ascending rows. With `where.departments` only
/// the first so many in order of reputation, worst first (programmes go to the most deprived),
/// equals by row; fewer where there are fewer. A name that no department has selects none: a study
/// that is checked has no such name.
std::vector<DepartmentId> select(Where const& where, World const& world);

} // namespace boligsim
