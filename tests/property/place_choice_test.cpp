#include <gtest/gtest.h>

#include "tests/property/homes_after_two_years.hpp"
#include "tests/support/parameters.hpp"

namespace boligsim::testing {
namespace {

/// With all strengths at 0 places make no difference: cut in another way, with other residents known
/// to live there, and whoever is choosy, everybody lives where they would have lived. With them on it
/// is not so.
TEST(PlaceChoice, AtStrengthZeroPlacesMakeNoDifference)
{
    sim::ParameterBook const off = default_parameters()
                                       .with("place_choice.reputation_weight", 0)
                                       .with("place_choice.own_group_strength", 0)
                                       .with("place_choice.native_avoidance_strength", 0)
                                       .with("place_choice.near_home_strength", 0)
                                       .scaled("place_choice.family_strength", 0)
                                       .with("destination.own_group_strength", 0)
                                       .with("immigration.own_group_strength", 0)
                                       .scaled("letting.municipal_place_factor", 0);
    auto const cut_otherwise = [](sim::ParameterBook const& book) {
        return book.scaled("place_choice.class_bound", 0.7)
            .with("place_choice.tolerance", -3)
            .with("place_choice.learning_rate", 1);
    };
    EXPECT_EQ(homes_after_two_years(off), homes_after_two_years(cut_otherwise(off)));
    sim::ParameterBook const on = default_parameters();
    EXPECT_NE(homes_after_two_years(on), homes_after_two_years(cut_otherwise(on)));
}

} // namespace
} // namespace boligsim::testing
