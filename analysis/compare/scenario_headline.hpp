#pragma once

#include <string>
#include <vector>

#include "analysis/compare/comparison.hpp"
#include "analysis/language/phrases.hpp"

namespace boligsim::analysis {

/// What is said first of a scenario, by terminal and report alike. Sentences are whole, without a
/// newline; those that the files do not allow are empty.
struct ScenarioHeadline {
    std::string title; ///< "plan against baseline, 2006-2021 (8 pairs of worlds)"
    std::vector<std::string>
        actions;         ///< a line of the scenario each: "employment support, 2008-2014"
    std::string target;  ///< "departments with a plan of 2006-10 (545 departments)"
    std::string subject; ///< what the changes are about: an indicator in the target
    /// While the policy was in force, the largest year, afterwards, the last year; each with level,
    /// difference and interval.
    std::vector<std::string> changes;
    /// The effect on persons in work, wherever they live.
    std::string persons;
    /// The effect on those who lived there when it began, its share in the place's change, and how
    /// many residents are other people.
    std::vector<std::string> followed;
    /// Which difference would have been missed more often than once in five.
    std::string not_detected;
};

/// `among`: how many intervals a reader sees together. A difference whose own interval leaves out
/// zero, but not one that allows for so many, is said to be one of them.
ScenarioHeadline describe_scenario(Comparison const& comparison, Phrases const& say,
                                   std::size_t among = 1);

/// How many intervals stand in the sentences of `describe_scenario`.
std::size_t count_sentence_intervals(Comparison const& comparison);

/// "employment support, 2008-2014": a line in which the scenario differs from its baseline.
/// `last_year` is that of the files: a line that is in force then has no end.
std::string describe_action(PolicyDifference const& difference, int last_year, Phrases const& say);

/// "2008-2014", "2021".
std::string years_text(Years years);

/// "95 % interval 0.61 to 1.57", or why there is none.
std::string interval_text(ComparisonRow const& row, Phrases const& say);

/// Why a difference has no interval: nobody to count in any world, or one pair of worlds only.
std::string no_interval_text(MeanEstimate const& difference, Phrases const& say);

} // namespace boligsim::analysis
