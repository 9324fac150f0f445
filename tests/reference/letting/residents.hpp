#pragma once

#include "models/world/households.hpp"

namespace boligsim::testing {

/// What rules about areas ask of an area's residents.
struct Residents {
    double all = 0;
    double non_western = 0;
    double of_working_age = 0;
    double outside = 0;
};

/// Whoever lives in a department of the area.
inline Residents residents_of(World const& world, AreaId area)
{
    Residents residents;
    for (std::size_t p = 0; p < world.persons.rows(); ++p) {
        PlaceId const home = world.households.place[world.persons.household[p].index()];
        if (!world.is_department(home) || world.departments[home.index()].area != area)
            continue;
        int const age = (world.now - world.persons.birth[p]) / 12;
        LabourState const state = world.persons.labour[p];
        residents.all += 1;
        residents.non_western += is_non_western(world.persons.origin[p]) ? 1 : 0;
        if (age >= 18 && age <= 64) {
            residents.of_working_age += 1;
            residents.outside +=
                state == LabourState::unemployed || state == LabourState::outside ||
                        state == LabourState::disability_pension || state == LabourState::retired
                    ? 1
                    : 0;
        }
    }
    return residents;
}

} // namespace boligsim::testing
