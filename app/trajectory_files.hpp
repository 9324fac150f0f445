#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/trajectory/trajectory.hpp"
#include "app/options.hpp"

namespace boligsim {

/// The result files that a command was given, opened.
struct TrajectoryFiles {
    std::vector<std::unique_ptr<analysis::Trajectory>> opened;
    std::vector<analysis::Trajectory const*> all; ///< the same, in the same order
};

/// Adds the option of the FILE arguments, "files", to a command's options.
void add_file_options(boost::program_options::options_description& options,
                      boost::program_options::positional_options_description& positional);

/// Opens the files of a command line; a folder stands for all *.h5 in it. Throws UsageError without
/// FILE, sim::InvalidInput and sim::RunFailed for what cannot be read.
TrajectoryFiles open_files(boost::program_options::variables_map const& values);

/// The value of an option that may be left out.
std::optional<std::string> optional_text(boost::program_options::variables_map const& values,
                                         std::string const& name);

} // namespace boligsim
