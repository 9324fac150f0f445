#include <gtest/gtest.h>

#include "sim/parameters/parameter_book.hpp"
#include "sim/parameters/parameter_contents.hpp"

namespace sim {
namespace {

constexpr std::string_view rates = R"(deaths.annual_rate:
  description: Deaths per person-year
  unit: 1/year
  axes: [sex, age]
  labels: {sex: [women, men], age: "0..2"}
  values:
    - from: 2000-01
      value: [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]
      source: "a table"
      status: register
      range: [0, 1]
    - from: 2010-07
      value: {men: [0.44, 0.55, 0.66], women: {0: 0.11, 1: 0.22, 2: 0.33}}
      source: "another: table"
      status: assumed
      range: [0, 1]
wage.mean:
  description: Mean wage
  unit: DKK/year
  values:
    - table: wage.csv
      source: a table
      status: literature
      range: [0, 1000000]
)";
constexpr std::string_view wages = "year,value,note\n2007,310000,\n2006,300000,first\n";

ParameterBook read(std::string_view yaml, std::string_view csv = wages)
{
    Diagnostics diagnostics;
    ParameterBook book =
        read_parameters({{"m/x.parameters.yaml", yaml}, {"m/wage.csv", csv}}, diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    return book;
}

std::string errors_of(std::string_view yaml, std::string_view csv = wages)
{
    Diagnostics diagnostics;
    read_parameters({{"m/x.parameters.yaml", yaml}, {"m/wage.csv", csv}}, diagnostics);
    return diagnostics.to_text();
}

/// A parameter that is right, with one line replaced.
std::string scalar_with(std::string const& from, std::string const& to)
{
    std::string text =
        "a.b:\n  description: d\n  unit: share\n  values:\n    - from: 2000-01\n"
        "      value: 0.5\n      source: s\n      status: assumed\n      range: [0, 1]\n";
    text.replace(text.find(from), from.size(), to);
    return text;
}

TEST(ParameterBook, an_entry_holds_until_the_next)
{
    ParameterBook const book = read(rates);
    using Values = std::vector<double>;
    EXPECT_EQ(book.values("deaths.annual_rate", Month(2010, 6)),
              (Values{0.1, 0.2, 0.3, 0.4, 0.5, 0.6}));
    EXPECT_EQ(book.values("deaths.annual_rate", Month(2010, 7)),
              (Values{0.11, 0.22, 0.33, 0.44, 0.55, 0.66}));
    EXPECT_EQ(book.values("deaths.annual_rate", Month(1990, 1))[0], 0.1);
    EXPECT_EQ(book.labels("deaths.annual_rate", "age"), (std::vector<std::string>{"0", "1", "2"}));
    EXPECT_EQ(book.dates("deaths.annual_rate"),
              (std::vector<Month>{Month(2000, 1), Month(2010, 7)}));
}

TEST(ParameterBook, a_table_with_years_is_in_force_from_january)
{
    ParameterBook const book = read(rates);
    EXPECT_EQ(book.scalar("wage.mean", Month(2005, 5)), 300000);
    EXPECT_EQ(book.scalar("wage.mean", Month(2006, 12)), 300000);
    EXPECT_EQ(book.scalar("wage.mean", Month(2007, 1)), 310000);
    EXPECT_EQ(book.scalar("wage.mean", Month(2030, 1)), 310000);
}

TEST(ParameterBook, text_reads_back_to_the_same_book)
{
    ParameterBook const book = read(rates);
    ParameterBook const again = read(book.to_text());
    EXPECT_EQ(again.to_text(), book.to_text());
    EXPECT_EQ(again.hash(), book.hash());
    EXPECT_EQ(again.values("deaths.annual_rate", Month(2012, 1)),
              book.values("deaths.annual_rate", Month(2012, 1)));
}

TEST(ParameterBook, a_changed_number_is_another_book)
{
    ParameterBook const book = read(rates);
    ParameterBook const other = book.with("wage.mean", 5);
    EXPECT_EQ(other.scalar("wage.mean", Month(2007, 1)), 5);
    EXPECT_EQ(book.scalar("wage.mean", Month(2007, 1)), 310000);
    EXPECT_NE(other.hash(), book.hash());
}

TEST(ParameterBook, scaled_values_stay_in_their_range)
{
    ParameterBook const doubled = read(rates).scaled("deaths.annual_rate", 2);
    EXPECT_EQ(doubled.values("deaths.annual_rate", Month(2000, 1))[0], 0.2);
    EXPECT_EQ(doubled.values("deaths.annual_rate", Month(2000, 1))[5], 1.0);
}

TEST(ParameterBook, knows_what_was_read_through_it_and_its_copies)
{
    ParameterBook const book = read(rates);
    ParameterBook const copy = book.with("wage.mean", 5);
    EXPECT_TRUE(book.read_names().empty());
    (void)copy.scalar("wage.mean", Month(2007, 1));
    EXPECT_EQ(book.read_names(), std::set<std::string>{"wage.mean"});
}

TEST(ParameterBook, refuses_a_number_without_its_papers)
{
    for (std::string const key : {"source: s", "status: assumed", "range: [0, 1]"})
        EXPECT_NE(errors_of(scalar_with("      " + key + "\n", ""))
                      .find("has no '" + key.substr(0, key.find(':')) + "'"),
                  std::string::npos)
            << key;
    EXPECT_NE(errors_of(scalar_with("  unit: share\n", "")).find("a.b has no 'unit'"),
              std::string::npos);
    EXPECT_NE(errors_of(scalar_with("  description: d\n", "")).find("a.b has no 'description'"),
              std::string::npos);
}

TEST(ParameterBook, refuses_wrong_values)
{
    EXPECT_EQ(errors_of(scalar_with("value: 0.5", "value: 1.5")),
              "m/x.parameters.yaml:6:14: error: a.b = 1.5 is outside [0, 1] (its range)\n");
    EXPECT_NE(errors_of(scalar_with("status: assumed", "status: guessed"))
                  .find("unknown status 'guessed'"),
              std::string::npos);
    EXPECT_NE(errors_of(scalar_with("value: 0.5", "value: [0.5]")).find("a number is needed"),
              std::string::npos);
    EXPECT_NE(errors_of(scalar_with("value: 0.5", "valeu: 0.5")).find("did you mean 'value'?"),
              std::string::npos);
    EXPECT_NE(
        errors_of(scalar_with("value: 0.5", "table: gone.csv")).find("m/gone.csv is not there"),
        std::string::npos);
    EXPECT_NE(errors_of(scalar_with("from: 2000-01", "from: 2000"))
                  .find(":5:13: error: the number 2000 as 'from'"),
              std::string::npos);
}

TEST(ParameterBook, refuses_the_wrong_shape)
{
    std::string text(rates);
    text.replace(text.find("[0.4, 0.5, 0.6]"), 15, "[0.4, 0.5]");
    EXPECT_NE(errors_of(text).find("wrong shape"), std::string::npos);
}

TEST(ParameterBook, refuses_a_table_with_holes)
{
    constexpr std::string_view yaml =
        "a.b:\n  description: d\n  unit: u\n  axes: [sex]\n"
        "  labels: {sex: [women, men]}\n  values:\n    - from: 2000-01\n"
        "      table: wage.csv\n      source: s\n      status: assumed\n"
        "      range: [0, 1]\n";
    EXPECT_EQ(errors_of(yaml, "sex,value\nwomen,0.5\n"),
              "m/wage.csv: error: no value for a.b[men]\n");
    EXPECT_NE(errors_of(yaml, "sex,value\nwomen,0.5\nmen,1\nwomen,1\n")
                  .find("4:1: error: a.b[women] is given twice"),
              std::string::npos);
    EXPECT_NE(errors_of(yaml, "sex,value\nwoman,0.5\nmen,1\n").find("did you mean 'women'?"),
              std::string::npos);
    EXPECT_NE(errors_of(yaml, "sex,rate\nwomen,0.5\n").find("no column 'value'"),
              std::string::npos);
    EXPECT_EQ(errors_of(yaml, "sex,value\nwomen,0.5\nmen,1\n"), "");
}

} // namespace
} // namespace sim
