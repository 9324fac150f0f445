#include "models/world/works.hpp"

#include <algorithm>
#include <utility>

namespace boligsim {

DwellingWorks const* find_works(World const& world, DwellingId dwelling)
{
    auto const found = std::lower_bound(
        world.works.begin(), world.works.end(), dwelling,
        [](DwellingWorks const& works, DwellingId id) { return works.dwelling < id; });
    return found == world.works.end() || found->dwelling != dwelling ? nullptr : &*found;
}

DwellingWorks* find_works(World& world, DwellingId dwelling)
{
    return const_cast<DwellingWorks*>(find_works(std::as_const(world), dwelling));
}

} // namespace boligsim
