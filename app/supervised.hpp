#pragma once

#include <chrono>
#include <functional>
#include <ostream>

#include "app/commands.hpp"

namespace boligsim {

/// Runs `work` in a process of its own, and ends as it ends. A result file may come from anybody,
/// and HDF5 may fall over one that is made for that, or never come to an end: that is a sentence on
/// `err` and `invalid_input`, like any other file that cannot be read
/// (docs/decisions/0014-files-from-anybody.md).
///
/// `most` is the processor time that the work may take. What it prints must have left the
/// program's buffers when it returns. To be called before there are threads.
ExitCode supervised(std::function<ExitCode()> const& work, std::chrono::seconds most,
                    std::ostream& err);

/// Processor time that reading these files can take, by their sizes; a folder stands for what is
/// in it. Far more than it does.
std::chrono::seconds most_reading_time(Arguments const& arguments);

} // namespace boligsim
