#pragma once

#include "models/world/world.hpp"

/// Dwellings that are emptied for a renovation.
namespace boligsim {

/// The works in a dwelling, from the notice to their end; null where there are none.
DwellingWorks const* find_works(World const& world, DwellingId dwelling);
DwellingWorks* find_works(World& world, DwellingId dwelling);

/// Whether the dwelling is let to nobody for the sake of works.
inline bool is_kept_back(World const& world, DwellingId dwelling)
{
    return !world.works.empty() && find_works(world, dwelling) != nullptr;
}

} // namespace boligsim
