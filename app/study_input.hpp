#pragma once

#include <string>
#include <vector>

#include "sim/core/embedded.hpp"
#include "study/catalogue.hpp"
#include "study/read_study.hpp"

namespace boligsim {

/// The data files of the model that were put into the program.
std::vector<sim::EmbeddedFile> model_files();

/// The names and parameters that come with the program. Throws InvalidInput.
Vocabulary shipped_vocabulary();

/// Reads a study's text from disk, 4 MB at most. A file that cannot be read is InvalidInput. Files that
/// the study names are read if they are regular files of `largest_named_file` at most.
StudySource load_source(std::string const& path, std::vector<std::string> sets);

/// Reads and checks a study, values of `--set` in place. Throws InvalidInput with all errors.
Study load_study(StudySource const& source, Vocabulary const& vocabulary);

/// The same; `warnings` has what the user may not have meant.
Study load_study(StudySource const& source, Vocabulary const& vocabulary,
                 sim::Diagnostics& warnings);

} // namespace boligsim
