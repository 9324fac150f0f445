#include "sim/parameters/parameter_override.hpp"

#include <array>

#include <gtest/gtest.h>

namespace sim {
namespace {

ParameterBook demo_book()
{
    constexpr std::string_view text = R"(demo.rate:
  description: A rate
  unit: 1/year
  axes: [region, sex]
  labels: {region: [north, south], sex: [women, men]}
  values:
    - {from: 2000-01, value: [[0.1, 0.2], [0.3, 0.4]], source: first, status: register, range: [0, 1]}
    - {from: 2010-01, value: [[0.5, 0.6], [0.7, 0.8]], source: second, status: register, range: [0, 1]}
demo.wage:
  description: A wage
  unit: DKK
  values: [{from: 2000-01, value: 100, source: none, status: register, range: [0, 1000]}]
)";
    Diagnostics diagnostics;
    ParameterBook book = read_parameters({{"demo.parameters.yaml", text}}, diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.to_text();
    return book;
}

using Values = std::vector<double>;
constexpr Month before(2009, 12);
constexpr Month after(2010, 1);

ParameterOverride change(std::string_view key, ParameterOverride::Kind kind, double number)
{
    auto const [name, labels] = split_key(key);
    ParameterOverride made;
    made.name = name;
    made.labels = labels;
    made.kind = kind;
    made.number = number;
    return made;
}

TEST(ParameterOverride, ReachesOneCellAtEveryDate)
{
    std::array const changes{
        change("demo.rate[south, women]", ParameterOverride::Kind::value, 0.9)};
    ParameterBook const book = demo_book().with(changes);
    EXPECT_EQ(book.values("demo.rate", before), (Values{0.1, 0.2, 0.9, 0.4}));
    EXPECT_EQ(book.values("demo.rate", after), (Values{0.5, 0.6, 0.9, 0.8}));
}

TEST(ParameterOverride, AStarStandsForAllLabelsOfAnAxis)
{
    std::array const changes{change("demo.rate[*,men]", ParameterOverride::Kind::factor, 0.5)};
    EXPECT_EQ(demo_book().with(changes).values("demo.rate", before), (Values{0.1, 0.1, 0.3, 0.2}));
}

TEST(ParameterOverride, HoldsFromItsFirstMonthToItsLast)
{
    ParameterOverride dated = change("demo.wage", ParameterOverride::Kind::value, 150);
    dated.from = Month(2008, 3);
    dated.to = Month(2009, 6);
    std::array const changes{dated};
    ParameterBook const book = demo_book().with(changes);
    EXPECT_EQ(book.scalar("demo.wage", Month(2008, 2)), 100);
    EXPECT_EQ(book.scalar("demo.wage", Month(2008, 3)), 150);
    EXPECT_EQ(book.scalar("demo.wage", Month(2009, 6)), 150);
    EXPECT_EQ(book.scalar("demo.wage", Month(2009, 7)), 100);
}

TEST(ParameterOverride, AFactorFromADateMultipliesWhatWouldHold)
{
    ParameterOverride dated = change("demo.rate", ParameterOverride::Kind::factor, 0.5);
    dated.from = Month(2009, 1);
    std::array const changes{dated};
    ParameterBook const book = demo_book().with(changes);
    EXPECT_EQ(book.values("demo.rate", Month(2008, 12)), (Values{0.1, 0.2, 0.3, 0.4}));
    EXPECT_EQ(book.values("demo.rate", before), (Values{0.05, 0.1, 0.15, 0.2}));
    EXPECT_EQ(book.values("demo.rate", after), (Values{0.25, 0.3, 0.35, 0.4}));
}

TEST(ParameterOverride, AreCarriedOutInTheirOrder)
{
    std::array const changes{change("demo.wage", ParameterOverride::Kind::value, 200),
                             change("demo.wage", ParameterOverride::Kind::factor, 1.5)};
    EXPECT_EQ(demo_book().with(changes).scalar("demo.wage", before), 300);
}

TEST(ParameterOverride, SaysThatTheStudySetItAndLeavesOtherTablesShared)
{
    ParameterBook const book = demo_book();
    std::array const changes{change("demo.wage", ParameterOverride::Kind::value, 200)};
    ParameterBook const changed = book.with(changes);
    ParameterEntry const& entry = changed.contents().find("demo.wage")->entries.front();
    EXPECT_EQ(entry.status, "assumed");
    EXPECT_EQ(entry.source, "Set by the study. Before: none (register)");
    EXPECT_EQ(changed.contents().find("demo.rate"), book.contents().find("demo.rate"));
    EXPECT_EQ(book.changed_names(changed), (std::vector<std::string>{"demo.wage"}));
}

TEST(ParameterOverride, TellsWhichCellWouldLeaveItsRange)
{
    ParameterBook const book = demo_book();
    auto const wrong = find_wrong(*book.contents().find("demo.rate"),
                                  change("demo.rate", ParameterOverride::Kind::factor, 2));
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->problem, "demo.rate[north, men] would be 1.2 from " + to_string(after) +
                                  " (it lies within 0 to 1)");
}

TEST(ParameterOverride, KeepsCountsWholeAndPutsNoFactorOnCodes)
{
    using enum ParameterOverride::Kind;
    Parameter lists = *demo_book().contents().find("demo.wage");
    lists.kind = ParameterKind::whole;
    lists.entries.front().values = {3};
    lists.entries.front().lowest = 0;
    EXPECT_FALSE(find_wrong(lists, change("demo.wage", factor, 2)));
    auto const part = find_wrong(lists, change("demo.wage", factor, 1.1));
    ASSERT_TRUE(part);
    EXPECT_NE(part->problem.find("would be 3.3"), std::string::npos);
    EXPECT_NE(part->problem.find("it is a whole number"), std::string::npos);
    lists.kind = ParameterKind::code;
    EXPECT_FALSE(find_wrong(lists, change("demo.wage", value, 4)));
    EXPECT_TRUE(find_wrong(lists, change("demo.wage", value, 3.5)));
    EXPECT_TRUE(find_wrong(lists, change("demo.wage", factor, 2)));
}

TEST(ParameterOverride, AKeyReadsBack)
{
    auto const [name, labels] = split_key("demo.rate[ north , * ]");
    EXPECT_EQ(name, "demo.rate");
    EXPECT_EQ(labels, (std::vector<std::string>{"north", "*"}));
    EXPECT_EQ(change("demo.rate[north,*]", ParameterOverride::Kind::value, 1).key(),
              "demo.rate[north,*]");
    EXPECT_TRUE(split_key("demo.wage").labels.empty());
}

} // namespace
} // namespace sim
