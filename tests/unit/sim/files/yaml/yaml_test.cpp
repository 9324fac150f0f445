#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/files/yaml.hpp"

namespace sim {
namespace {

std::string errors_of(std::string const& text)
{
    Diagnostics diagnostics;
    read_yaml(text, "f.yaml", diagnostics);
    return diagnostics.to_text();
}

YamlNode parse(std::string const& text)
{
    Diagnostics diagnostics;
    auto node = read_yaml(text, "f.yaml", diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    return node.value_or(YamlNode{});
}

TEST(Yaml, keeps_order_and_places)
{
    YamlNode const root = parse("zebra: 1\nant: {b: [x, 2.5], c: }\n");
    ASSERT_EQ(root.keys.size(), 2u);
    EXPECT_EQ(root.keys[0].text, "zebra");
    EXPECT_EQ(root.keys[1].line, 2);
    YamlNode const* const ant = root.find("ant");
    ASSERT_NE(ant, nullptr);
    EXPECT_EQ(ant->find("b")->items[1].column, 14);
    EXPECT_TRUE(ant->find("c")->is_null());
    EXPECT_EQ(root.find("bee"), nullptr);
}

TEST(Yaml, counts_columns_in_characters)
{
    YamlNode const root = parse("{navn: Brøndby Kommune på Sjælland, x: 7}");
    EXPECT_EQ(root.find("x")->column, 40);
}

TEST(Yaml, refuses_what_is_silent_or_repeated)
{
    EXPECT_EQ(errors_of("a: 1\nb: 2\na: 3\n"),
              "f.yaml:3:1: error: duplicate key 'a' (first at line 1)\n   keep one of the two\n");
    EXPECT_NE(errors_of("a: &x 1\nb: *x\n").find("f.yaml:2:4: error: an alias"), std::string::npos);
    EXPECT_NE(
        errors_of("a: &x {c: 1}\nb: {<<: *x}\n").find("f.yaml:2:5: error: the merge key '<<'"),
        std::string::npos);
    EXPECT_NE(errors_of("a: !!str 1\n").find("f.yaml:1:4: error: the tag"), std::string::npos);
    EXPECT_NE(errors_of("a: 1\n---\nb: 1\n").find("a second document"), std::string::npos);
    EXPECT_NE(errors_of("[1]: 2\n").find("a list as a key"), std::string::npos);
    EXPECT_NE(errors_of("").find("the file is empty"), std::string::npos);
}

TEST(Yaml, says_where_the_syntax_breaks)
{
    EXPECT_NE(errors_of("a: [1, 2\nb: 3\n").find("f.yaml:2:"), std::string::npos);
    EXPECT_NE(errors_of("a:\n\t- 1\n").find("not valid YAML"), std::string::npos);
    EXPECT_NE(errors_of(std::string(4000, '[')).find("error"), std::string::npos);
}

TEST(Yaml, numbers_are_numbers_only)
{
    YamlNode const root = parse("[1, -2.5, 1e3, '4', .inf, nan, 0x10, 1_000, 12 kr, +3, 1.5]");
    std::vector<std::optional<double>> numbers;
    for (YamlNode const& item : root.items)
        numbers.push_back(as_number(item));
    std::vector<std::optional<double>> const expected{1.0, -2.5, 1000.0, {},  {}, {},
                                                      {},  {},   {},     3.0, 1.5};
    EXPECT_EQ(numbers, expected);
    EXPECT_EQ(as_integer(root.items[0]), 1);
    EXPECT_EQ(as_integer(root.items[10]), std::nullopt);
}

RC_GTEST_PROP(Yaml, text_reads_back, ())
{
    auto const text = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
    Diagnostics diagnostics;
    auto const root = read_yaml("a: " + to_yaml(text) + "\n", "f", diagnostics);
    RC_ASSERT(root.has_value());
    RC_ASSERT(diagnostics.to_text() == "");
    RC_ASSERT(root->find("a")->text == text);
    RC_ASSERT(root->find("a")->is_scalar());
}

RC_GTEST_PROP(Yaml, numbers_read_back, (double number))
{
    Diagnostics diagnostics;
    auto const root = read_yaml(to_yaml(number), "f", diagnostics);
    RC_ASSERT(as_number(*root) == number);
}

} // namespace
} // namespace sim
