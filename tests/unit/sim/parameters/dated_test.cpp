#include <gtest/gtest.h>

#include "sim/parameters/dated.hpp"

namespace sim {
namespace {

constexpr std::string_view text = R"(a.share:
  description: A share
  unit: share
  values:
    - {from: 2000-01, value: 0.1, source: s, status: assumed, range: [0, 1]}
    - {from: 2012-04, value: 0.2, source: s, status: assumed, range: [0, 1]}
    - {from: 2030-01, value: 0.9, source: s, status: assumed, range: [0, 1]}
b.share:
  description: Another share
  unit: share
  values:
    - {from: 2000-01, value: 0.5, source: s, status: assumed, range: [0, 1]}
    - {from: 2015-01, value: 0.6, source: s, status: assumed, range: [0, 1]}
c.share:
  description: A share that the table does not read
  unit: share
  values:
    - {from: 2000-01, value: 0.5, source: s, status: assumed, range: [0, 1]}
    - {from: 2010-01, value: 0.6, source: s, status: assumed, range: [0, 1]}
)";

struct Table {
    Table(sim::ParameterBook const& book, sim::Month at)
        : sum(book.scalar("a.share", at) + book.scalar("b.share", at)), from(at)
    {
    }
    double sum;
    sim::Month from;
};

TEST(Dated, EachParameterThatTheTableReadsBeginsANewOne)
{
    sim::Diagnostics diagnostics;
    sim::ParameterBook const book =
        sim::read_parameters({{"m/x.parameters.yaml", text}}, diagnostics);
    ASSERT_EQ(diagnostics.to_text(), "");
    book.scalar("c.share", sim::Month(2006, 1)); // read by somebody else
    auto const dated = sim::dated_table<Table>(book, {sim::Month(2006, 1), sim::Month(2020, 12)});

    EXPECT_NEAR(dated.at(sim::Month(2012, 3)).sum, 0.6, 1e-12);
    EXPECT_NEAR(dated.at(sim::Month(2012, 4)).sum, 0.7, 1e-12);
    EXPECT_NEAR(dated.at(sim::Month(2014, 12)).sum, 0.7, 1e-12);
    EXPECT_NEAR(dated.at(sim::Month(2015, 1)).sum, 0.8, 1e-12);
    EXPECT_NEAR(dated.at(sim::Month(2020, 12)).sum, 0.8, 1e-12);
    EXPECT_NEAR(dated.at(sim::Month(2003, 1)).sum, 0.6, 1e-12) << "before the period";

    EXPECT_EQ(dated.at(sim::Month(2011, 1)).from, sim::Month(2006, 1));
    EXPECT_TRUE(book.read_names().contains("a.share")) << "the report tells what was read";
}

} // namespace
} // namespace sim
