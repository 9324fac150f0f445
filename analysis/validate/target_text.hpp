#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/validate/validation.hpp"

namespace boligsim::analysis {

/// A level of a target in its unit: "10.40 %", "1.750", "87,188", "22" areas; "-" where it is not a
/// number.
std::string value_text(Target const& target, double value);

/// `part` makes text of results: a table. Where some of the results are checks, theirs comes first,
/// under a heading that says what a check is, then orderings, and the others' under one of its own.
std::string checks_first(Validation const& validation,
                         std::function<std::string(std::vector<TargetResult> const&)> const& part);

/// Says which years the file holds, where some figure is of another; empty otherwise.
std::string years_held(Validation const& validation);

/// A line for each role that results have: "check: 3 of 5 within tolerance, 2 missed". Checks come
/// first, then orderings.
std::string role_counts(Validation const& validation);

} // namespace boligsim::analysis
