#pragma once

#include <filesystem>
#include <string>

#include "models/month/world_run.hpp"

namespace boligsim {

/// What a run takes, roughly: for somebody who decides whether to start it.
struct RunNeeds {
    double disk_bytes = 0;
    double memory_bytes = 0;
    double seconds = 0;
};

/// An estimate from what was measured (app/run_needs.cpp says when and how); within a factor of two
/// on a machine of today.
RunNeeds estimate_needs(Study const& study, std::size_t scenarios, int threads,
                        EventRecording events);

/// "about 1.2 GB of disk, 300 MB of memory and 12 minutes on 2 threads".
std::string to_text(RunNeeds const& needs, int threads);

/// A sentence where the folder's disk has less room than the run needs; empty where it has enough
/// or nothing is known.
std::string lack_of_room(RunNeeds const& needs, std::filesystem::path folder);

} // namespace boligsim
