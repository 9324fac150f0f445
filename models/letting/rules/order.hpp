#pragma once

#include "models/letting/vacancy.hpp"

namespace boligsim {

/// 0 for those who go first by the rule for families, 1 for the others.
inline unsigned family_rank(InLine const& who, Vacancy const& vacancy)
{
    return !vacancy.families_first || who.children == Children::some ? 0u : 1u;
}

/// The order of the ordinary lists: residents of the department, those of the organisation's other
/// departments, then those from outside; among each of them families first as above.
inline unsigned list_rank(InLine const& who, Vacancy const& vacancy)
{
    return 2 * static_cast<unsigned>(who.relation) + family_rank(who, vacancy);
}
constexpr unsigned list_ranks = 6;

} // namespace boligsim
