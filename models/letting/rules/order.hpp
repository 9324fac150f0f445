#pragma once

#include "models/letting/tools/tool.hpp"

namespace boligsim {

/// Dwellings of at least so many rooms go to families with children first where organisation and
/// municipality have agreed on it (order on letting, bek. 1360/2018 s4).
constexpr int family_rooms = 3;

/// 0 for those who go first by the rule for families, 1 for the others.
inline unsigned family_rank(InLine const& who, Vacancy const& vacancy)
{
    bool const for_families = vacancy.families_first && vacancy.rooms >= family_rooms;
    return !for_families || who.children == Children::some ? 0u : 1u;
}

} // namespace boligsim
