#include "analysis/trajectory/kept_years.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace boligsim::analysis {
namespace {

using Year = std::vector<sim::CubeEntry>;

KeptYears::Packer packed(std::vector<Year> const& years)
{
    KeptYears::Packer packer;
    for (Year const& year : years)
        packer.add(year);
    return packer;
}

std::vector<Year> read_back(KeptYears const& kept, KeptYears::Key const& key)
{
    std::vector<Year> years;
    EXPECT_TRUE(kept.visit(key, [&](std::size_t year, std::span<sim::CubeEntry const> entries) {
        EXPECT_EQ(year, years.size());
        years.emplace_back(entries.begin(), entries.end());
    }));
    return years;
}

TEST(KeptYears, GivesBackWhatWasRead)
{
    constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    std::vector<Year> const years{
        {{0, 0, 1}, {0, 1, 15}, {0, 2, 16}, {0, 17, -1}, {0, 33, 127}, {1, 0, 128}, {7499, 400, 3}},
        {},
        {{3, 0, lowest}, {3, 15, highest}, {4, 16, -2}, {4, 17, 5'000'000'000}},
        {{4'000'000'000, 4'000'000'000, 1}}};
    KeptYears kept(std::make_shared<KeptMemory>(1000));
    kept.keep({"adults", 2}, packed(years));
    EXPECT_EQ(read_back(kept, {"adults", 2}), years);
}

TEST(KeptYears, KnowsReplicatesAndMeasuresApart)
{
    KeptYears kept(std::make_shared<KeptMemory>(1000));
    kept.keep({"adults", 0}, packed({{{0, 0, 1}}}));
    kept.keep({"adults", 1}, packed({{{0, 0, 2}}}));
    EXPECT_EQ(read_back(kept, {"adults", 1}), (std::vector<Year>{{{0, 0, 2}}}));
    EXPECT_FALSE(kept.visit({"income", 0}, [](auto, auto) { FAIL(); }));
}

TEST(KeptYears, KeepsNoMoreThanTheMemoryThatItSharesHolds)
{
    // A place's header takes two bytes and each of its numbers one.
    auto const memory = std::make_shared<KeptMemory>(8);
    KeptYears first(memory);
    KeptYears second(memory);
    first.keep({"adults", 0}, packed({{{0, 0, 1}, {0, 1, 1}}}));
    second.keep({"adults", 0}, packed({{{0, 0, 1}, {0, 1, 1}, {0, 2, 1}}}));
    second.keep({"income", 0}, packed({{{0, 0, 1}, {0, 1, 1}}}));
    EXPECT_TRUE(first.visit({"adults", 0}, [](auto, auto) {}));
    EXPECT_FALSE(second.visit({"adults", 0}, [](auto, auto) {}));
    EXPECT_TRUE(second.visit({"income", 0}, [](auto, auto) {}));
}

TEST(KeptYears, LeavesOutWhatIsTooLarge)
{
    Year year;
    for (std::uint32_t cell = 0; cell <= most_bytes_a_piece; ++cell)
        year.push_back({0, cell, 1});
    KeptYears kept(std::make_shared<KeptMemory>(10 * most_bytes_a_piece));
    EXPECT_TRUE(kept.is_wanted("changes"));
    kept.keep({"changes", 0}, packed({year, year}));
    EXPECT_FALSE(kept.visit({"changes", 0}, [](auto, auto) {}));
    EXPECT_FALSE(kept.is_wanted("changes"));
    EXPECT_TRUE(kept.is_wanted("adults"));
}

} // namespace
} // namespace boligsim::analysis
