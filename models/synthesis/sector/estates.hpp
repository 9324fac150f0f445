#pragma once

#include <cstdint>
#include <vector>

#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/own_department.hpp"

namespace boligsim {

/// A department at full scale, before the world has dwellings.
struct DepartmentPlan {
    MunicipalityId municipality;
    OrganisationId organisation;
    AreaId area;
    DwellingKind kind = DwellingKind::family;
    std::size_t dwellings = 0; ///< at scale 1
    double deprivation = 0;    ///< standard deviations
    std::uint8_t programmes = 0;
    std::uint32_t number = 0; ///< among those synthesised, from 1; names its random numbers
    std::uint32_t number_in_municipality = 0; ///< the same in its municipality; names it
    std::uint32_t own = 0; ///< row of the user's own departments, from 1; 0: synthesised
};

/// The sector's departments, areas and organisations at full scale.
struct SectorPlan {
    std::vector<DepartmentPlan> departments; ///< by municipality
    std::vector<Area> areas;
    std::vector<Organisation> organisations;
};

/// Plans the sector for these municipalities; see `build_places`. The user's own departments take
/// the place of as many dwellings (models/synthesis/sector/own_places.hpp).
SectorPlan plan_sector(std::vector<Municipality> const& municipalities,
                       std::vector<OwnDepartment> const& own, sim::ParameterBook const& parameters,
                       sim::Month start);

} // namespace boligsim
