#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/parameters/parameter_contents.hpp"

namespace sim {

/// A change of a parameter's values: of all cells or some, at all dates or some, to a value or by a
/// factor.
struct ParameterOverride {
    enum class Kind { value, factor };

    std::string name;
    /// A label for each axis of the table, `*` for all labels of an axis; empty: all cells.
    std::vector<std::string> labels;
    Kind kind = Kind::value;
    double number = 0;
    std::optional<Month> from; ///< first month; empty: from the first date on
    std::optional<Month> to;   ///< last month; empty: to the end

    bool operator==(ParameterOverride const&) const = default;

    /// "NAME" or "NAME[label,label]".
    std::string key() const;
};

/// The parts of "NAME[label,label]"; labels without blanks around them. Empty labels where there
/// are no brackets.
struct ParameterKey {
    std::string name;
    std::vector<std::string> labels;
};
ParameterKey split_key(std::string_view key);

/// Indices of the cells that the labels name. Empty where a label is not one of its axis, or where
/// there are not as many labels as axes.
std::vector<std::size_t> cells_of(Parameter const& parameter,
                                  std::vector<std::string> const& labels);

/// The parameter with the change made. Dated entries are split where the change begins and ends.
/// Entries that were changed say in their source that a study set them; their status is `assumed`.
/// The cells must be there; values are kept within the entry's range.
Parameter with_override(Parameter parameter, ParameterOverride const& change);

/// What the change makes of an entry's cell that leaves its range; empty where all stay inside.
struct OutOfRange {
    std::string cell; ///< "NAME[label, label]"
    Month from;       ///< of the entry
    double value = 0;
    double lowest = 0;
    double highest = 0;
};
std::optional<OutOfRange> find_out_of_range(Parameter const& parameter,
                                            ParameterOverride const& change);

} // namespace sim
