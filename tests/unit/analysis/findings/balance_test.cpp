#include <gtest/gtest.h>

#include "analysis/findings/assessment.hpp"
#include "analysis/findings/output.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

constexpr char const* study = R"(
blocks:
  none: {}
  ordinary: {letting: [{tool: municipal_allocation, where: all, share: 0.25}]}
  half: {letting: [{tool: municipal_allocation, where: {programme: 2006-10}, share: 0.5}]}
  whole: {letting: [{tool: municipal_allocation, where: {programme: 2006-10}, share: 1}]}
  flexible: {letting: [{tool: flexible_letting, where: {programme: 2006-10}, share: 0.5}]}
  advertised: {letting: [{tool: public_advertising, where: {programme: 2006-10}, share: 0.1}]}
scenarios:
  baseline: {use: [ordinary]}
  half: {use: [ordinary, half]}
  half-flexible: {use: [ordinary, half, flexible]}
  whole: {use: [ordinary, whole]}
  whole-flexible: {use: [ordinary, whole, flexible]}
  flexible: {use: [ordinary, flexible]}
  whole-all: {use: [ordinary, whole, flexible, advertised]}
)";

/// A department with a plan and one without; of 100 in-movers in the first so many are in work, in
/// the later worlds one more each.
MemoryTrajectory make_scenario(std::string const& name, std::int64_t employed)
{
    MemoryTrajectory scenario(name, {2008, 2009}, 3, {"a", "b"}, {});
    scenario.set_attribute("study_text", study);
    scenario.set_integers("department_programmes", {1, 0});
    scenario.add_measure(
        "changes", {{"component",
                     {"stayers_before", "stayers_after", "moved_in", "moved_out", "arrived",
                      "departed", "came_of_age", "reached_65", "died"}},
                    {"status",
                     {"employed_danish", "employed_western", "employed_non_western",
                      "not_employed_danish", "not_employed_western", "not_employed_non_western"}}});
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t y = 0; y < 2; ++y) {
            auto const more = static_cast<std::int64_t>(r) % 2;
            scenario.value("changes", Sector::departments, r, y, 0, 2 * 6) = employed + more;
            scenario.value("changes", Sector::departments, r, y, 0, 2 * 6 + 3) =
                100 - employed - more;
        }
    return scenario;
}

Finding make_finding()
{
    Finding finding;
    finding.id = "F06-09";
    finding.claim = "one balances the other";
    finding.role = Role::check;
    finding.balance =
        BalanceQuestion{"in_movers_employed_share", "programme 2006-10", {2008, 2009}};
    return finding;
}

Assessment assess(std::vector<MemoryTrajectory> const& files)
{
    std::vector<Trajectory const*> pointers;
    pointers.reserve(files.size());
    for (MemoryTrajectory const& file : files)
        pointers.push_back(&file);
    return assess_findings({make_finding()}, pointers, 0).front();
}

TEST(Balance, SetsTheMostAllocationAloneAgainstTheSameWithFlexibleLetting)
{
    Assessment const assessment =
        assess({make_scenario("baseline", 50), make_scenario("half", 45),
                make_scenario("half-flexible", 55), make_scenario("whole", 40),
                make_scenario("whole-flexible", 52), make_scenario("whole-all", 60),
                make_scenario("flexible", 58)});
    ASSERT_EQ(assessment.steps.size(), 3u);
    EXPECT_EQ(assessment.scenario, "whole-flexible");
    EXPECT_NEAR(assessment.steps[0].change.mean, -0.10, 1e-12);
    EXPECT_NEAR(assessment.steps[1].change.mean, 0.12, 1e-12);
    EXPECT_NEAR(assessment.steps[2].change.mean, 0.02, 1e-12);
    EXPECT_EQ(assessment.verdict, Verdict::reproduced) << assessment.why;
    std::string const text = findings_text({assessment}, 0.05);
    EXPECT_NE(text.find("whole-flexible against whole"), std::string::npos) << text;
}

TEST(Balance, IsNotReproducedWhereAllocationTakesNothingAway)
{
    Assessment const assessment = assess({make_scenario("baseline", 50), make_scenario("whole", 50),
                                          make_scenario("whole-flexible", 60)});
    EXPECT_EQ(assessment.verdict, Verdict::outside);
    EXPECT_NE(assessment.why.find("whole against baseline"), std::string::npos) << assessment.why;
}

TEST(Balance, IsContradictedWhereTooLittleIsGivenBack)
{
    Assessment const assessment = assess({make_scenario("baseline", 50), make_scenario("whole", 40),
                                          make_scenario("whole-flexible", 45)});
    EXPECT_EQ(assessment.verdict, Verdict::direction_wrong);
}

TEST(Balance, NeedsTheSameAllocationWithAndWithoutFlexibleLetting)
{
    Assessment const assessment =
        assess({make_scenario("baseline", 50), make_scenario("half", 45),
                make_scenario("whole-flexible", 55), make_scenario("whole-all", 55)});
    EXPECT_EQ(assessment.verdict, Verdict::not_comparable);
    EXPECT_TRUE(assessment.steps.empty());
}

} // namespace
} // namespace boligsim::analysis
