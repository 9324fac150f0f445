#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "study/embedded_study.hpp"

namespace boligsim {

/// People whom results follow wherever they move: who lived in some departments on a 31 December.
struct Cohort {
    Where where;
    int december = 0; ///< its year

    friend bool operator==(Cohort const&, Cohort const&) = default;
};

/// How many cohorts a run follows at most.
constexpr std::size_t most_cohorts = 8;

/// Who lived where a line acts, on the last 31 December before it begins.
Cohort cohort_of(PolicyLine const& line, EmbeddedStudy const& study);

/// A cohort for each line that a scenario has beyond those of the scenario that it is compared
/// with; lines that begin in one year in the same departments share theirs. In the order in which
/// the study names them, the first `most_cohorts`. The same for all scenarios of a study, so that
/// each follows, in its own world, those whom the others follow.
std::vector<Cohort> cohorts_of(EmbeddedStudy const& study);

/// The number of a line's cohort among those that are followed.
std::optional<std::size_t> number_of(PolicyLine const& line, EmbeddedStudy const& study);

} // namespace boligsim
