#pragma once

#include <string>

#include "analysis/indicators/indicator.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/trajectory/years.hpp"

namespace boligsim::analysis {

/// What a row of a comparison is about.
enum class RowKind {
    indicator,      ///< an indicator on 31 December or over the year
    while_in_force, ///< its mean over the years in which the policy is in force
    afterwards,     ///< its mean over the years after those
    chosen_years,   ///< its mean over the years that the user named
    year_change,    ///< a part of the year's change of a share
    total_change,   ///< the same, added up since the first year of the file
    displacement, ///< persons aged 18-64 by work and origin, residents by origin, by kind of place
    conservation, ///< the same of all places: what displacement adds up to
};

/// A number in a scenario and in what it is compared with. Totals are at full scale.
struct ComparisonRow {
    RowKind kind = RowKind::indicator;
    std::string measure;   ///< name of the indicator; of the share that changed; "adults"
    std::string component; ///< the part of a change, the status of displaced adults; else empty
    std::string group;
    int from = 0; ///< first of the years; the same as `year` for one
    int year = 0; ///< last of the years
    Unit unit = Unit::share;
    MeanEstimate difference; ///< scenario less baseline within the replicate, over replicates
    double level = 0;        ///< mean in the scenario, over the replicates of the difference
    double against_level = 0;
};

/// Years over which means are taken.
struct ComparedYears {
    RowKind kind = RowKind::while_in_force; ///< of the rows
    Years years;
};

} // namespace boligsim::analysis
