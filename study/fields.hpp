#pragma once

#include <string>
#include <vector>

#include "sim/files/fields.hpp"
#include "study/vocabulary.hpp"

namespace boligsim {

/// The one description of a study file: what `check` checks, `explain` lists, `schema` prints and
/// docs/study-reference.md says. `blocks` are the names of the blocks of the study at hand; without
/// them any name passes.
sim::Field study_fields(Vocabulary const& vocabulary, std::vector<std::string> const& blocks);

/// A number from `lowest` to `highest`; `noun` says what it is ("a mean rent").
sim::Field number_field(std::string key, double lowest, double highest, std::string unit,
                        std::string noun, std::string description);

/// The words for the criteria of flexible letting, in the order of `Criterion`.
std::vector<std::string> criterion_names();

} // namespace boligsim
