#include <algorithm>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "analysis/findings/assessment.hpp"
#include "analysis/findings/catalogue.hpp"
#include "analysis/findings/output.hpp"
#include "analysis/report/wrap.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

/// An estimate of eight worlds: t(0.975; 7) = 2.3646, t(0.95; 7) = 1.8946; an effect of 3.27 standard
/// errors would be found in four cases of five.
MeanEstimate estimate(double mean, double standard_error)
{
    MeanEstimate result{8, mean, standard_error, {}};
    result.interval = interval_at(result, 0.95);
    return result;
}

TEST(JudgeEffect, NoneNeedsAnIntervalWithinTheMargin)
{
    using enum Direction;
    // 90 % interval -0.0069 to 0.0089: within one point.
    EXPECT_EQ(judge_effect(none, estimate(0.001, 0.0042), 0.01), Verdict::reproduced);
    // It holds zero and is wide: that says nothing.
    EXPECT_EQ(judge_effect(none, estimate(0.001, 0.02), 0.01), Verdict::undecided);
    // Clear of zero, but too small to matter.
    EXPECT_EQ(judge_effect(none, estimate(0.005, 0.001), 0.01), Verdict::reproduced);
    // 95 % interval 0.0105 to 0.0295: beyond the margin.
    EXPECT_EQ(judge_effect(none, estimate(0.02, 0.004), 0.01), Verdict::outside);
    EXPECT_EQ(judge_effect(none, estimate(-0.02, 0.004), 0.01), Verdict::outside);
    // The same beside another: each takes 97.5 %, which reaches into the margin.
    EXPECT_EQ(judge_effect(none, estimate(0.02, 0.004), 0.01, 2), Verdict::undecided);
}

TEST(JudgeEffect, IncreaseNeedsPowerForAnEffectThatMatters)
{
    using enum Direction;
    // An effect of one point would be found: 3.27 x 0.003.
    EXPECT_EQ(judge_effect(increase, estimate(0.012, 0.003), 0.01), Verdict::reproduced);
    EXPECT_EQ(judge_effect(decrease, estimate(-0.012, 0.003), 0.01), Verdict::reproduced);
    EXPECT_EQ(judge_effect(increase, estimate(-0.012, 0.003), 0.01), Verdict::direction_wrong);
    EXPECT_EQ(judge_effect(increase, estimate(0.006, 0.003), 0.01), Verdict::undecided);
    // The interval is above zero, 0.0011 to 0.0224, but by luck: one point would hardly be found.
    EXPECT_EQ(judge_effect(increase, estimate(0.01175, 0.0045), 0.01), Verdict::undecided);
    EXPECT_EQ(judge_effect(increase, estimate(-0.01175, 0.0045), 0.01), Verdict::undecided);
    // Without that power an interval beyond the margin still decides.
    EXPECT_EQ(judge_effect(increase, estimate(0.05, 0.01), 0.01), Verdict::reproduced);
    // An effect, but none that matters.
    EXPECT_EQ(judge_effect(increase, estimate(0.003, 0.001), 0.01), Verdict::outside);
}

TEST(JudgeEffect, NeedsMoreThanOneWorld)
{
    EXPECT_EQ(judge_effect(Direction::increase, {1, 0.5, 0, std::nullopt}, 0.01),
              Verdict::not_comparable);
}

TEST(JudgeNotLower, LeavesRoomForTheMargin)
{
    EXPECT_EQ(judge_not_lower(estimate(-0.004, 0.003), 0.01), Verdict::reproduced);
    EXPECT_EQ(judge_not_lower(estimate(-0.01, 0.003), 0.01), Verdict::undecided);
    EXPECT_EQ(judge_not_lower(estimate(-0.03, 0.003), 0.01), Verdict::direction_wrong);
}

TEST(JudgeFigure, GoesByTheInterval)
{
    Figure figure;
    figure.value = 0.5;
    figure.tolerance = 0.05;
    EXPECT_EQ(judge_figure(figure, estimate(0.52, 0.01)), Verdict::reproduced);
    EXPECT_EQ(judge_figure(figure, estimate(0.52, 0.03)), Verdict::undecided);
    EXPECT_EQ(judge_figure(figure, estimate(0.6, 0.01)), Verdict::outside);
    EXPECT_EQ(judge_figure(figure, {1, 0.5, 0, std::nullopt}), Verdict::not_comparable);
}

TEST(IsStrong, TakesAnEvaluatorWhoSeesItWithTheProgrammeOnly)
{
    Finding finding;
    finding.direction = Direction::increase;
    EffectResult seen;
    seen.reported = 0.625;
    seen.reported_anyway = 0.125;
    EXPECT_TRUE(is_strong(finding, {seen}));
    EffectResult seen_anyway = seen;
    seen_anyway.reported_anyway = 0.25;
    EXPECT_FALSE(is_strong(finding, {seen, seen_anyway}));
    EffectResult rarely_seen;
    rarely_seen.reported = 0.125;
    EXPECT_FALSE(is_strong(finding, {rarely_seen}));
    finding.direction = Direction::none;
    EXPECT_FALSE(is_strong(finding, {seen}));
}

/// The pair that answers a finding, in files that embed no study.
std::optional<std::pair<std::size_t, std::size_t>>
choose(Finding const& finding, std::vector<std::vector<Feature>> const& features)
{
    std::vector<MemoryTrajectory> files;
    for (std::size_t i = 0; i < features.size(); ++i)
        files.emplace_back("scenario", std::vector<int>{2010}, 1, std::vector<std::string>{"a"},
                           std::vector<std::string>{});
    std::vector<Trajectory const*> pointers;
    for (MemoryTrajectory const& file : files)
        pointers.push_back(&file);
    auto const pair = choose_pair(finding, features, find_differences(pointers, features), 0);
    if (!pair)
        return {};
    return std::pair{pair->scenario, pair->partner};
}

