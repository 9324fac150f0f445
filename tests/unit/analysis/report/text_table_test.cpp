#include <gtest/gtest.h>

#include "analysis/report/text_table.hpp"

namespace boligsim::analysis {
namespace {

TEST(TextTable, AlignsByCharactersNotBytes)
{
    TextTable table({{"name", Align::left}, {"change", Align::right}});
    table.add_row({"a", "+1 ±2"});
    table.add_row({"longer", "+10"});
    EXPECT_EQ(table.to_text(), "name    change\n"
                               "------  ------\n"
                               "a        +1 ±2\n"
                               "longer     +10\n");
}

TEST(TextTable, PutsTitlesOverSeveralColumns)
{
    TextTable table({{"name", Align::left},
                     {"one", Align::right},
                     {"two", Align::right},
                     {"alone", Align::right},
                     {"last", Align::right}});
    table.add_span(1, 2, "pair");
    table.add_span(4, 1, "a wide title");
    table.add_row({"x", "1", "2", "3", "4"});
    EXPECT_EQ(table.to_text(), "      - pair -         a wide title\n"
                               "name  one  two  alone          last\n"
                               "----  ---  ---  -----  ------------\n"
                               "x       1    2      3             4\n");
}

TEST(CsvLine, IsSeparatedAsTheLanguagesSpreadsheetExpects)
{
    std::vector<std::string> const cells{"a;b", "1,5", "say \"hi\"", "plain"};
    EXPECT_EQ(csv_line(cells), "a;b,\"1,5\",\"say \"\"hi\"\"\",plain\n");
    EXPECT_EQ(csv_line(cells, Language::danish), "\"a;b\";1,5;\"say \"\"hi\"\"\";plain\n");
    EXPECT_EQ(csv_start(Language::english), "");
    EXPECT_EQ(csv_start(Language::danish), "\xEF\xBB\xBF");
}

} // namespace
} // namespace boligsim::analysis
