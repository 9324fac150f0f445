#pragma once

#include <string>
#include <vector>

#include "sim/files/fields.hpp"
#include "sim/files/records.hpp"
#include "study/study.hpp"
#include "study/vocabulary.hpp"

namespace boligsim {

/// The keys of `defaults.world` and of `defaults`, each bound to the member that it is read into,
/// without the table of departments and the parameters.
sim::Record<Study> world_record();
sim::Record<Study> run_record();

/// The one description of a study file: what `check` checks, `explain` lists, `schema` prints and
/// docs/study-reference.md says. `blocks` are the names of the blocks of the study at hand; without
/// them any name passes.
sim::Field study_fields(Vocabulary const& vocabulary, std::vector<std::string> const& blocks);

} // namespace boligsim
