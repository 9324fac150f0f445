#include "study/cohorts.hpp"

#include <gtest/gtest.h>

namespace boligsim {
namespace {

EmbeddedStudy study()
{
    return read_embedded_study(R"(format: 1
study: lines
defaults: {period: {from: 2006-01, to: 2012-12}}
blocks:
  usual:
    letting:
      - {tool: municipal_allocation, where: all, from: 2006-01, share: 0.25}
  tools:
    letting:
      - {tool: flexible_letting, where: {programme: 2006-10}, from: 2007-04, share: 0.5}
  plan:
    interventions:
      - {use: leisure_job, where: {programme: 2006-10}, from: 2007-01, to: 2010-12}
      - {use: leisure_job, where: {programme: 2011-14}, from: 2006-01, to: 2010-12}
scenarios:
  baseline: {use: [usual]}
  tools: {use: [usual, tools]}
  plan: {use: [usual, plan]}
compare: {against: baseline}
)");
}

TEST(Cohorts, AreOfLinesBeyondTheBaselinesOneForEachPlaceAndYear)
{
    std::vector<Cohort> const cohorts = cohorts_of(study());
    ASSERT_EQ(cohorts.size(), 2u) << "both scenarios begin in the first programme's places in 2007";
    EXPECT_EQ(cohorts[0].where.name, "2006-10");
    EXPECT_EQ(cohorts[0].december, 2006);
    EXPECT_EQ(cohorts[1].where.name, "2011-14");
    EXPECT_EQ(cohorts[1].december, 2005) << "the last 31 December before the period";
}

TEST(Cohorts, OfALineAreFoundByItsPlaceAndYear)
{
    EmbeddedStudy const lines = study();
    EXPECT_EQ(number_of(lines.find("tools")->lines[1], lines), 0u);
    EXPECT_EQ(number_of(lines.find("plan")->lines[2], lines), 1u);
    EXPECT_EQ(number_of(lines.find("baseline")->lines[0], lines), std::nullopt);
}

TEST(Cohorts, AreAsManyAsFit)
{
    EmbeddedStudy many;
    many.against = "baseline";
    many.scenarios = {{"baseline", {}}, {"plan", {}}};
    for (int i = 0; i < 12; ++i) {
        PolicyLine line;
        line.where.departments = i + 1;
        line.text = std::to_string(i);
        line.from = sim::Month(2008, 1);
        many.scenarios[1].lines.push_back(line);
    }
    EXPECT_EQ(cohorts_of(many).size(), most_cohorts);
    EXPECT_EQ(number_of(many.scenarios[1].lines.back(), many), std::nullopt);
}

} // namespace
} // namespace boligsim
