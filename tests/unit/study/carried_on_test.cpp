#include <gtest/gtest.h>

#include "sim/parameters/parameter_contents.hpp"
#include "study/carried_on.hpp"

namespace boligsim {
namespace {

sim::ParameterBook make_book()
{
    constexpr std::string_view text = R"(demo.wage:
  description: A wage
  unit: DKK/month
  values:
    - {from: 2020-01, value: 1000, source: none, status: register, range: [0, 1100]}
    - {from: 2021-01, value: 1050, source: none, status: register, range: [0, 1100]}
demo.net:
  description: What is left of an income
  unit: DKK/year
  axes: [gross]
  labels: {gross: ["0", "100", "200"]}
  values:
    - {from: 2020-01, value: [0, 100, 140], source: none, status: register, range: [0, 1000]}
    - {from: 2021-01, value: [0, 100, 150], source: none, status: register, range: [0, 1000]}
demo.cost:
  description: An amount without dates
  unit: DKK
  values: [{from: 2000-01, value: 7, source: none, status: assumed, range: [0, 10]}]
demo.rate:
  description: A rate
  unit: 1/year
  values:
    - {from: 2020-01, value: 0.1, source: none, status: register, range: [0, 1]}
    - {from: 2021-01, value: 0.2, source: none, status: register, range: [0, 1]}
)";
    sim::Diagnostics diagnostics;
    sim::ParameterBook book = sim::read_parameters({{"demo.parameters.yaml", text}}, diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    return book;
}

sim::Period until(int year)
{
    return {sim::Month(2006, 1), sim::Month(year, 12)};
}

TEST(CarriedOn, amounts_grow_each_january_after_their_last_date)
{
    sim::ParameterBook const book = carried_on(make_book(), 0.02, until(2024));
    EXPECT_EQ(book.scalar("demo.wage", sim::Month(2021, 12)), 1050);
    EXPECT_DOUBLE_EQ(book.scalar("demo.wage", sim::Month(2022, 1)), 1050 * 1.02);
    EXPECT_DOUBLE_EQ(book.scalar("demo.wage", sim::Month(2024, 12)), 1050 * 1.02 * 1.02 * 1.02);
    EXPECT_EQ(book.scalar("demo.cost", sim::Month(2024, 12)), 7);
    EXPECT_EQ(book.scalar("demo.rate", sim::Month(2024, 12)), 0.2);
    sim::ParameterEntry const& last = book.contents().find("demo.wage")->entries.back();
    EXPECT_EQ(last.status, "assumed");
    EXPECT_EQ(last.from, sim::Month(2024, 1));
    EXPECT_GE(last.highest, last.values.front());
    EXPECT_EQ(last_year_of_amounts(make_book()), 2021);
}

/// Whoever earns what is worth as much keeps as much of it: of 110 kroner at 10 % growth what is left
/// of 100 today, times 1.1.
TEST(CarriedOn, a_table_by_amounts_moves_with_them)
{
    sim::ParameterBook const book = carried_on(make_book(), 0.1, until(2022));
    std::vector<double> const net = book.values("demo.net", sim::Month(2022, 6));
    EXPECT_NEAR(net[0], 0, 1e-9);
    EXPECT_NEAR(net[1], 1.1 * (100 / 1.1), 1e-9);
    EXPECT_NEAR(net[2], 1.1 * (100 + 50 * (200 / 1.1 - 100) / 100), 1e-9);
}

TEST(CarriedOn, a_period_that_ends_with_the_figures_changes_nothing)
{
    sim::ParameterBook const book = make_book();
    EXPECT_EQ(carried_on(book, 0.02, until(2021)).to_text(), book.to_text());
}

} // namespace
} // namespace boligsim
