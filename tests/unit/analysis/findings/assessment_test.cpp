#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "analysis/findings/assessment.hpp"
#include "analysis/findings/output.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

MeanEstimate estimate(double low, double high)
{
    return {8, (low + high) / 2, 0.001, Interval{low, high}};
}

TEST(JudgeEffect, GoesByTheInterval)
{
    using enum Direction;
    EXPECT_EQ(judge_effect(increase, estimate(0.001, 0.02), 0), Verdict::reproduced);
    EXPECT_EQ(judge_effect(increase, estimate(-0.001, 0.02), 0), Verdict::outside);
    EXPECT_EQ(judge_effect(increase, estimate(-0.02, -0.001), 0), Verdict::direction_wrong);
    EXPECT_EQ(judge_effect(decrease, estimate(-0.02, -0.001), 0), Verdict::reproduced);
    EXPECT_EQ(judge_effect(decrease, estimate(0.001, 0.02), 0), Verdict::direction_wrong);
}

TEST(JudgeEffect, NoneIsZeroOrTooSmallToCount)
{
    EXPECT_EQ(judge_effect(Direction::none, estimate(-0.001, 0.02), 0.001), Verdict::reproduced);
    EXPECT_EQ(judge_effect(Direction::none, estimate(0.001, 0.003), 0.005), Verdict::reproduced);
    EXPECT_EQ(judge_effect(Direction::none, estimate(0.01, 0.03), 0.005), Verdict::outside);
}

TEST(JudgeEffect, NeedsMoreThanOneWorld)
{
    EXPECT_EQ(judge_effect(Direction::increase, {1, 0.5, 0, std::nullopt}, 0),
              Verdict::not_comparable);
}

TEST(ChooseScenario, TakesTheFileThatUsesWhatTheFindingIsAbout)
{
    using enum Feature;
    std::vector<std::vector<Feature>> const files{{},
                                                  {letting_tools},
                                                  {interventions},
                                                  {rent_support},
                                                  {interventions, letting_tools, rent_support}};
    Finding finding;
    finding.with = {interventions};
    EXPECT_EQ(choose_scenario(finding, files, 0), 2u);
    finding.preferring = {letting_tools};
    EXPECT_EQ(choose_scenario(finding, files, 0), 4u);
    finding.with = {rent_support};
    finding.preferring = {};
    EXPECT_EQ(choose_scenario(finding, files, 0), 3u);
    EXPECT_FALSE(choose_scenario(finding, {{}, {letting_tools}}, 0));
}

constexpr std::size_t departments = 12;

/// Twelve departments, six with a plan, alike but for what `gain` says of the planned in the last
/// year.
MemoryTrajectory make_world(std::string const& name, bool with_plan, std::int64_t gain)
{
    std::vector<std::string> names;
    for (std::size_t d = 0; d < departments; ++d)
        names.push_back(std::string("department ").append(std::to_string(d)));
    MemoryTrajectory world(name, {2010, 2015}, 3, names, {"Aarhus owner"});
    world.add_measure("adults", {{"employment", {"employed", "outside"}}});
    world.add_measure("residents_origin",
                      {{"origin", {"danish", "western", "menapt", "other_non_western"}}});
    world.add_measure("participants", {});
    std::vector<std::int64_t> programmes;
    for (std::size_t d = 0; d < departments; ++d)
        programmes.push_back(d < 6 ? 1 : 0);
    world.set_integers("department_programmes", programmes);
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t y = 0; y < 2; ++y)
            for (std::size_t d = 0; d < departments; ++d) {
                std::int64_t const noise = static_cast<std::int64_t>((r * 5 + d * 7 + y * 3) % 3);
                std::int64_t employed = 40 + noise;
                if (d < 6 && y == 1)
                    employed += gain;
                world.value("adults", Sector::departments, r, y, d, 0) = employed;
                world.value("adults", Sector::departments, r, y, d, 1) = 100 - employed;
                world.value("residents_origin", Sector::departments, r, y, d, 0) = 100;
                if (with_plan)
                    world.value("participants", Sector::departments, r, y, d, 0) = d < 6 ? 3 : 0;
            }
    return world;
}

