#pragma once

#include <cstdint>
#include <vector>

#include "models/world/world.hpp"
#include "sim/parallel/parallel.hpp"

namespace boligsim {

/// Rows of the households that have their turn this month, of `turns` (a power of two): by the
/// month in which the reference person was born, so that it does not depend on where a household's
/// row lies. Rows without a household are among them. Replaces what is in `found`.
inline void households_in_turn(Households const& households, sim::Rows rows, sim::Month month,
                               unsigned turns, std::vector<std::uint32_t>& found)
{
    // Written without a branch: whose turn it is cannot be foretold.
    found.resize(rows.size());
    std::size_t n = 0;
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
        found[n] = static_cast<std::uint32_t>(i);
        unsigned const age = static_cast<unsigned>(month - households.first_born[i]);
        n += (age & (turns - 1)) == 0 ? 1u : 0u;
    }
    found.resize(n);
}

} // namespace boligsim
