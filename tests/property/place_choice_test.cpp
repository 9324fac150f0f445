#include <gtest/gtest.h>

#include <vector>

#include "models/month/month.hpp"
#include "models/synthesis/synthesis.hpp"
#include "tests/support/parameters.hpp"

namespace boligsim::testing {
namespace {

/// Where everybody lives after two years, by the households' rows.
std::vector<std::uint32_t> homes_after_two_years(sim::ParameterBook const& book)
{
    sim::Period const period{sim::Month(2005, 1), sim::Month(2006, 12)};
    Study study;
    study.scale = 0.004;
    study.period = period;
    Scenario const scenario;
    ModelShape const shape = shape_of();
    BuiltMonth const month = build_month({scenario, book, {}, period});
    sim::ThreadPool const threads(2);
    sim::Streams const streams(20060101, 0);
    World world =
        synthesise(study, book, streams, threads, period.first, {month.schema, *month.starters});
    for (world.now = period.first; world.now <= period.last; world.now = world.now + 1) {
        sim::YearCounts counts(shape.schema.measures(), world.places());
        MonthContext const context{world.now, streams, threads, shape.measures.flows, counts};
        for (auto const& process : month.schedule)
            process->run(world, context);
        world.end_month();
    }
    std::vector<std::uint32_t> homes;
    for (std::size_t h = 0; h < world.households.rows(); ++h)
        homes.push_back(world.households.place[h].raw());
    return homes;
}

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
