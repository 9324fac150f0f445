#pragma once

#include <string>

#include "study/study.hpp"

namespace boligsim {

/// The study as YAML with nothing left to resolve: a block for each scenario. Reading it gives the
/// study again.
std::string write_study(Study const& study);

} // namespace boligsim
