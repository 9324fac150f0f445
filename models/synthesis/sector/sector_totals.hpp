#pragma once

#include <vector>

#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// How many departments and dwellings (at scale 1) of which sort each municipality has.
struct SectorTotals {
    struct Municipal {
        std::size_t estate_departments = 0;
        std::size_t estate_dwellings = 0;
        std::size_t ordinary_departments = 0;
        std::size_t ordinary_dwellings = 0;
        std::size_t youth_departments = 0;
        std::size_t youth_dwellings = 0;
        std::size_t elderly_departments = 0;
        std::size_t elderly_dwellings = 0;
    };
    std::vector<Municipal> municipal;
    std::vector<std::size_t> organisations; ///< with their home there
};

SectorTotals count_sector(std::vector<Municipality> const& municipalities,
                          sim::ParameterBook const& parameters, sim::Month start);

/// A municipality that holds one of the large cities, where the young and those who come from
/// abroad live more often: København, Frederiksberg, Odense, Aarhus, Aalborg.
bool is_large_city(Municipality const& municipality);

/// Public dwellings of each municipality, of municipality.public_dwellings.
std::vector<double> public_dwellings(std::vector<Municipality> const& municipalities,
                                     sim::ParameterBook const& parameters, sim::Month start);

} // namespace boligsim
