#pragma once

#include <stdexcept>
#include <vector>

#include "sim/parameters/parameter_book.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_models_data();
}

namespace boligsim::testing {

/// The program's own parameters.
inline sim::ParameterBook default_parameters()
{
    sim::Diagnostics wrong;
    sim::ParameterBook book = sim::read_parameters(sim::embedded_models_data(), wrong);
    if (!wrong.ok())
        throw sim::InvalidInput(wrong);
    return book;
}

} // namespace boligsim::testing
