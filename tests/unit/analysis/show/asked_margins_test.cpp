#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/show/asked_margins.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char const* study = R"(format: 1
study: s
defaults:
  world:
    departments: |
      department,municipality,organisation,rooms_3,employed_share,over_64_share,mean_years_in_dwelling
      Park,Esbjerg,Housing,100,0.5,0.1,6
      Empty,Esbjerg,Housing,100,0.5,,
)";

/// Two worlds in which half of Park's adults work, a third of its residents are 65 or over, and its
/// households have lived there for six years.
MemoryTrajectory sample()
{
    MemoryTrajectory t("baseline", {2005, 2006}, 2, {"Other", "Park", "Empty"}, {"Aarhus owner"});
    t.set_attribute("study_text", study);
    t.add_measure("adults",
                  {{"employment", {"employed", "outside"}}, {"origin", {"danish", "menapt"}}});
    t.add_measure("residents_origin", {{"origin", {"danish", "menapt"}}});
    t.add_measure("residents_age_group", {{"age_group", {"0-17", "18-29", "30-64", "65+"}}});
    t.add_measure("households", {{"household_type", {"single", "couple"}}});
    t.add_measure("stay_months", {});
    for (std::size_t r = 0; r < 2; ++r) {
        t.value("adults", Sector::departments, r, 0, 1, 1) = r == 0 ? 30 : 10; // employed, menapt
        t.value("adults", Sector::departments, r, 0, 1, 2) = r == 0 ? 10 : 30; // outside, danish
        t.value("adults", Sector::departments, r, 0, 0, 0) = 99;
        t.value("adults", Sector::departments, r, 1, 1, 0) = 99;
        t.value("residents_age_group", Sector::departments, r, 0, 1, 1) = 40;
        t.value("residents_age_group", Sector::departments, r, 0, 1, 3) = 20;
        t.value("households", Sector::departments, r, 0, 1, 0) = 50;
        t.value("stay_months", Sector::departments, r, 0, 1, 0) = 50 * 72;
    }
    return t;
}

TEST(AskedMargins, StandBesideWhatTheWorldsHoldAtTheStart)
{
    std::vector<AskedMargin> const margins = read_asked_margins(sample());
    ASSERT_EQ(margins.size(), 4u);
    EXPECT_EQ(margins[0].department, "Park");
    EXPECT_EQ(margins[0].margin, Margin::employed);
    EXPECT_EQ(margins[0].simulated, 0.5);
    EXPECT_TRUE(margins[0].is_met());
    EXPECT_EQ(margins[1].margin, Margin::over_64);
    EXPECT_NEAR(*margins[1].simulated, 1.0 / 3, 1e-12);
    EXPECT_FALSE(margins[1].is_met());
    EXPECT_EQ(margins[2].simulated, 6.0);
    EXPECT_EQ(margins[3].department, "Empty");
    EXPECT_EQ(margins[3].simulated, std::nullopt);
}

TEST(AskedMargins, AreATableOfThoseThatAreMissedOrOfAll)
{
    std::vector<AskedMargin> const margins = read_asked_margins(sample());
    std::string const missed = asked_margins_text(margins, AskedMarginRows::missed);
    EXPECT_THAT(missed, HasSubstr("meets: 2 of 4; not met:"));
    EXPECT_THAT(missed, HasSubstr("over_64_share"));
    EXPECT_THAT(missed, HasSubstr("0.33"));
    EXPECT_THAT(missed, HasSubstr("nobody"));
    EXPECT_THAT(missed, Not(HasSubstr("mean_years_in_dwelling")));
    EXPECT_THAT(asked_margins_text(margins, AskedMarginRows::all),
                HasSubstr("mean_years_in_dwelling"));
    EXPECT_EQ(asked_margins_text({}, AskedMarginRows::all), "");
}

} // namespace
} // namespace boligsim::analysis
