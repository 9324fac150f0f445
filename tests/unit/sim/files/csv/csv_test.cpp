#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "sim/files/csv.hpp"

namespace sim {
namespace {

std::string errors_of(std::string const& text)
{
    Diagnostics diagnostics;
    read_csv(text, "f.csv", diagnostics);
    return diagnostics.to_text();
}

TEST(Csv, reads_quotes_line_ends_and_places)
{
    Diagnostics diagnostics;
    CsvTable const table =
        read_csv("\xEF\xBB\xBFname,n\r\n\"a, \"\"b\"\"\",1\r\n\r\nHøje,2", "f.csv", diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(table.rows[0][0].text, "a, \"b\"");
    EXPECT_EQ(table.rows[1][0].text, "Høje");
    EXPECT_EQ(table.rows[1][1].line, 4);
    EXPECT_EQ(table.rows[1][1].column, 6);
    EXPECT_EQ(as_number(table.rows[1][1]), 2.0);
    EXPECT_EQ(table.column("n"), 1u);
    EXPECT_EQ(table.column("m"), std::nullopt);
}

TEST(Csv, a_semicolon_in_the_header_separates)
{
    Diagnostics diagnostics;
    CsvTable const table = read_csv("name;share\nA, B;0,25\n", "f.csv", diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    EXPECT_EQ(table.separator, ';');
    ASSERT_EQ(table.rows.size(), 1u);
    EXPECT_EQ(table.rows[0][0].text, "A, B");
    EXPECT_EQ(table.rows[0][1].text, "0,25");
    EXPECT_EQ(table.rows[0][1].column, 6);
}

TEST(Csv, an_empty_last_cell_is_a_cell)
{
    Diagnostics diagnostics;
    CsvTable const table = read_csv("a,b\n1,\n2,", "f.csv", diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(table.rows[1][1].text, "");
    EXPECT_EQ(as_number(table.rows[1][1]), std::nullopt);
}

TEST(Csv, says_what_is_wrong_and_where)
{
    EXPECT_EQ(errors_of("a,b\n1,2\n3\n"),
              "f.csv:3:1: error: 1 cell in a row (the header has 2)\n"
              "   leave a cell empty where nothing is known; its separator stays\n");
    EXPECT_EQ(errors_of("a,b\n1,2,3\n"), "f.csv:2:1: error: 3 cells in a row (the header has 2)\n"
                                         "   a ',' within a cell needs quotes: \"a, b\"\n");
    EXPECT_EQ(errors_of("a,a\n"), "f.csv:1:3: error: duplicate column 'a'\n"
                                  "   keep one of the two\n");
    EXPECT_EQ(errors_of("a\n\"x\n"), "f.csv:2:1: error: a quote that is not closed\n"
                                     "   close it with \"\n");
    EXPECT_EQ(errors_of("a\n\"x\"y\n"), "f.csv:2:1: error: text after a closing quote ('y')\n"
                                        "   write a quote within quotes twice\n");
    EXPECT_EQ(errors_of(""), "f.csv: error: the file is empty\n"
                             "   begin with a header: a line with the names of the columns\n");
}

/// What spreadsheets leave behind around a table.
TEST(Csv, skips_rows_and_columns_without_text)
{
    for (char const* const text :
         {"a,b,,\n1,2,,\n3,4,,\n", "a,b\n1,2\n3,4\n\x1a", "a,b\n   \n1,2\n\t\n,\n \u00A0,\n3,4\n",
          ",,\na,b\n1,2\n3,4,,,\n", "a,b\r1,2\r3,4\r", "sep=,\r\na,b\r\n1,2\r\n3,4\r\n",
          "\xEF\xBB\xBFsep=;\r\na;b\r\n1;2\r\n3;4\r\n", "\"sep=;\"\na;b\n1;2\n3;4\n",
          "sep=\t\na\tb\n1\t2\n3\t4\n", "a ,\" b\" \n\"1\" ,2\n3,4"}) {
        SCOPED_TRACE(text);
        Diagnostics diagnostics;
        CsvTable const table = read_csv(text, "f.csv", diagnostics);
        EXPECT_EQ(diagnostics.to_text(), "");
        ASSERT_EQ(table.header.size(), 2u);
        EXPECT_EQ(table.header[1].text, "b");
        ASSERT_EQ(table.rows.size(), 2u);
        EXPECT_EQ(as_number(table.rows[0][0]), 1.0);
        EXPECT_EQ(as_number(table.rows[1][1]), 4.0);
    }
}

TEST(Csv, counts_lines_that_end_in_cr_only)
{
    EXPECT_EQ(errors_of("a,b\r1,2\r3\r"),
              "f.csv:3:1: error: 1 cell in a row (the header has 2)\n"
              "   leave a cell empty where nothing is known; its separator stays\n");
}

TEST(Csv, refuses_text_below_no_name_and_separators_that_it_cannot_read)
{
    EXPECT_EQ(errors_of("a,,b\n1,,2\n3,note,4\n5,other,6\n"),
              "f.csv:3:3: error: 'note' stands below no name (column 2 of the header is empty)\n"
              "   name the column, or leave its cells empty\n");
    EXPECT_EQ(errors_of("sep=|\na,b\n1,2\n"), "f.csv:1:1: error: '|' as the separator of cells\n"
                                              "   separate them by commas, semicolons or tabs\n");
}

/// Each of these columns would be looked for among all before it.
TEST(Csv, takes_time_in_proportion_to_its_columns)
{
    std::string header;
    for (int i = 0; i < 200000; ++i)
        header += (i > 0 ? ",c" : "c") + std::to_string(i);
    auto const start = std::chrono::steady_clock::now();
    EXPECT_EQ(errors_of(header + "\n"), "");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

} // namespace
} // namespace sim
