#include <gtest/gtest.h>

#include <vector>

#include "sim/parameters/parameter_override.hpp"
#include "tests/property/homes_after_two_years.hpp"
#include "tests/support/parameters.hpp"

namespace boligsim::testing {
namespace {

sim::ParameterBook with_all_pulls(double pull)
{
    std::vector<sim::ParameterOverride> changes(2);
    changes[0].name = "destination.region_pull";
    changes[1].name = "destination.region_family_pull";
    for (sim::ParameterOverride& change : changes)
        change.number = pull;
    return default_parameters().with(changes);
}

/// Regions that pull alike make no difference, however strongly they do.
TEST(Regions, ThatPullAlikeMakeNoDifference)
{
    std::vector<std::uint32_t> const alike = homes_after_two_years(with_all_pulls(1));
    EXPECT_EQ(alike, homes_after_two_years(with_all_pulls(2)));
    EXPECT_NE(alike, homes_after_two_years(default_parameters()));
}

} // namespace
} // namespace boligsim::testing
