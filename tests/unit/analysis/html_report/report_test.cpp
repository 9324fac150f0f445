#include <algorithm>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/html_report/chart.hpp"
#include "analysis/html_report/html.hpp"
#include "analysis/html_report/report.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(EscapeHtml, LeavesNothingThatHtmlReads)
{
    EXPECT_EQ(escape_html("</script><b> & \"Æblehaven\""),
              "&lt;/script&gt;&lt;b&gt; &amp; &quot;Æblehaven&quot;");
}

TEST(FormatFixed, WritesNumbersAsTheLanguageDoes)
{
    EXPECT_EQ(format_fixed(1234567.891, 2, Language::english), "1,234,567.89");
    EXPECT_EQ(format_fixed(1234567.891, 2, Language::danish), "1.234.567,89");
    EXPECT_EQ(format_fixed(0.5, 2, Language::danish), "0,50");
    EXPECT_EQ(format_fixed(-12.3, 1, Language::english), "−12.3");
    EXPECT_EQ(format_fixed(std::nan(""), 1, Language::english), "–");
}

TEST(FormatSigned, GivesWhatRoundsToZeroNoSign)
{
    EXPECT_EQ(format_signed(0.44, 2, Language::english), "+0.44");
    EXPECT_EQ(format_signed(-0.44, 2, Language::danish), "−0,44");
    EXPECT_EQ(format_signed(-0.004, 2, Language::english), "0.00");
    EXPECT_EQ(format_signed(0.004, 2, Language::english), "0.00");
}

TEST(Typeset, WritesMinusSignsAndDashesAsThePageDoes)
{
    EXPECT_EQ(typeset("-0.15 points (-0.25 to +0.1), 2008-2014"),
              "−0.15 points (−0.25 to +0.1), 2008\u2060–\u20602014");
    EXPECT_EQ(typeset("a plan of 2006-10, aged 18-64, non-Western"),
              "a plan of 2006-10, aged 18-64, non-Western");
}

/// Two departments of an area, the first of a programme, and a segment; the scenario brings work
/// to `found_work` persons of the first in the last year.
MemoryTrajectory make_file(std::string const& name, int found_work)
{
    MemoryTrajectory file(name, {2010, 2011, 2012}, 3, {"Planned", "Other"}, {"Aarhus owner"});
    file.add_measure("adults", {{"employment", {"employed", "unemployed"}},
                                {"origin", {"danish", "western", "menapt", "other_non_western"}}});
    file.set_integers("department_programmes", {1, 0});
    file.set_texts("department_municipality", {"Aarhus", "Odense"});
    file.set_texts("department_area", {"Æblehaven", ""});
    file.set_attribute("study", "</script><b>");
    file.set_attribute("command_line", "boligsim run x.yaml");
    file.set_attribute("study_text", R"(format: 1
study: "</script><b>"
defaults:
  period: {from: 2010-01, to: 2012-12}
blocks:
  baseline: {}
  plan:
    interventions:
      - {use: employment_support, where: {programme: "2006-10"}, from: 2011-01, to: 2011-12}
scenarios:
  baseline: {use: [baseline]}
  plan: {use: [plan]}
)");
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t y = 0; y < 3; ++y)
            for (std::size_t d = 0; d < 2; ++d) {
                int const more =
                    d == 0 && y > 0 && found_work > 0 ? found_work + static_cast<int>(r) : 0;
                file.value("adults", Sector::departments, r, y, d, 0) = 400 + more;
                file.value("adults", Sector::departments, r, y, d, 4) = 600 - more;
            }
    return file;
}

std::string make_report(int found_work, ReportOptions const& options)
{
    MemoryTrajectory const baseline = make_file("baseline", 0);
    MemoryTrajectory const plan = make_file("plan", found_work);
    return html_report({&plan, &baseline}, 1, options);
}

ReportOptions options_of(Language language)
{
    ReportOptions options;
    options.language = language;
    options.sections = {"headline", "compared",    "over-time", "who-instead",
                        "by-place", "assumptions", "reproduce", "origin"};
    return options;
}

// 60, 61 and 62 of 1,000 persons in 2011 and 2012: 6.1 points, standard error 0.0577, t(0.975; 2)
// = 4.3027, so that the interval is 5.85 to 6.35. The policy is in force in 2011.
TEST(HtmlReport, SaysWhatChangedWhileThePolicyWorkedAndAfterwards)
{
    std::string const english = make_report(60, options_of(Language::english));
    EXPECT_THAT(english, HasSubstr("Employment: +6.10 percentage points on average in 2011 "
                                   "(95 % interval +5.85 to +6.35)"));
    EXPECT_THAT(english, HasSubstr("In 2012 it was +6.10 percentage points"));
    EXPECT_THAT(english, HasSubstr("Employment: 6.10 percentage points higher under plan, 2011"));
    std::string const danish = make_report(60, options_of(Language::danish));
    EXPECT_THAT(danish, HasSubstr("Beskæftigelse: +6,10 procentpoint i gennemsnit 2011 "
                                  "(95 %-interval +5,85 til +6,35)"));
}