Finding make_finding()
{
    Finding finding;
    finding.id = "F06-01";
    finding.claim = "more are employed";
    finding.role = Role::check;
    finding.direction = Direction::increase;
    finding.reported = "increase (tendency)";
    finding.with = {Feature::interventions};
    finding.effect =
        EffectQuestion{{{"employed_share", ""}}, "programme 2006-10", {"similar departments"},
                       Years{2010, 2010},        {2015, 2015},        0.001};
    return finding;
}

TEST(AssessFindings, PutsTheTrueEffectBesideTheEvaluators)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    MemoryTrajectory const plan = make_world("plan", true, 20);
    auto const assessments = assess_findings({make_finding()}, {&baseline, &plan}, 0);
    ASSERT_EQ(assessments.size(), 1u);
    Assessment const& assessment = assessments[0];
    EXPECT_EQ(assessment.scenario, "plan");
    ASSERT_EQ(assessment.effects.size(), 1u);
    EffectResult const& effect = assessment.effects[0];
    EXPECT_NEAR(effect.truth.mean, 0.20, 1e-12);
    EXPECT_EQ(effect.significant, 1);
    EXPECT_LT(effect.false_alarms, 0.5);
    // The evaluator finds the same, but for what differs without the plan.
    EXPECT_NEAR(effect.evaluator.mean - effect.placebo.mean, 0.20, 1e-12);
    EXPECT_EQ(effect.treated, 6.0);
    EXPECT_EQ(assessment.verdict, Verdict::reproduced) << assessment.why;
}

TEST(AssessFindings, SaysSoWhereNoFileHoldsWhatIsAskedFor)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    auto const assessments = assess_findings({make_finding()}, {&baseline}, 0);
    EXPECT_EQ(assessments[0].verdict, Verdict::not_comparable);
    EXPECT_EQ(assessments[0].why, "no file of a scenario with interventions");
}

TEST(AssessFindings, FiguresAreHeldAgainstTheirTolerance)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    MemoryTrajectory const plan = make_world("plan", true, 20);
    Finding finding = make_finding();
    finding.effect.reset();
    Figure areas;
    areas.label = "areas";
    areas.measure = "employed_share";
    areas.group = "programme 2006-10";
    areas.from = areas.year = 2015;
    areas.value = 0.62;
    areas.tolerance = 0.02;
    Figure gain = areas;
    gain.against_baseline = true;
    gain.value = 0.35;
    finding.figures = {areas, gain};
    auto const assessments = assess_findings({finding}, {&baseline, &plan}, 0);
    ASSERT_EQ(assessments[0].figures.size(), 2u);
    EXPECT_EQ(assessments[0].figures[0].verdict, Verdict::reproduced);
    EXPECT_EQ(assessments[0].figures[1].verdict, Verdict::outside);
    EXPECT_NEAR(assessments[0].figures[1].simulated.mean, 0.20, 1e-12);
    EXPECT_EQ(assessments[0].verdict, Verdict::outside);
    EXPECT_TRUE(any_contradicted(assessments));
}

