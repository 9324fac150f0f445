#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// Cells of a measure that are added up: those with one of the labels named on each axis named; all
/// labels on axes that are not.
struct Selection {
    std::string measure;
    std::vector<std::pair<std::string, std::vector<std::string>>> where;
};

enum class Unit {
    share,
    points, ///< percentage points, where the level is itself a change of a share
    dkk_per_year,
    dkk_per_month,
    persons_per_household,
    persons,
    months,
    years,
    dkk_per_m2_year,
    m2,
    households,
    dwellings,
    lettings,
    offers_per_letting
};
/// "share", "DKK/year", ...
std::string_view to_string(Unit unit);

/// Where an indicator has a meaning: rents, for instance, are known of departments only.
enum class Coverage { everywhere, departments_only };

/// A number computed from counts that were added up first: the sum of `plus` less the sum of
/// `minus`, divided by the sum of `of`; without `of` it is a total.
struct Indicator {
    std::string name;
    std::string description;
    Unit unit = Unit::share;
    Coverage coverage = Coverage::everywhere;
    std::vector<Selection> plus;
    std::vector<Selection> minus;
    std::vector<Selection> of;
    double factor = 1; ///< of the result, where units differ: 12 for a year's sum of monthly rents
};

/// The indicators that comparisons and findings know, in the order in which tables show them.
std::vector<Indicator> const& indicators();
/// The indicator of that name; null where there is none.
Indicator const* find_indicator(std::string_view name);

/// The cells that a selection names. Throws sim::RunFailed where the measure has no such axis or
/// label.
std::vector<std::size_t> cells_of(Selection const& selection, Trajectory const& trajectory);

/// Whether the trajectory has all measures of the indicator, with the categories that it names. A
/// file of another version may lack some.
bool is_available(Indicator const& indicator, Trajectory const& trajectory);

/// Whether the indicator is a share or mean of the households that were let to, so that it can be
/// asked of those whom one letting tool housed.
bool is_of_newly_housed(Indicator const& indicator);

} // namespace boligsim::analysis