TEST(HtmlReport, DoesNotCallChanceAnEffect)
{
    std::string const html = make_report(0, options_of(Language::english));
    EXPECT_THAT(html, HasSubstr("Employment: no difference can be told from chance"));
    EXPECT_THAT(html, Not(HasSubstr("no effect")));
}

/// Three worlds, and in the planned department nobody aged 18-64.
TEST(HtmlReport, SaysWhyThereIsNoInterval)
{
    MemoryTrajectory baseline = make_file("baseline", 0);
    MemoryTrajectory plan = make_file("plan", 60);
    for (MemoryTrajectory* const file : {&baseline, &plan})
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t y = 0; y < 3; ++y)
                for (std::size_t const cell : {0u, 4u})
                    file->value("adults", Sector::departments, r, y, 0, cell) = 0;
    std::string const html = html_report({&plan, &baseline}, 1, options_of(Language::english));
    EXPECT_THAT(html, HasSubstr("no interval: nobody to count in any world"));
    EXPECT_THAT(html, Not(HasSubstr("two worlds")));
}

TEST(HtmlReport, ShowsNamesAsText)
{
    std::string const html = make_report(60, options_of(Language::english));
    EXPECT_THAT(html, HasSubstr("<h1>Results of &lt;/script&gt;&lt;b&gt;</h1>"));
    EXPECT_THAT(html, Not(HasSubstr("</script><b>")));
    // The data and the script are the only two that end.
    std::size_t ends = 0;
    for (std::size_t at = html.find("</script>"); at != std::string::npos;
         at = html.find("</script>", at + 1))
        ++ends;
    EXPECT_EQ(ends, 2u);
}

TEST(HtmlReport, GivesEqualInputEqualBytes)
{
    EXPECT_EQ(make_report(60, options_of(Language::danish)),
              make_report(60, options_of(Language::danish)));
}

TEST(HtmlReport, AsksForNothingAndAllowsOnlyItsOwnScript)
{
    std::string const html = make_report(60, options_of(Language::english));
    EXPECT_THAT(html, HasSubstr("default-src 'none'; script-src 'sha256-"));
    EXPECT_THAT(html, Not(HasSubstr("unsafe-")));
    std::regex const request(R"((src|href)="(?!#)[^"]*")");
    EXPECT_FALSE(std::regex_search(html.substr(0, html.find("<script>")), request));
}

/// All numbers of the visible part, with the language's marks taken off.
std::vector<std::string> numbers_of(std::string html, bool danish)
{
    html = html.substr(html.find("<body>"), html.find("<footer>") - html.find("<body>"));
    html = std::regex_replace(html, std::regex("<[^>]*>"), " ");
    html = std::regex_replace(html, std::regex("&#39;"), "'");
    std::vector<std::string> numbers;
    std::regex const number(R"([0-9][0-9.,]*)");
    for (std::sregex_iterator i(html.begin(), html.end(), number), end; i != end; ++i) {
        std::string text = i->str();
        while (text.back() == '.' || text.back() == ',')
            text.pop_back();
        text.erase(std::remove(text.begin(), text.end(), danish ? '.' : ','), text.end());
        std::replace(text.begin(), text.end(), ',', '.');
        numbers.push_back(text);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

TEST(HtmlReport, HoldsTheSameNumbersInBothLanguages)
{
    auto options = options_of(Language::english);
    options.sections = {"headline", "compared", "over-time", "who-instead", "by-place"};
    auto const english = numbers_of(make_report(60, options), false);
    options.language = Language::danish;
    EXPECT_EQ(english, numbers_of(make_report(60, options), true));
    EXPECT_GT(english.size(), 100u);
}

TEST(HtmlReport, RefusesAGroupThatIsNotThere)
{
    auto options = options_of(Language::english);
    options.groups = {"municipality Atlantis"};
    EXPECT_THROW(make_report(60, options), sim::InvalidInput);
    options.groups = {"municipality Odense"};
    EXPECT_THAT(make_report(60, options), HasSubstr("departments of the municipality Odense"));
}

} // namespace
} // namespace boligsim::analysis
