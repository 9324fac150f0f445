#include "study/embedded_study.hpp"

#include <gtest/gtest.h>

#include "study/read_study.hpp"
#include "tests/unit/study/test_vocabulary.hpp"

namespace boligsim {
namespace {

constexpr char const* written = R"(format: 1
study: lines
defaults: {period: {from: 2006-01, to: 2012-12}}
blocks:
  usual:
    letting:
      - {tool: municipal_allocation, where: all, from: 2006-01, share: 0.25}
  tools:
    letting:
      - {tool: flexible_letting, where: {programme: 2006-10, departments: 3}, from: 2007-04,
         to: 2009-12, share: 0.5, criteria: {any_of: [employed]}}
    rent:
      - {renovate: {department: Aarhus 2}, year: 2010, rise_dkk_month: 900}
    interventions:
      - {use: leisure_job, where: {region: hovedstaden}, from: 2008-01}
scenarios:
  baseline: {use: [usual]}
  plan: {use: [usual, tools]}
compare: {against: baseline}
questions:
  - ask: {en: "Who moves in?", da: "Hvem flytter ind?"}
    scenario: plan
    measure: employed_share
    where: {municipality: [Aarhus, Odense]}
    years: [2008, 2010]
  - {ask: "Where do 'the others' live?", scenario: baseline, against: plan, answer: who_instead}
)";

EmbeddedStudy embedded()
{
    sim::Diagnostics diagnostics;
    auto const study = read_study({"s.yaml", written, {}}, test_vocabulary(), diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    return read_embedded_study(study.value().resolved_text);
}

TEST(EmbeddedStudy, has_the_questions)
{
    std::vector<Question> const questions = embedded().questions;
    ASSERT_EQ(questions.size(), 2u);
    EXPECT_EQ(questions[0].ask.en, "Who moves in?");
    EXPECT_EQ(questions[0].ask.da, "Hvem flytter ind?");
    EXPECT_EQ(questions[0].scenarios, std::vector<std::string>{"plan"});
    EXPECT_EQ(questions[0].against, "baseline") << "that of `compare`";
    EXPECT_EQ(questions[0].answer, Answer::over_time);
    EXPECT_EQ(questions[0].measure, "employed_share");
    EXPECT_EQ(questions[0].where.value().all_names(), "Aarhus, Odense");
    EXPECT_EQ(questions[0].years.value().first, 2008);
    EXPECT_EQ(questions[0].years.value().last, 2010);
    EXPECT_EQ(questions[1].ask.text, "Where do 'the others' live?");
    EXPECT_EQ(questions[1].against, "plan");
    EXPECT_EQ(questions[1].answer, Answer::who_instead);
    EXPECT_FALSE(questions[1].where || questions[1].years);
}

TEST(EmbeddedStudy, has_the_lines_of_each_scenario)
{
    EmbeddedStudy const study = embedded();
    EXPECT_EQ(study.name, "lines");
    EXPECT_EQ(study.against, "baseline");
    ASSERT_EQ(study.scenarios.size(), 2u);
    std::vector<PolicyLine> const lines = study.find("plan")->lines;
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_EQ(lines[1].what, "flexible_letting");
    EXPECT_EQ(lines[1].where.kind, Where::Kind::programme);
    EXPECT_EQ(lines[1].where.name, "2006-10");
    EXPECT_EQ(lines[1].where.departments, 3);
    EXPECT_EQ(lines[1].from, sim::Month(2007, 4));
    EXPECT_EQ(lines[1].to, sim::Month(2009, 12));
    EXPECT_EQ(lines[1].share, 0.5);
    EXPECT_EQ(lines[2].kind, PolicyLine::Kind::renovation);
    EXPECT_EQ(lines[2].from, sim::Month(2010, 1));
    EXPECT_EQ(lines[2].where.name, "Aarhus 2");
    EXPECT_EQ(lines[3].what, "leisure_job");
    EXPECT_EQ(lines[3].to, sim::Month(2012, 12)) << "an open line lasts as long as the period";
    EXPECT_EQ(lines[3].share, std::nullopt) << "the catalogue's reach holds";
}

TEST(EmbeddedStudy, tells_what_a_scenario_has_beyond_another_and_when)
{
    EmbeddedStudy const study = embedded();
    auto const more = beyond(study.find("plan")->lines, study.find("baseline")->lines);
    EXPECT_EQ(more.size(), 3u);
    EXPECT_EQ(months_of(more), (sim::Period{sim::Month(2007, 4), sim::Month(2012, 12)}));
    EXPECT_EQ(months_of({}), std::nullopt);
}

TEST(EmbeddedStudy, is_empty_where_the_text_is_no_study)
{
    for (char const* const text : {"", "[", "- 1", "scenarios: 7", "scenarios: {a: 1}"})
        for (EmbeddedScenario const& scenario : read_embedded_study(text).scenarios)
            EXPECT_TRUE(scenario.lines.empty()) << text;
    EXPECT_EQ(read_embedded_study("[").find("plan"), nullptr);
}

} // namespace
} // namespace boligsim
