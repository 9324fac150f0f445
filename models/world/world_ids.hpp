#pragma once

#include <cstdint>

#include "sim/core/id.hpp"

/// Rows of the world's tables.
namespace boligsim {

using PersonId = sim::Id<struct PersonTag>;
using HouseholdId = sim::Id<struct HouseholdTag>;
using DwellingId = sim::Id<struct DwellingTag>;
using DepartmentId = sim::Id<struct DepartmentTag>;
using OrganisationId = sim::Id<struct OrganisationTag, std::uint16_t>;
using AreaId = sim::Id<struct AreaTag, std::uint16_t>;
using MunicipalityId = sim::Id<struct MunicipalityTag, std::uint16_t>;

/// Where a household lives: a department, or a tenure segment of a municipality. Places are
/// numbered through: departments first (place = department row), then municipality * 3 + segment.
using PlaceId = sim::Id<struct PlaceTag>;

} // namespace boligsim
