#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analysis/findings/catalogue.hpp"

namespace boligsim::analysis {
namespace {

/// The ids of every fact in the source document: ten of the programmes, 15, 32 and 41 of the
/// evaluations.
std::vector<std::string> every_id()
{
    std::vector<std::string> ids;
    for (auto const& [prefix, count] :
         {std::pair{"P", 10}, {"F06-", 15}, {"F11-", 32}, {"F15-", 41}})
        for (int i = 1; i <= count; ++i)
            ids.push_back(fmt::format("{}{:02}", prefix, i));
    return ids;
}

TEST(FindingsCatalogue, HasEveryFactOnceInOrder)
{
    std::vector<std::string> ids;
    for (Finding const& finding : shipped_findings())
        ids.push_back(finding.id);
    EXPECT_EQ(ids.size(), 98u);
    EXPECT_EQ(ids, every_id());
}

TEST(FindingsCatalogue, ComputesWhatTheModelCanAnswer)
{
    std::vector<std::string> alive;
    for (Finding const& finding : shipped_findings())
        if (finding.is_alive())
            alive.push_back(finding.id);
    for (char const* const id :
         {"F06-01", "F06-02", "F06-03", "F06-04", "F06-05", "F06-07", "F06-08", "F06-09", "F06-10",
          "F06-11", "F11-22", "F11-23", "F11-26", "F11-30", "F11-31", "F11-32"})
        EXPECT_NE(std::find(alive.begin(), alive.end(), id), alive.end()) << id;
}

TEST(FindingsCatalogue, SaysWhatIsMissingOfTheRest)
{
    for (Finding const& finding : shipped_findings()) {
        if (finding.role == Role::not_modelled) {
            EXPECT_FALSE(finding.missing.empty()) << finding.id;
        }
        if (finding.role == Role::input) {
            EXPECT_FALSE(finding.enters.empty()) << finding.id;
        }
    }
}

TEST(FindingsCatalogue, RefusesWhatItDoesNotKnowWithItsPlace)
{
    sim::Diagnostics diagnostics;
    read_findings(
        "source: here\n"
        "findings:\n"
        "  - {id: X, claim: c, kind: level, theme: t, role: check, reported: {text: r},\n"
        "     figures: [{label: l, measure: employed_shar, group: population, year: 2016,\n"
        "                value: 1, tolerance: 1}]}\n",
        "some.yaml", diagnostics);
    ASSERT_EQ(diagnostics.size(), 1u);
    EXPECT_EQ(diagnostics.errors()[0].at.line, 4);
    EXPECT_NE(diagnostics.to_text().find("employed_share"), std::string::npos)
        << diagnostics.to_text();
}

TEST(FindingsCatalogue, RefusesACheckOfNothing)
{
    sim::Diagnostics diagnostics;
    read_findings(
        "source: here\nfindings:\n"
        "  - {id: X, claim: c, kind: level, theme: t, role: check, reported: {text: r}}\n",
        "some.yaml", diagnostics);
    EXPECT_NE(diagnostics.to_text().find("check of nothing"), std::string::npos);
}

} // namespace
} // namespace boligsim::analysis