TEST(ChoosePair, TakesScenariosThatDifferInWhatTheFindingIsAboutOnly)
{
    using enum Feature;
    using Pair = std::pair<std::size_t, std::size_t>;
    std::vector<std::vector<Feature>> const files{{},
                                                  {letting_tools},
                                                  {interventions},
                                                  {rent_support},
                                                  {interventions, letting_tools, rent_support}};
    Finding finding;
    finding.with = {interventions};
    EXPECT_EQ(choose(finding, files), (Pair{2, 0}));
    // The last one has more than interventions beyond every other file.
    finding.preferring = {letting_tools};
    EXPECT_EQ(choose(finding, files), (Pair{2, 0}));
    auto more = files;
    more.push_back({interventions, letting_tools});
    EXPECT_EQ(choose(finding, more), (Pair{5, 1}));
    finding.with = {rent_support};
    finding.preferring = {};
    EXPECT_EQ(choose(finding, files), (Pair{3, 0}));
    EXPECT_FALSE(choose(finding, {{}, {letting_tools}}));
    finding.with = {};
    EXPECT_EQ(choose(finding, files), (Pair{0, 0}));
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
    finding.effect = EffectQuestion{{{"employed_share", ""}},
                                    "programme 2006-10",
                                    {"similar departments"},
                                    Years{2010, 2010},
                                    {2015, 2015}};
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
    EXPECT_EQ(assessment.partner, "baseline");
    EXPECT_EQ(effect.margin, 0.01);
    EXPECT_EQ(effect.reported, 1);
    EXPECT_EQ(effect.reported_anyway, 0);
    EXPECT_TRUE(assessment.strong);
}

TEST(AssessFindings, SaysSoWhereNoFileHoldsWhatIsAskedFor)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    auto const assessments = assess_findings({make_finding()}, {&baseline}, 0);
    EXPECT_EQ(assessments[0].verdict, Verdict::not_comparable);
    EXPECT_EQ(assessments[0].why, "no two files of scenarios that differ in interventions only");
}

TEST(AssessFindings, FiguresAreComparedWithTheirTolerance)
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
    for (char const* const key : {"id", "fact", "role", "reported", "simulated", "interval",
                                  "verdict", "why", "strong", "against"})
        EXPECT_TRUE(list[0].contains(key)) << key;
    EXPECT_EQ(list[1]["verdict"], "direction wrong");
    for (char const* const key : {"margin", "interval_90", "judged_by", "share_of_worlds_reporting",
                                  "worlds_to_detect_margin"})
        EXPECT_TRUE(list[0]["effects"][0].contains(key)) << key;
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
    EXPECT_NE(text.find("F99-98 reproduced, strong, target"), std::string::npos) << text;
    EXPECT_NE(text.find("1 check: 1 reproduced (1 strong)"), std::string::npos) << text;
    EXPECT_NE(text.find("1 calibration target: 1 reproduced"), std::string::npos) << text;
}

TEST(FindingsOutput, ShowsWhatTheFilesAnswerAndCountsTheRest)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    MemoryTrajectory const plan = make_world("plan", true, 20);
    auto const assessments = assess_findings(shipped_findings(), {&baseline, &plan}, 0);
    std::string const text = findings_text(assessments, 1);
    EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 200) << text;
    EXPECT_EQ(text.find("F15-41"), std::string::npos) << text;
    EXPECT_NE(text.find("14 inputs: 14 input, not counted"), std::string::npos) << text;
    std::string const all = findings_text(assessments, 1, Listed::all);
    EXPECT_NE(all.find("F15-41 not modelled yet"), std::string::npos) << all;
    for (std::string const& page : {text, all}) {
        std::istringstream lines(page);
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(width_of(line), 80u) << line;
    }
}

TEST(FindingsOutput, SaysOfASampleThatItsEvaluatorSeesLess)
{
    MemoryTrajectory const baseline = make_world("baseline", false, 0);
    MemoryTrajectory const plan = make_world("plan", true, 20);
    auto const assessments = assess_findings({make_finding()}, {&baseline, &plan}, 0);
    EXPECT_NE(findings_text(assessments, 0.05).find("one household in 20"), std::string::npos);
    EXPECT_EQ(findings_text(assessments, 1).find("one household in"), std::string::npos);
}

/// Beside the place: those who lived there, wherever they live.
TEST(FindingsOutput, TellWhatBecameOfPersons)
{
    Assessment assessment;
    assessment.finding.id = "X";
    assessment.verdict = Verdict::reproduced;
    assessment.scenario = "plan";
    assessment.partner = "baseline";
    EffectResult effect;
    effect.measure = "employed_share";
    effect.truth = estimate(0.01, 0.002);
    assessment.effects = {effect};
    assessment.persons = {2007, {2014, 2015}, estimate(0.0012, 0.0002), 0.31};
    auto const json = nlohmann::json::parse(findings_json({assessment}));
    EXPECT_EQ(json[0]["persons"]["december"], 2007);
    EXPECT_NEAR(json[0]["persons"]["other_people"].get<double>(), 0.31, 1e-12);
    std::string const text =
        std::regex_replace(findings_text({assessment}, 1), std::regex("\\s+"), " ");
    EXPECT_NE(text.find("wherever they live in 2014-2015: +0.12 points"), std::string::npos)
        << text;
    EXPECT_NE(text.find("31.0 % are other people"), std::string::npos) << text;
}

} // namespace
} // namespace boligsim::analysis
