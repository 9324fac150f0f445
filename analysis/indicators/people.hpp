#pragma once

#include <string>
#include <vector>

#include "analysis/indicators/indicator.hpp"

namespace boligsim::analysis {

/// Groups of origin by which people are counted where they live.
struct OriginGroup {
    std::string name;                ///< "danish", "western", "non_western"
    std::vector<std::string> labels; ///< on the axis of origin
};
std::vector<OriginGroup> const& origin_groups();

/// Persons aged 18-64 of an origin, in work or not, wherever they live.
struct AdultsByWork {
    enum class Work { employed, not_employed };

    std::string name; ///< "employed_danish"
    Work work = Work::employed;
    Indicator number;
};
/// By origin; of each, those in work come first.
std::vector<AdultsByWork> adults_by_work_and_origin();

} // namespace boligsim::analysis
