#include "models/housing/municipality_draw.hpp"

#include <gtest/gtest.h>

#include <array>

namespace boligsim::testing {
namespace {

/// Two regions, their municipalities mixed, one of them of no weight.
std::vector<Municipality> const places{{1, "A", Region::midtjylland},
                                       {2, "B", Region::hovedstaden},
                                       {3, "C", Region::midtjylland},
                                       {4, "D", Region::midtjylland},
                                       {5, "E", Region::hovedstaden}};
std::vector<std::int64_t> const weights{300, 500, 0, 100, 200};

/// How often of a thousand even draws each municipality comes up.
template <class Draw> std::array<int, 5> shares(Draw draw)
{
    std::array<int, 5> counts{};
    for (int n = 0; n < 1000; ++n)
        ++counts[draw((n + 0.5) / 1000).index()];
    return counts;
}

TEST(MunicipalityDraw, OthersOfTheRegionAreDrawnByTheirWeights)
{
    MunicipalityDraw const drawn(places, weights);
    std::array<int, 5> const from_d =
        shares([&](double draw) { return drawn.draw_in_region(MunicipalityId::at(3), draw); });
    EXPECT_EQ(from_d, (std::array{1000, 0, 0, 0, 0})) << "C weighs nothing";
    std::array<int, 5> const from_c =
        shares([&](double draw) { return drawn.draw_in_region(MunicipalityId::at(2), draw); });
    EXPECT_EQ(from_c, (std::array{750, 0, 0, 250, 0}));
}

TEST(MunicipalityDraw, ElsewhereIsEveryOtherRegion)
{
    MunicipalityDraw const drawn(places, weights);
    std::array<int, 5> const from_a =
        shares([&](double draw) { return drawn.draw_elsewhere(MunicipalityId::at(0), draw); });
    EXPECT_NEAR(from_a[1], 1000 * 5 / 7.0, 1);
    EXPECT_NEAR(from_a[4], 1000 * 2 / 7.0, 1);
    std::array<int, 5> const from_e =
        shares([&](double draw) { return drawn.draw_elsewhere(MunicipalityId::at(4), draw); });
    EXPECT_EQ(from_e, (std::array{750, 0, 0, 250, 0}));
}

TEST(MunicipalityDraw, WhereThereIsNoOtherEverybodyStays)
{
    MunicipalityDraw const alone({{1, "A", Region::nordjylland}}, {300});
    EXPECT_EQ(alone.draw_in_region(MunicipalityId::at(0), 0.4), MunicipalityId::at(0));
    EXPECT_EQ(alone.draw_elsewhere(MunicipalityId::at(0), 0.4), MunicipalityId::at(0));
}

} // namespace
} // namespace boligsim::testing
