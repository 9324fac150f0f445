#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/show/headline.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

using testing::HasSubstr;

/// Two replicates, two departments (the second with a plan of 2006-10) and one segment.
MemoryTrajectory sample()
{
    MemoryTrajectory t("baseline", {2005, 2021}, 2, {"a", "b"}, {"Aarhus owner"});
    t.set_scale(0.05);
    t.set_integers("department_programmes", {0, 1});
    t.add_measure("residents", {});
    t.add_measure("adults", {{"employment", {"employed", "outside"}}});
    t.add_measure("dwellings", {{"occupancy", {"occupied", "vacant"}}});
    for (std::size_t r = 0; r < 2; ++r) {
        for (std::size_t y = 0; y < 2; ++y) {
            t.value("residents", Sector::departments, r, y, 0, 0) = r == 0 ? 10 : 20;
            t.value("residents", Sector::elsewhere, r, y, 0, 0) = 85;
            t.value("adults", Sector::departments, r, y, 1, 0) = r == 0 ? 1 : 3;
            t.value("adults", Sector::departments, r, y, 1, 1) = r == 0 ? 3 : 1;
        }
    }
    return t;
}

HeadlineRow row(MemoryTrajectory const& t, std::string const& text)
{
    for (HeadlineRow const& row : headline(t, {0, 1}))
        if (row.text == text)
            return row;
    ADD_FAILURE() << "no row " << text;
    return {};
}

TEST(Headline, CountsAreMeansAtFullScale)
{
    MemoryTrajectory const t = sample();
    EXPECT_DOUBLE_EQ(row(t, "public housing: residents").values.at(1), 15 / 0.05);
    EXPECT_DOUBLE_EQ(row(t, "population: persons").values.at(0), 100 / 0.05);
}

TEST(Headline, SharesAreNotScaled)
{
    EXPECT_DOUBLE_EQ(
        row(sample(), "programme 2006-10: employed, of residents aged 18-64").values[0], 0.5);
}

TEST(Headline, LeavesOutWhatTheFileDoesNotHave)
{
    for (HeadlineRow const& row : headline(sample(), {0}))
        EXPECT_THAT(row.text, testing::Not(HasSubstr("lettings")));
    EXPECT_TRUE(std::isnan(
        row(sample(), "public housing: vacant, of dwellings on 31 December").values.at(0)))
        << "no dwellings, no share";
}

TEST(Headline, TableSaysWhatItShows)
{
    std::string const text = headline_text(sample());
    EXPECT_THAT(text, HasSubstr("Mean of 2 replicates, at full scale"));
    EXPECT_THAT(text, HasSubstr("2005"));
    EXPECT_THAT(text, HasSubstr("2,000"));
    EXPECT_THAT(text, HasSubstr("50.0 %"));
}

} // namespace
} // namespace boligsim::analysis
