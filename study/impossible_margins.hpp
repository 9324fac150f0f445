#pragma once

#include <string>
#include <vector>

#include "study/own_department.hpp"

namespace boligsim {

/// What cannot hold at once of a department's residents.
struct ImpossibleMargins {
    Margin margin; ///< the cell to point at
    std::string message;
    std::string hint;
};

/// Sets of margins that no residents have: every household has an adult, some have one only, nobody
/// can be in work where nobody is 18-64, and there are two residents a room at most.
std::vector<ImpossibleMargins> find_impossible(OwnDepartment const& department);

} // namespace boligsim
