#pragma once

#include <vector>

#include "models/synthesis/sector/estates.hpp"
#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/own_department.hpp"

namespace boligsim {

/// Puts the user's own departments into the plan, each behind the others of its municipality, in
/// the place of as many synthesised dwellings of the same kind: of the municipality's departments
/// those that are most like it in size and reputation, whole ones first; where the municipality has
/// too few of the kind, of its region's, then of the country's. So the country has as many
/// dwellings of each kind as before. Departments left without dwellings are taken out; the others
/// keep their numbers.
///
/// Parameters  own_departments.*
void place_own_departments(SectorPlan& plan, std::vector<Municipality> const& municipalities,
                           std::vector<OwnDepartment> const& own,
                           sim::ParameterBook const& parameters, sim::Month start);

/// A department's reputation: as given, or that at which synthesised departments have such an
/// employed and non-Western share, so that who moves in and out keeps to them; the sector's mean
/// where neither is known.
double reputation_of(OwnDepartment const& department, sim::ParameterBook const& parameters,
                     sim::Month start);

} // namespace boligsim
