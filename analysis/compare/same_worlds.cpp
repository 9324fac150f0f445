#include "analysis/compare/same_worlds.hpp"

#include <set>
#include <string>

#include <fmt/format.h>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

void check_same_worlds(Trajectory const& scenario, Trajectory const& baseline,
                       sim::Diagnostics& diagnostics)
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
    if (what != nullptr)
        diagnostics.error({scenario.scenario(), 0, 0},
                          fmt::format("cannot be compared with '{}' (the two have different {})",
                                      baseline.scenario(), what),
                          "compare scenarios of one run of one study");
}

} // namespace

void require_same_worlds(Trajectory const& scenario, Trajectory const& baseline)
{
    sim::Diagnostics diagnostics;
    check_same_worlds(scenario, baseline, diagnostics);
    if (!diagnostics.ok())
        throw sim::InvalidInput(diagnostics);
}

void require_one_run(std::vector<Trajectory const*> const& files, std::size_t baseline)
{
    sim::Diagnostics diagnostics;
    std::set<std::string> named;
    for (Trajectory const* const file : files) {
        if (!named.insert(file->scenario()).second)
            diagnostics.error({file->scenario(), 0, 0},
                              "two files of this scenario (one would be counted twice)",
                              "name one of them");
        check_same_worlds(*file, *files[baseline], diagnostics);
    }
    if (!diagnostics.ok())
        throw sim::InvalidInput(diagnostics);
}

} // namespace boligsim::analysis
