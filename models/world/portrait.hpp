#pragma once

#include "study/categories.hpp"

namespace boligsim {

/// Who a household is, as rows of events say.
struct HouseholdPortrait {
    HouseholdType type = HouseholdType::single;
    int persons = 0;
    int children = 0;               ///< under 18 years
    int adults_in_work = 0;         ///< of 18 years and over
    Origin origin = Origin::danish; ///< of the reference person
    int age = 0;                    ///< of the reference person, years
};

} // namespace boligsim
