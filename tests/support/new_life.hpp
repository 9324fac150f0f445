#pragma once

#include "models/month/month.hpp"
#include "models/synthesis/synthesis.hpp"
#include "study/intervention.hpp"
#include "tests/support/parameters.hpp"

namespace boligsim::testing {

/// A month of the model's own parameters: what gives new worlds their columns and start values.
inline BuiltMonth const& shipped_month()
{
    static BuiltMonth const month =
        build_month({{}, default_parameters(), {}, {sim::Month(2003, 1), sim::Month(2003, 1)}});
    return month;
}

inline NewWorld new_life()
{
    return {shipped_month().schema, *shipped_month().starters};
}

} // namespace boligsim::testing
