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

} // namespace boligsim
