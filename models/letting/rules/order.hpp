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

/// The order of the ordinary lists: residents of the department, those of the organisation's other
/// departments, then those from outside; among each of them families first as above.
inline unsigned list_rank(InLine const& who, Vacancy const& vacancy)
{
    return 2 * static_cast<unsigned>(who.relation) + family_rank(who, vacancy);
}
constexpr unsigned list_ranks = 6;

} // namespace boligsim
