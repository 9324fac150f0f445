#pragma once

#include <vector>

#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/own_department.hpp"

namespace boligsim {

/// Puts municipalities, organisations, areas, departments and empty dwellings into the world, which
/// has none yet, at the world's scale and with the rents of `start`.
///
/// Each municipality's stock by kind is a quota. Its family dwellings are partly in large estates,
/// which form areas of neighbouring departments, partly in ordinary departments. Departments are
/// whole at every scale; their dwellings are the share `World::scale`, so a department of ten
/// dwellings may have none in a small world. Programmes take the most deprived areas, with noise of
/// their own, until they have their number of departments.
///
/// The draws are the same for every seed, replicate and scale: places are data.
///
/// Parameters  municipality.public_dwellings, dwellings.kind_share, .rooms_share, .mean_m2,
///             .rent_per_m2, .rent_spread, .m2_spread, .youth_city_ratio; departments.*, estates.*,
///             organisations.*, programmes.*
/// Simplifies  one rent a department and size of dwelling; no dwellings are built or torn down
///
/// The user's own departments (`own`) take the place of as many dwellings of their kind
/// (models/synthesis/sector/own_places.hpp); all others keep their names, rents and rooms.
void build_places(World& world, sim::ParameterBook const& parameters, sim::Month start,
                  std::vector<OwnDepartment> const& own = {});

} // namespace boligsim
