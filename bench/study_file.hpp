#pragma once

#include <string>

#include "models/month/world_run.hpp"
#include "study/study.hpp"

namespace bench {

/// Parameters and interventions as they are shipped. Throws sim::InvalidInput.
boligsim::ModelData read_model_data();

/// The study of a file. Throws sim::InvalidInput where it has mistakes.
boligsim::Study read_study_file(std::string const& path, sim::ParameterBook const& parameters);

/// The scenario with the most rules.
boligsim::Scenario const& fullest(boligsim::Study const& study);

/// Processor time of the process so far, all threads, in seconds: on a machine that does other
/// things too, what the work costs, while seconds on the clock say how busy the machine is.
double cpu_seconds();

} // namespace bench
