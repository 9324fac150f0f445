#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

#include "analysis/compare/share_change.hpp"

namespace boligsim::analysis {
namespace {

double part(std::array<double, part_count> const& parts, Part which)
{
    return parts[static_cast<std::size_t>(which)];
}

double sum(std::array<double, part_count> const& parts)
{
    return std::accumulate(parts.begin(), parts.end(), 0.0);
}

TEST(SplitShareChange, NamesWhoRaisedTheShare)
{
    // 100 residents of whom 40 are employed. 10 out-movers, all in work, give way to 10 in-movers,
    // none in work; of the 90 who stay 5 more are in work at the end.
    ChangeCounts all;
    all.stayers_before = all.stayers_after = 90;
    all.moved_out = all.moved_in = 10;
    ChangeCounts employed;
    employed.stayers_before = 30;
    employed.stayers_after = 35;
    employed.moved_out = 10;

    auto const parts = split_share_change(employed, all);
    EXPECT_DOUBLE_EQ(part(parts, Part::stayers), 0.05);
    EXPECT_DOUBLE_EQ(part(parts, Part::in_movers), -0.04);
    EXPECT_DOUBLE_EQ(part(parts, Part::out_movers), -0.06);
    EXPECT_NEAR(sum(parts), 0.35 - 0.40, 1e-15);
}

TEST(SplitShareChange, MoversWhoAreLikeResidentsChangeNothing)
{
    ChangeCounts all;
    all.stayers_before = all.stayers_after = 50;
    all.moved_out = 50;
    all.moved_in = 10;
    all.died = 10;
    ChangeCounts employed;
    employed.stayers_before = employed.stayers_after = 20;
    employed.moved_out = 20;
    employed.moved_in = 4;
    employed.died = 4;
    for (double const value : split_share_change(employed, all))
        EXPECT_NEAR(value, 0, 1e-15);
}

TEST(SplitShareChange, IsZeroWhereNobodyLives)
{
    EXPECT_EQ(sum(split_share_change({}, {})), 0.0);
}

struct Counts {
    ChangeCounts with;
    ChangeCounts all;
};

Counts any_counts()
{
    Counts counts;
    auto const component = [](std::int64_t& with, std::int64_t& all) {
        all = *rc::gen::inRange<std::int64_t>(0, 5000);
        with = *rc::gen::inRange<std::int64_t>(0, all + 1);
    };
    component(counts.with.stayers_before, counts.all.stayers_before);
    counts.all.stayers_after = counts.all.stayers_before;
    counts.with.stayers_after = *rc::gen::inRange<std::int64_t>(0, counts.all.stayers_after + 1);
    component(counts.with.moved_in, counts.all.moved_in);
    component(counts.with.moved_out, counts.all.moved_out);
    component(counts.with.arrived, counts.all.arrived);
    component(counts.with.departed, counts.all.departed);
    component(counts.with.came_of_age, counts.all.came_of_age);
    component(counts.with.reached_65, counts.all.reached_65);
    component(counts.with.died, counts.all.died);
    return counts;
}

RC_GTEST_PROP(SplitShareChange, PartsAddUpToTheChange, ())
{
    Counts const counts = any_counts();
    RC_PRE(counts.all.at_start() > 0 && counts.all.at_end() > 0);
    double const before =
        static_cast<double>(counts.with.at_start()) / static_cast<double>(counts.all.at_start());
    double const after =
        static_cast<double>(counts.with.at_end()) / static_cast<double>(counts.all.at_end());
    auto const parts = split_share_change(counts.with, counts.all);
    double const scale = static_cast<double>(counts.all.at_start() + counts.all.at_end()) /
                         static_cast<double>(counts.all.at_end());
    RC_ASSERT(std::abs(sum(parts) - (after - before)) < 1e-13 * scale);
}

} // namespace
} // namespace boligsim::analysis
