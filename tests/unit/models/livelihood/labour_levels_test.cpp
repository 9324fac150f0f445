#include <gtest/gtest.h>

#include "models/livelihood/age_profile.hpp"
#include "tests/unit/models/livelihood/labour_world.hpp"

namespace boligsim {
namespace {

using testing::default_book;

TEST(AgeProfile, KeepsTheMeanOfEachBand)
{
    std::vector<AgeBand> const bands{{18, 24}, {25, 29}, {30, 39}, {40, 49}};
    std::vector<double> const values{0.6, 0.72, 0.81, 0.8};
    auto const by_age = profile_by_age(bands, values, 18, {75, 0}, 0, 1);
    for (std::size_t b = 0; b < bands.size(); ++b) {
        double sum = 0;
        for (int age = bands[b].first; age <= bands[b].last; ++age)
            sum += by_age[static_cast<std::size_t>(age - 18)];
        EXPECT_NEAR(sum / (bands[b].last - bands[b].first + 1), values[b], 1e-3);
    }
    EXPECT_DOUBLE_EQ(by_age.back(), 0);
}

TEST(LabourLevels, BandsHaveTheReportedShare)
{
    LabourLevels const levels(default_book(), testing::years);
    sim::Month const november(2015, 11);
    auto const bands =
        parse_age_bands(default_book().labels("employment.employed_share", "age_band"));
    auto const values = default_book().values("employment.employed_share", november);
    for (std::size_t o = 0; o < origin_count; ++o)
        for (std::size_t s = 0; s < 2; ++s)
            for (std::size_t b = 0; b < bands.size(); ++b) {
                double sum = 0;
                for (int age = bands[b].first; age <= bands[b].last; ++age)
                    sum += levels.employed_share(static_cast<Origin>(o), static_cast<Sex>(s), age,
                                                 november);
                EXPECT_NEAR(sum / (bands[b].last - bands[b].first + 1),
                            values[(o * 2 + s) * bands.size() + b], 0.01)
                    << "origin " << o << " sex " << s << " band " << b;
            }
}

TEST(LabourLevels, StandingSpreadsAroundTheMean)
{
    for (double mean : {0.05, 0.4, 0.9}) {
        auto const spread = spread_over_standing(mean, 1.5);
        double sum = 0;
        for (std::size_t c = 0; c < standing_classes; ++c) {
            sum += spread[c];
            if (c > 0) {
                EXPECT_GT(spread[c], spread[c - 1]);
            }
        }
        EXPECT_NEAR(sum / standing_classes, mean, 1e-6);
    }
}

TEST(LabourLevels, RunStraightBetweenNovembers)
{
    LabourLevels const levels(default_book(), testing::years);
    auto const at = [&](sim::Month m) {
        return levels.employed_share(Origin::danish, Sex::man, 40, m);
    };
    double const before = at(sim::Month(2008, 11));
    double const after = at(sim::Month(2009, 11));
    EXPECT_NEAR(at(sim::Month(2009, 5)), (before + after) / 2, 1e-6);
    EXPECT_LT(after, before); // the year of the crisis
}

TEST(LabourLevels, ChildrenAreInSchool)
{
    LabourLevels const levels(default_book(), testing::years);
    sim::Month const month(2010, 3);
    EXPECT_EQ(levels.draw_state(Origin::danish, Sex::woman, 3, 200, month, 0), LabourState::school);
    EXPECT_EQ(levels.draw_state(Origin::danish, Sex::woman, 16, 200, month, 0),
              LabourState::school_and_job);
    EXPECT_EQ(levels.draw_state(Origin::danish, Sex::woman, 90, 200, month, 0xffffffff),
              LabourState::retired);
}

} // namespace
} // namespace boligsim
