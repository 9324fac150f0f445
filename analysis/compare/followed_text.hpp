#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/compare/comparison.hpp"
#include "analysis/language/phrases.hpp"

namespace boligsim::analysis {

/// What the scenario did to those who lived where it acts when it first began: sentences for the
/// headline, without a newline; none where nobody is followed.
std::vector<std::string> describe_followed(Comparison const& comparison, Phrases const& say,
                                           std::size_t among);

/// How many intervals stand in those sentences.
std::size_t count_followed_intervals(Comparison const& comparison);

/// A table by year for each cohort, with a title; empty where nobody is followed.
std::string followed_tables(Comparison const& comparison, Phrases const& say);

} // namespace boligsim::analysis
