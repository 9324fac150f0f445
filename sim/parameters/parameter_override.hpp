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

/// Why the change cannot be made, in words: a cell that would leave its entry's range, a part of
/// something that is counted, a factor on codes. Empty where it can.
struct WrongOverride {
    std::string problem; ///< with cell and month
    std::string hint;
};
std::optional<WrongOverride> find_wrong(Parameter const& parameter, ParameterOverride const& change,
                                        ParameterBook::Cells cells = ParameterBook::Cells::all);

} // namespace sim
