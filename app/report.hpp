#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>

#include "app/trajectory_files.hpp"

namespace boligsim {

/// Writes the report of some files as HTML, in the language and with the title, groups and sections
/// that the command line asks for, and says on `err` where it is. Throws UsageError for a single
/// file and for sections that there are not, sim::RunFailed where the file cannot be written.
void write_report(TrajectoryFiles const& files, std::size_t baseline,
                  boost::program_options::variables_map const& values,
                  std::filesystem::path const& path, std::ostream& err);

} // namespace boligsim
