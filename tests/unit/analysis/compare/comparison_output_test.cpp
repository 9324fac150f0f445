#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "analysis/compare/comparison.hpp"
#include "analysis/compare/output.hpp"
#include "analysis/compare/scenario_headline.hpp"
#include "analysis/report/wrap.hpp"
#include "tests/unit/analysis/compare/comparison_worlds.hpp"

namespace boligsim::analysis {
namespace {

TEST(ComparisonOutput, JsonHasAnObjectForEachMeasureGroupAndYear)
{
    Comparison const comparison =
        compare(make_scenario(), make_trajectory("baseline"), {.extent = Extent::full});
    auto const list = nlohmann::json::parse(comparison_json({comparison}));
    ASSERT_EQ(list.size(), comparison.rows.size());
    EXPECT_EQ(list[0]["measure"], "employed_share");
    EXPECT_EQ(list[0]["group"], "programme 2006-10");
    EXPECT_EQ(list[0]["year"], 2010);
    EXPECT_EQ(list[0]["scenario"], "plan");
}

TEST(ComparisonOutput, HeadlineSaysWhatChanged)
{
    auto const [scenario, baseline] = with_study("{programme: 2006-10}");
    Comparison const comparison = compare(scenario, baseline, {.extent = Extent::headline});
    std::string const text = one_line(headline_text({comparison}));
    for (char const* const part :
         {"plan against baseline, 2010-2011 (2 pairs of worlds)",
          "What it does: leisure jobs, 2010-03 to 2010-12.",
          "For: departments with a plan of 2006-10.",
          "2010, while in force: 40.0 % instead of 40.0 %, 0.00 points",
          "2011, the largest difference: +11.00 points (-14.45 to 36.45, which allows for the "
          "choice among 2 years); not distinguishable from zero.",
          "2011, afterwards: 51.0 % instead of 40.0 %, +11.00 points (95 % interval -1.71 to "
          "23.71); not distinguishable from zero.",
          "In work, wherever they live:", "a difference below 16.33 points (2011)"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST(ComparisonOutput, HeadlineIsAtMost80CharactersWideInBothLanguages)
{
    auto const [scenario, baseline] = with_study("{programme: 2006-10}");
    Comparison const comparison = compare(scenario, baseline, {.extent = Extent::headline});
    for (Language const language : {Language::english, Language::danish}) {
        std::istringstream text(headline_text({comparison, comparison}, language));
        for (std::string line; std::getline(text, line);)
            EXPECT_LE(width_of(line), 80u) << line;
    }
}

TEST(ComparisonOutput, SpeaksDanish)
{
    auto const [scenario, baseline] = with_study("{programme: 2006-10}");
    Comparison const comparison = compare(scenario, baseline, {.extent = Extent::headline});
    std::string const text = one_line(headline_text({comparison}, Language::danish));
    for (char const* const part : {"plan sammenlignet med baseline, 2010-2011 (2 par verdener)",
                                   "For: afdelinger med helhedsplan fra 2006-10.",
                                   "2011, bagefter: 51,0 % i stedet for 40,0 %, +11,00 "
                                   "procentpoint (95 %-interval -1,71 til "
                                   "23,71); kan ikke skelnes fra nul."})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    EXPECT_EQ(text.find("points"), std::string::npos) << text;
}

TEST(ComparisonOutput, SaysWhyThereIsNoInterval)
{
    Phrases const say(Language::english);
    ComparisonRow row;
    row.difference = estimate_mean(std::vector<double>{0.1});
    EXPECT_EQ(interval_text(row, say), "no interval: only one pair of worlds has a number");
    row.difference = estimate_mean(std::vector<double>{std::nan(""), std::nan("")});
    EXPECT_EQ(interval_text(row, say), "no interval: nobody to count in any world");
}

/// Rows of cells of a file as a Danish spreadsheet reads it.
std::vector<std::vector<std::string>> read_danish_csv(std::filesystem::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string line;
    std::vector<std::vector<std::string>> rows;
    while (std::getline(in, line)) {
        if (rows.empty()) {
            EXPECT_EQ(line.substr(0, 3), "\xEF\xBB\xBF");
            line.erase(0, 3);
        }
        std::istringstream cells(line);
        rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, ';');)
            rows.back().push_back(cell);
    }
    return rows;
}

TEST(ComparisonOutput, WritesTablesThatADanishSpreadsheetReads)
{
    std::filesystem::path const folder =
        std::filesystem::path(::testing::TempDir()) / "danish-comparison";
    Comparison const comparison =
        compare(make_scenario(), make_trajectory("baseline"), {.extent = Extent::full});
    write_comparison_csv({comparison}, folder, Language::danish);
    auto const rows = read_danish_csv(folder / "indicators.csv");
    std::filesystem::remove_all(folder);
    auto const column = [&](char const* name) {
        return static_cast<std::size_t>(std::find(rows.front().begin(), rows.front().end(), name) -
                                        rows.front().begin());
    };
    bool found = false;
    for (auto const& row : rows)
        if (row[column("measure")] == "employed_share" && row[column("year")] == "2011" &&
            row[column("group")] == "programme 2006-10") {
            found = true;
            std::string number = row[column("difference")];
            std::size_t const comma = number.find(',');
            ASSERT_NE(comma, std::string::npos) << number;
            number[comma] = '.';
            EXPECT_NEAR(std::stod(number), 0.11, 1e-12);
        }
    EXPECT_TRUE(found);
}

} // namespace
} // namespace boligsim::analysis
