#include "analysis/compare/followed_cohorts.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/compare/comparison.hpp"
#include "analysis/compare/output.hpp"
#include "sim/random/philox.hpp"
#include "tests/unit/analysis/compare/comparison_worlds.hpp"

namespace boligsim::analysis {
namespace {

constexpr char const* study = "format: 1\n"
                              "study: s\n"
                              "defaults: {period: {from: 2010-01, to: 2011-12}}\n"
                              "blocks:\n"
                              "  plan: {interventions: [{use: leisure_job, where: {department: "
                              "Planned}, from: 2010-03, to: 2010-12}]}\n"
                              "scenarios:\n"
                              "  baseline: {use: []}\n"
                              "  plan: {use: [plan]}\n"
                              "compare: {against: baseline}\n";

/// The planned department's 100 adults were 40 in work and 60 not. Of the 50 whom the files follow,
/// 20 live there still and 30 own homes; 25 of them are in work in the baseline, 28 and 30 in the
/// two worlds of the plan. Of the residents, 44 and 46 are in work under the plan.
std::pair<MemoryTrajectory, MemoryTrajectory> followed_files()
{
    std::pair files{make_trajectory("plan"), make_trajectory("baseline")};
    for (MemoryTrajectory* const file : {&files.first, &files.second}) {
        bool const plan = file == &files.first;
        file->set_attribute("study_text", study);
        file->add_measure("cohort_adults",
                          {{"cohort", {"1", "2"}}, {"work", {"employed", "not_employed"}}});
        file->add_measure("residents_marks", {{"mark", {"all", "1", "2"}}});
        for (std::size_t r = 0; r < 2; ++r)
            for (std::size_t y = 0; y < 2; ++y) {
                auto const set = [&](char const* measure, Sector sector, std::size_t cell,
                                     std::int64_t n) {
                    file->value(measure, sector, r, y, 0, cell) = n;
                };
                std::int64_t const in_work = !plan ? 25 : r == 0 ? 28 : 30;
                set("cohort_adults", Sector::departments, 0, 10);
                set("cohort_adults", Sector::departments, 1, 10);
                set("cohort_adults", Sector::elsewhere, 0, in_work - 10);
                set("cohort_adults", Sector::elsewhere, 1, 40 - in_work);
                std::int64_t const residents_in_work = !plan ? 40 : r == 0 ? 44 : 46;
                set("adults", Sector::departments, 0, residents_in_work);
                set("adults", Sector::departments, 4, 100 - residents_in_work);
                set("residents_marks", Sector::departments, 0, 10);
                set("residents_marks", Sector::departments, 1, plan ? 8 : 9);
                set("residents_marks", Sector::departments, 2, plan ? 3 : 2);
            }
    }
    return files;
}

TEST(FollowedCohorts, SplitThePlacesChangeIntoTheirOwnAndWhoLivesThere)
{
    auto const [plan, baseline] = followed_files();
    Comparison const comparison = compare(plan, baseline, {});
    ASSERT_EQ(comparison.followed.size(), 1u);
    FollowedCohort const& followed = comparison.followed.front();
    EXPECT_EQ(followed.cohort.december, 2009);
    EXPECT_EQ(followed.departments.name, "department Planned");
    auto const mean = [&](char const* measure) {
        return followed.find(RowKind::indicator, measure, 2011)->difference.mean;
    };
    EXPECT_NEAR(mean("followed_in_work"), 8, 1e-9) << "4 of a half of the country";
    EXPECT_NEAR(mean("followed_in_work_share"), 0.08, 1e-12);
    EXPECT_NEAR(mean("place_in_work_share"), 0.05, 1e-12);
    EXPECT_NEAR(mean("who_lives_there"), -0.03, 1e-12);
    // Marks: (16 - 10)(18 - 10) = 48 and (6 - 10)(4 - 10) = 24, their mean 36 of 10 persons: by
    // chance more than there are.
    EXPECT_NEAR(mean("other_people_share"), 1 - 3.6, 1e-12);
}

TEST(FollowedCohorts, AreSaidInTheHeadlineAndListedByYear)
{
    auto const [plan, baseline] = followed_files();
    Comparison const comparison = compare(plan, baseline, {});
    std::string const text = one_line(headline_text({comparison}, Language::english));
    EXPECT_NE(text.find("who lived in the department Planned on 31 December 2009"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("+5.00 points, of which +8.00 points their own and -3.00 points who lives"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("other people than in the same department in baseline: 0.0 % in 2010"),
              std::string::npos)
        << text;
    std::string const full = comparison_text(comparison, Language::english);
    EXPECT_NE(full.find("they, share in work"), std::string::npos) << full;
    std::string const danish = one_line(headline_text({comparison}, Language::danish));
    EXPECT_NE(danish.find("uanset hvor de bor nu"), std::string::npos) << danish;
}

/// A letting tool changes who lives in a place and nobody's work: no row of zeroes says so.
TEST(FollowedCohorts, WhoFareAlikeInEveryWorldAreSaidToDoSo)
{
    auto [plan, baseline] = followed_files();
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t y = 0; y < 2; ++y) {
            plan.value("cohort_adults", Sector::elsewhere, r, y, 0, 0) = 15;
            plan.value("cohort_adults", Sector::elsewhere, r, y, 0, 1) = 15;
        }
    auto const said = [&](Language language) {
        return one_line(headline_text({compare(plan, baseline, {})}, language));
    };
    std::string const text = said(Language::english);
    EXPECT_NE(text.find("wherever they live now: as many as in baseline, in every world."),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("The place's change is all who lives there, none of it their own."),
              std::string::npos)
        << text;
    EXPECT_EQ(text.find("of which"), std::string::npos) << text;
    EXPECT_NE(said(Language::danish).find("intet af den er deres egen"), std::string::npos);
}

TEST(FollowedCohorts, AreNoneWhereTheFilesFollowNobody)
{
    auto const [plan, baseline] = with_study("{department: Other}");
    EXPECT_TRUE(compare(plan, baseline, {}).followed.empty());
}

/// 4,000 departments of 12 people, of whom eight live in both worlds: within five of the standard
/// errors that the header gives.
TEST(SamePeople, IsTheNumberThatBothHave)
{
    constexpr unsigned marks = 16;
    constexpr std::uint64_t departments = 4000;
    constexpr std::uint64_t residents = 12;
    constexpr std::uint64_t both = 8;
    double sum = 0;
    for (std::uint64_t d = 0; d < departments; ++d) {
        auto const bearing = [&](std::uint64_t first_key) {
            std::vector<std::int64_t> counts(marks);
            for (std::uint64_t k = 0; k < residents; ++k) {
                std::uint64_t const bits = sim::derive_key(d * 100 + first_key + k, 1);
                for (unsigned m = 0; m < marks; ++m)
                    counts[m] += static_cast<std::int64_t>(bits >> m & 1u);
            }
            return counts;
        };
        sum += same_people(bearing(0), residents, bearing(residents - both), residents);
    }
    double const error =
        std::sqrt(static_cast<double>(departments * residents * residents) / marks);
    EXPECT_NEAR(sum, static_cast<double>(departments * both), 5 * error);
}

} // namespace
} // namespace boligsim::analysis
