#include "analysis/questions/answer_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/report/wrap.hpp"
#include "tests/unit/analysis/compare/comparison_worlds.hpp"

namespace boligsim::analysis {
namespace {

/// The plan brings work to 10 and to 12 of 100 adults of the planned department in 2011, at a scale
/// of one half.
struct Files {
    MemoryTrajectory plan = make_scenario();
    MemoryTrajectory baseline = make_trajectory("baseline");

    explicit Files(std::string const& questions)
    {
        for (MemoryTrajectory* const file : {&plan, &baseline}) {
            file->set_texts("department_municipality", {"Aarhus", "Odense"});
            file->set_attribute(
                "study_text",
                "format: 1\nstudy: s\ndefaults: {period: {from: 2010-01, to: 2011-12}}\nblocks:\n"
                "  plan: {interventions: [{use: leisure_job, where: {programme: 2006-10}, from: "
                "2011-01, to: 2011-12}]}\nscenarios:\n  baseline: {use: []}\n  plan: {use: "
                "[plan]}\ncompare: {against: baseline}\nquestions:\n" +
                    questions);
        }
    }
    std::vector<AnsweredQuestion> answers() const { return answer_questions({&baseline, &plan}); }
};

constexpr char const* who_works =
    "  - {ask: {en: 'Who works?', da: 'Hvem er i arbejde?'}, scenario: plan, against: baseline, "
    "measure: employed_share}\n";

TEST(AnswerText, says_number_interval_and_what_chance_leaves_open)
{
    auto const answers = Files(who_works).answers();
    ASSERT_EQ(answers.size(), 1u);
    AnswerText const english = describe_answer(answers[0], Phrases(Language::english));
    EXPECT_EQ(english.question, "Who works?");
    EXPECT_EQ(english.subject, "Employed, of residents aged 18-64, in departments with a plan of "
                               "2006-10, mean of 2011:");
    // Differences of 10 and 12 points: 11 with a standard error of 1; t(1) is 12.706.
    ASSERT_EQ(english.sentences.size(), 1u);
    EXPECT_EQ(english.sentences[0],
              "plan: 51.0 % instead of 40.0 %, +11.00 points (95 % interval -1.71 to 23.71), which "
              "cannot be told from chance.");
    AnswerText const danish = describe_answer(answers[0], Phrases(Language::danish));
    EXPECT_EQ(danish.question, "Hvem er i arbejde?");
    EXPECT_EQ(danish.sentences[0],
              "plan: 51,0 % i stedet for 40,0 %, +11,00 procentpoint (95 %-interval -1,71 til "
              "23,71), som ikke kan skelnes fra tilfældighed.");
}

TEST(AnswerText, where_and_years_are_those_of_the_question)
{
    auto const answers =
        Files("  - {ask: 'Elsewhere?', scenario: plan, against: baseline, measure: "
              "employed_share, where: {municipality: Odense}, years: [2010, 2011]}\n"
              "  - {ask: 'There?', scenario: plan, against: baseline, measure: "
              "employed_share, where: {municipality: Aarhus}, years: [2010, 2011]}\n")
            .answers();
    ASSERT_EQ(answers.size(), 2u);
    Phrases const say(Language::english);
    EXPECT_EQ(describe_answer(answers[0], say).sentences[0],
              "plan: 40.0 % instead of 40.0 %, no change in any world.");
    EXPECT_NEAR(answers[1].rows[0].row.difference.mean, 0.055, 1e-12) << "half of the years";
    EXPECT_EQ(describe_answer(answers[1], say).question, "There?");
}

/// Flexible letting at two shares: 10 and 12 of 100 adults more in work with a quarter, `more_than_quarter`
/// more than that with half.
std::vector<AnsweredQuestion> answers_of_shares(std::array<int, 2> more_than_quarter)
{
    MemoryTrajectory const baseline = make_trajectory("baseline");
    std::vector<MemoryTrajectory> files{baseline, make_trajectory("quarter"),
                                        make_trajectory("half")};
    for (std::size_t r = 0; r < 2; ++r) {
        int const quarter = r == 0 ? 10 : 12;
        files[1].value("adults", Sector::departments, r, 1, 0, 0) += quarter;
        files[1].value("adults", Sector::departments, r, 1, 0, 4) -= quarter;
        files[2].value("adults", Sector::departments, r, 1, 0, 0) += quarter + more_than_quarter[r];
        files[2].value("adults", Sector::departments, r, 1, 0, 4) -= quarter + more_than_quarter[r];
    }
    std::string const line =
        "{letting: [{tool: flexible_letting, where: {programme: 2006-10}, from: "
        "2011-01, criteria: {any_of: [employed]}, share: ";
    for (MemoryTrajectory& file : files) {
        file.set_texts("department_municipality", {"Aarhus", "Odense"});
        file.set_attribute(
            "study_text",
            "format: 1\nstudy: s\ndefaults: {period: {from: 2010-01, to: 2011-12}}\nblocks:\n"
            "  quarter: " +
                line + "0.25}]}\n  half: " + line +
                "0.5}]}\n"
                "scenarios:\n  baseline: {use: []}\n  quarter: {use: [quarter]}\n  half: {use: "
                "[half]}\ncompare: {against: baseline}\nquestions:\n"
                "  - {ask: 'More?', scenario: [half, quarter], against: baseline, answer: dose, "
                "measure: employed_share, years: [2011, 2011]}\n");
    }
    return answer_questions({&files[0], &files[1], &files[2]});
}

TEST(AnswerText, shares_are_compared_within_the_same_worlds)
{
    Phrases const say(Language::english);
    // 11 and 16 points, each +-12.7: the intervals overlap, but every world has 5 points more.
    auto const apart = answers_of_shares({5, 5});
    ASSERT_EQ(apart.size(), 1u);
    ASSERT_TRUE(apart[0].largest_less_smallest);
    EXPECT_NEAR(apart[0].largest_less_smallest->mean, 0.05, 1e-12);
    EXPECT_EQ(describe_answer(apart[0], say).sentences.at(0),
              "The share matters: +11.00 points with 25 %, +16.00 points with 50 %.");
    // More in one world, less in the other.
    auto const open = answers_of_shares({5, -3});
    ASSERT_EQ(open.size(), 1u);
    EXPECT_EQ(describe_answer(open[0], say).sentences.at(0),
              "Whether the share matters cannot be told from chance: +11.00 points with 25 %, "
              "+12.00 points with 50 %.");
}

TEST(AnswerText, tells_who_lives_where_instead)
{
    auto const answers =
        Files("  - {ask: 'Where?', scenario: plan, against: baseline, answer: who_instead}\n")
            .answers();
    ASSERT_EQ(answers.size(), 1u);
    auto const row = [&](std::string const& measure, std::string const& place) {
        auto const& rows = answers[0].rows;
        return std::find_if(rows.begin(), rows.end(), [&](AnswerRow const& one) {
            return one.row.measure == measure && one.row.component == place;
        });
    };
    ASSERT_NE(row("in_work", "here"), answers[0].rows.end());
    EXPECT_EQ(row("in_work", "here")->row.difference.mean, 22)
        << "10 and 12 at a scale of one half";
    EXPECT_EQ(row("not_in_work", "here")->row.difference.mean, -22);
    EXPECT_EQ(row("in_work", "other_public")->row.difference.mean, 0);
}

TEST(AnswerText, a_question_whose_scenario_has_no_file_is_left_out)
{
    Files const files(std::string(who_works) + "  - {ask: 'And that?', scenario: other, against: "
                                               "baseline, measure: employed_share}\n");
    ASSERT_EQ(files.answers().size(), 1u);
    EXPECT_TRUE(answer_questions({&files.baseline}).empty());
}

TEST(AnswerText, json_holds_the_numbers_of_the_sentences)
{
    auto const list = answers_json(Files(who_works).answers());
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0]["kind"], "answer");
    EXPECT_EQ(list[0]["question"], 1);
    EXPECT_EQ(list[0]["answer"], "over_time");
    EXPECT_EQ(list[0]["group"], "programme 2006-10");
    EXPECT_NEAR(list[0]["difference"].get<double>(), 0.11, 1e-12);
    EXPECT_NEAR(list[0]["level"].get<double>(), 0.51, 1e-12);
}

TEST(AnswerText, is_no_wider_than_a_terminal)
{
    for (Language const language : {Language::english, Language::danish}) {
        std::string const text = answers_text(Files(who_works).answers(), language);
        EXPECT_NE(text.find("1. "), std::string::npos);
        for (std::size_t begin = 0; begin < text.size();) {
            std::size_t const end = text.find('\n', begin);
            EXPECT_LE(width_of(text.substr(begin, end - begin)), terminal_width);
            begin = end + 1;
        }
    }
}

} // namespace
} // namespace boligsim::analysis