TEST(AssessFindings, CountsTheMunicipalitiesWhereThereIsAny)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    MemoryTrajectory plan = make_world("plan", true, 20);
    // Six departments with a plan in three municipalities; in one of them nobody takes part in 2010
    // or 2015, elsewhere without a plan everybody may.
    plan.set_texts("department_municipality",
                   {"A", "A", "B", "B", "C", "C", "D", "D", "D", "D", "D", "D"});
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t y = 0; y < 2; ++y)
            for (std::size_t d = 2; d < 4; ++d)
                for (std::size_t cell = 0; cell < 2; ++cell)
                    plan.value("adults", Sector::departments, r, y, d, cell) = cell == 0 ? 0 : 100;
    Finding finding = make_finding();
    finding.effect.reset();
    Figure figure;
    figure.label = "municipalities with somebody in work";
    figure.measure = "employed_share";
    figure.group = "programme 2006-10";
    figure.of_municipalities = true;
    figure.from = 2010;
    figure.year = 2015;
    figure.value = 0.66;
    figure.tolerance = 0.01;
    finding.figures = {figure};
    auto const assessments = assess_findings({finding}, {&baseline, &plan}, 0);
    EXPECT_NEAR(assessments[0].figures[0].simulated.mean, 2.0 / 3, 1e-12);
    EXPECT_EQ(assessments[0].verdict, Verdict::reproduced);
}

TEST(AssessFindings, SaysWhatTheEvaluatorFindsWithoutAnyProgramme)
{
    // Without a programme the departments that would have one rise by as much.
    MemoryTrajectory const baseline = make_world("baseline", false, 20);
    MemoryTrajectory const plan = make_world("plan", true, 20);
    auto const assessments = assess_findings({make_finding()}, {&baseline, &plan}, 0);
    EXPECT_NEAR(assessments[0].effects[0].truth.mean, 0, 1e-12);
    EXPECT_EQ(assessments[0].effects[0].significant, 1);
    EXPECT_EQ(assessments[0].effects[0].false_alarms, 1);
    EXPECT_NE(assessments[0].why.find("without a programme too"), std::string::npos)
        << assessments[0].why;
}

TEST(AssessFindings, AnInputIsNeverCountedAsReproduced)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    MemoryTrajectory const plan = make_world("plan", true, 20);
    Finding finding = make_finding();
    finding.role = Role::input;
    finding.enters = "somewhere";
    auto const assessments = assess_findings({finding}, {&baseline, &plan}, 0);
    EXPECT_EQ(assessments[0].verdict, Verdict::input);
    EXPECT_EQ(assessments[0].effects.size(), 1u);
}

TEST(FindingsOutput, FailuresComeFirstAndJsonHasTheNamedKeys)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    MemoryTrajectory const plan = make_world("plan", true, 20);
    Finding wrong = make_finding();
    wrong.id = "F99-99";
    wrong.direction = Direction::decrease;
    auto const assessments = assess_findings({make_finding(), wrong}, {&baseline, &plan}, 0);
    std::string const text = findings_text(assessments, 0.05);
    EXPECT_LT(text.find("F99-99"), text.find("F06-01")) << text;
    EXPECT_NE(text.find("1 direction wrong"), std::string::npos) << text;
    auto const list = nlohmann::json::parse(findings_json(assessments));
    for (char const* const key :
         {"id", "fact", "role", "reported", "simulated", "interval", "verdict", "why"})
        EXPECT_TRUE(list[0].contains(key)) << key;
    EXPECT_EQ(list[1]["verdict"], "direction wrong");
}

TEST(FindingsOutput, TargetsOfCalibrationAreNoEvidence)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    MemoryTrajectory const plan = make_world("plan", true, 20);
    Finding target = make_finding();
    target.id = "F99-98";
    target.role = Role::calibration;
    std::string const text =
        findings_text(assess_findings({make_finding(), target}, {&baseline, &plan}, 0), 0.05);
    EXPECT_NE(text.find("F99-98   reproduced, target"), std::string::npos) << text;
    EXPECT_NE(text.find("2 reproduced (1 target)"), std::string::npos) << text;
}

TEST(FindingsOutput, SaysOfASampleThatItsEvaluatorSeesLess)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    MemoryTrajectory const plan = make_world("plan", true, 20);
    auto const assessments = assess_findings({make_finding()}, {&baseline, &plan}, 0);
    EXPECT_NE(findings_text(assessments, 0.05).find("one household in 20"), std::string::npos);
    EXPECT_EQ(findings_text(assessments, 1).find("one household in"), std::string::npos);
}

} // namespace
} // namespace boligsim::analysis
