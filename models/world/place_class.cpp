#include "models/world/place_class.hpp"

#include <algorithm>
#include <cmath>

#include "models/world/world.hpp"

namespace boligsim {

std::vector<double> own_group_pull(World const& world, double strength)
{
    std::vector<double> pull(world.municipalities.size(), 1);
    if (strength == 0)
        return pull;
    std::vector<double> dwellings(pull.size(), 0);
    std::vector<double> own(pull.size(), 0);
    for (Department const& d : world.departments) {
        auto const number = static_cast<double>(d.dwellings);
        dwellings[d.municipality.index()] += number;
        own[d.municipality.index()] += number * d.known.non_western_share;
    }
    for (std::size_t m = 0; m < pull.size(); ++m)
        pull[m] = std::exp(strength * own[m] / std::max(1.0, dwellings[m]));
    return pull;
}

} // namespace boligsim
