#pragma once

#include "models/letting/market_month.hpp"

namespace boligsim::testing {

/// Who of those at these positions of the queue sees an advertisement, in the order of answers. The
/// draw is the model's own: a plain one would be the same.
inline std::vector<std::uint32_t> readers(LettingMonth const& letting,
                                          std::vector<Application> const& queue,
                                          std::vector<std::uint32_t> positions,
                                          Vacancy const& vacancy)
{
    std::vector<LineMember> line;
    for (std::uint32_t const p : positions)
        line.push_back(line_member(queue, p));
    positions.clear();
    for (LineMember const& reader : advertisement_readers(letting, queue, line, vacancy))
        positions.push_back(reader.position);
    return positions;
}

} // namespace boligsim::testing
