#pragma once

#include <cstdint>

#include "models/world/world.hpp"
#include "sim/random/philox.hpp"

/// Phases of dwellings: what decides which agreement has its turn at a vacancy, and when residents
/// of the organisation go first (docs/decisions/0012).
///
/// Each dwelling has a place of its own on a circle, and each vacancy of the dwelling moves it on.
/// A share of the circle is a share of the vacancies. One vacancy more or less changes no other
/// dwelling's turns.
namespace boligsim {

/// The phase as a part of the circle, [0, 1).
inline double part_of_circle(std::uint16_t phase)
{
    return phase / 65536.0;
}

/// The phase after one more vacancy: the golden ratio of the circle on. Any number of steps in a
/// row lie as evenly as steps of one length can (Knuth, TAOCP vol. 3, 6.4). The step is odd, so
/// that each phase comes once in 65,536 vacancies.
inline std::uint16_t next_phase(std::uint16_t phase)
{
    return static_cast<std::uint16_t>(phase + 40503u);
}

/// Whether the phase lies on the arc that begins at `begin` and goes on for `share` of the circle.
/// `begin` may lie beyond 1: the arc then begins on a further round.
bool lies_on_arc(std::uint16_t phase, double begin, double share);

/// Gives each dwelling its first phases. A landlord's dwellings in a municipality are spread evenly
/// over both circles, in order of rows, from a drawn start: points of the Kronecker sequence with
/// the powers of the plastic number (Roberts 2018, "The unreasonable effectiveness of quasirandom
/// sequences"), so that the two circles do not hang together.
///
/// Draws  decide_letting_phases by municipality, once
void spread_letting_phases(World& world, sim::Streams const& streams);

} // namespace boligsim
