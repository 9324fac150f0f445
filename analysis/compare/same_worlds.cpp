#include "analysis/compare/same_worlds.hpp"

#include <fmt/format.h>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

void require_same_worlds(Trajectory const& scenario, Trajectory const& baseline)
{
    char const* what = nullptr;
    if (scenario.years() != baseline.years())
        what = "years";
    else if (scenario.replicates() != baseline.replicates())
        what = "numbers of replicates";
    else if (scenario.places(Sector::departments) != baseline.places(Sector::departments))
        what = "departments";
    else if (scenario.scale() != baseline.scale())
        what = "scales";
    else if (scenario.seed() != baseline.seed())
        what = "seeds";
    if (what == nullptr)
        return;
    sim::Diagnostics diagnostics;
    diagnostics.error({scenario.scenario(), 0, 0},
                      fmt::format("cannot be compared with '{}' (the two have different {})",
                                  baseline.scenario(), what),
                      "compare scenarios of one run of one study");
    throw sim::InvalidInput(diagnostics);
}

} // namespace boligsim::analysis
