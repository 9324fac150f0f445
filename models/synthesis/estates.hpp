#pragma once

#include <cstdint>
#include <vector>

#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"

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
};

/// The sector's departments, areas and organisations at full scale.
struct SectorPlan {
    std::vector<DepartmentPlan> departments; ///< by municipality
    std::vector<Area> areas;
    std::vector<Organisation> organisations;
};

/// Plans the sector for these municipalities; see `build_places`.
SectorPlan plan_sector(std::vector<Municipality> const& municipalities,
                       sim::ParameterBook const& parameters, sim::Month start);

} // namespace boligsim
