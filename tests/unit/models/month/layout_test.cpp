#include <gtest/gtest.h>

#include <numeric>

#include "models/month/world_run.hpp"
#include "tests/support/parameters.hpp"

namespace boligsim {
namespace {

/// Dwellings of all departments, as the file of a study with this stock says.
int dwellings_described(double public_total)
{
    Study study;
    study.scale = 0.05;
    study.period = {sim::Month(2006, 1), sim::Month(2006, 12)};
    study.against = "baseline";
    Scenario baseline;
    baseline.name = "baseline";
    baseline.parameters.push_back({.name = "dwellings.public_total",
                                   .labels = {},
                                   .number = public_total,
                                   .from = {},
                                   .to = {}});
    study.scenarios = {baseline};
    sim::TrajectoryLayout const layout = Model(study, {testing::default_parameters(), {}}).layout();
    for (sim::PlaceColumn const& column : layout.places.front().columns)
        if (column.name == "department_dwellings") {
            auto const& dwellings = std::get<std::vector<std::int32_t>>(column.values);
            return std::accumulate(dwellings.begin(), dwellings.end(), 0);
        }
    return -1;
}

/// Counts are of the departments of the world that is simulated; their names and kinds too.
TEST(Layout, DescribesThePlacesOfTheStudysOwnParameters)
{
    EXPECT_NEAR(dwellings_described(400000), 20000, 2);
    EXPECT_NEAR(dwellings_described(600000), 30000, 2);
}

} // namespace
} // namespace boligsim
