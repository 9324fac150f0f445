#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/trajectory/trajectory.hpp"
#include "analysis/validate/targets.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

/// What is expected of one of the groups that an ordering compares.
struct Expectation {
    enum class Kind { most, fewest, share_of_others };
    Kind kind = Kind::most;
    std::size_t group = 0;
    /// Of `share_of_others`: bounds of the group's value divided by the mean of those groups of
    /// which no share is expected.
    double low = 0;
    double high = 0;
};

/// Something that a source says of regions or kinds of dwellings without a number for each: which
/// has most, which fewest.
struct Ordering {
    std::string id;
    TargetTheme theme = TargetTheme::sector;
    std::string label;
    std::vector<std::string> groups;  ///< their names, in a reader's words
    std::vector<Target> parts;        ///< what is counted of each group
    std::vector<Target> denominators; ///< what it is divided by; empty where by nothing
    int year = 0;
    std::vector<Expectation> expected;
    std::string source;
    std::string published;
};

/// An ordering beside what is simulated.
struct OrderingResult {
    Ordering ordering;
    std::vector<double> values; ///< of the groups, at full scale, means over replicates
    std::size_t replicates = 0;
    std::size_t there_in = 0; ///< in so many of the replicates by itself
    TargetVerdict verdict = TargetVerdict::not_in_file;
};

/// Reads orderings from CSV: id, theme, label, measure (as of a target), of (a measure to divide
/// by, or nothing), kind (of dwellings, or nothing for all), column (of the departments: region,
/// kind), groups ("capital=hovedstaden;rest=sjaelland|syddanmark": a name and texts of the column),
/// year, expected ("most=capital;fewest=rest", or "capital=0.5-0.6": of the mean of the others),
/// source, published. What is wrong goes to `diagnostics`.
std::vector<Ordering> read_orderings(std::string_view text, std::string const& file,
                                     sim::Diagnostics& diagnostics);

/// The orderings that are built into the program.
std::vector<Ordering> shipped_orderings();

/// Whether values of the groups are as expected; not where one is no number.
bool is_as_expected(Ordering const& ordering, std::vector<double> const& values);

/// Holds a trajectory against orderings. One is there where the means over replicates have it.
std::vector<OrderingResult> hold_orderings(Trajectory const& trajectory,
                                           std::vector<Ordering> const& orderings);

/// "not so", "so", "not in the file".
std::string_view ordering_word(TargetVerdict verdict);

/// A row for each ordering, those that are not there first, under a heading; empty without any.
std::string orderings_text(std::vector<OrderingResult> const& results);

} // namespace boligsim::analysis
