#pragma once

#include <vector>

#include "sim/random/philox.hpp"
#include "study/study.hpp"

namespace boligsim {

/// A key for each renovation, under which departments and dwellings draw what it does to them. It
/// is made of the year and the selection, not of the place in the list, so that a renovation draws
/// the same in every scenario that has it, whatever other lines stand before it. Of renovations of
/// one year with the same selection, however many departments, the second has another key than the
/// first.
std::vector<sim::AgentKey> renovation_keys(std::vector<RenovationRule> const& rules);

} // namespace boligsim
