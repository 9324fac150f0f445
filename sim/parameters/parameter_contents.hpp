#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/core/time.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace sim {

/// One side of a parameter's table of values.
struct ParameterAxis {
    std::string name;
    std::vector<std::string> labels;
};

/// The values of a parameter from a month on, and where they come from.
struct ParameterEntry {
    Month from;
    std::vector<double> values; ///< row-major in the order of the axes; one for a scalar
    std::string source;
    std::string status; ///< register, literature, evaluation, calibrated or assumed
    double lowest = 0;  ///< allowed for every value
    double highest = 0;
    SourcePosition at;
};

/// What a parameter's numbers are: measured, counted (whole numbers only), or names in digits (whole
/// numbers that no factor makes sense of).
enum class ParameterKind { real, whole, code };

/// A named number or table of numbers.
struct Parameter {
    std::string name;
    std::string description;
    std::string unit;
    ParameterKind kind = ParameterKind::real;
    std::vector<ParameterAxis> axes;
    std::vector<ParameterEntry> entries; ///< ascending by `from`, at least one

    bool is_scalar() const { return axes.empty(); }
    /// How many values an entry holds.
    std::size_t cells() const;
    /// The entry in force: the last that starts by then, or the first for what lies before it.
    ParameterEntry const& in_force(Month at) const;
};

/// What a ParameterBook holds: for listing parameters with their sources.
struct ParameterBook::Contents {
    std::map<std::string, std::shared_ptr<Parameter const>, std::less<>> parameters;

    /// The parameter of that name; null where there is none.
    Parameter const* find(std::string_view name) const;
};

} // namespace sim
