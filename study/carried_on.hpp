#pragma once

#include <string_view>

#include "sim/core/time.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// The parameter that says by how much amounts grow, a year.
constexpr std::string_view growth_after_last = "money.growth_after_last";

/// The last date of the amounts of money that have several dates: the year up to which rents, wages,
/// benefits and limits are known. 0 where the book has none.
int last_year_of_amounts(sim::ParameterBook const& book);

/// A copy in which amounts of money go on after their last date, to the end of the period: each January
/// they are by `growth` a year above the January before. Amounts are the parameters in kroner that have
/// several dates. Of a table by amounts (`tax.net_annual`, by gross income) the amounts it is read by
/// grow too. All grow alike, so that they keep their proportions.
///
/// Simplifies: prices and wages grow at one constant rate; every number that is no amount of money
/// stays as it is at its last date.
sim::ParameterBook carried_on(sim::ParameterBook const& book, double growth, sim::Period period);

} // namespace boligsim
