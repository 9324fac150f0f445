#pragma once

#include "models/letting/market_month.hpp"

namespace boligsim::testing {

/// Who of those at these positions of the queue sees an advertisement, in the order of answers. The
/// draw is the model's own: a plain one would be the same.
inline std::vector<std::uint32_t> readers(LettingMonth const& letting,
                                          std::vector<Application> const& queue,
                                          std::vector<std::uint32_t> const& positions,
                                          Vacancy const& vacancy)
{
    OwnLine line;
    for (std::uint32_t const p : positions)
        line.add(queue, p);
    return advertisement_readers(letting, queue, line.members(), vacancy).positions;
}

} // namespace boligsim::testing
