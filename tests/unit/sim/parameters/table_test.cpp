#include "sim/parameters/table.hpp"

#include <gtest/gtest.h>

#include "sim/parameters/parameter_book.hpp"

namespace sim {
namespace {

enum class Colour : unsigned char { red, green };
constexpr std::array<std::string_view, 2> colour_names{"red", "green"};
constexpr std::span<std::string_view const> axis_labels(Colour)
{
    return colour_names;
}

ParameterBook book_with(std::string_view colours)
{
    std::string const text = R"(paint.rate:
  description: A rate
  unit: 1/year
  axes: [colour, age]
  labels: {colour: )" + std::string(colours) +
                             R"(, age: ["15-19", "20-39", "40+"]}
  values:
    - {from: 2000-01, value: [[1, 2, 3], [4, 5, 6]], source: s, status: assumed, range: [0, 10]}
    - {from: 2010-07, value: [[1, 2, 3], [4, 5, 9]], source: s, status: assumed, range: [0, 10]}
)";
    Diagnostics diagnostics;
    ParameterBook book = read_parameters({{"m/x.parameters.yaml", text}}, diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    return book;
}

TEST(Table, IsAskedByNamesAndByWhatBandsHold)
{
    ParameterBook const book = book_with("[red, green]");
    Table<Colour, Bands> const rate(book, "paint.rate", Month(2005, 1));
    EXPECT_EQ(rate(Colour::red, 15), 1);
    EXPECT_EQ(rate(Colour::red, 20), 2);
    EXPECT_EQ(rate(Colour::red, 39), 2);
    EXPECT_EQ(rate(Colour::green, 40), 6);
    EXPECT_EQ(rate(Colour::green, 90), 6);
    EXPECT_EQ(rate(Colour::green, 3), 4) << "below the first band, that band's";
    EXPECT_EQ((Table<Colour, Bands>(book, "paint.rate", Month(2010, 7))(Colour::green, 40)), 9);
}

TEST(Table, RefusesLabelsThatAreNotTheNamesInTheCode)
{
    for (char const* const colours : {"[green, red]", "[red, blue]"})
        EXPECT_THROW((Table<Colour, Bands>(book_with(colours), "paint.rate", Month(2005, 1))),
                     std::logic_error)
            << colours;
    EXPECT_THROW((Table<Colour>(book_with("[red, green]"), "paint.rate", Month(2005, 1))),
                 std::logic_error);
    EXPECT_THROW((Table<Bands, Colour>(book_with("[red, green]"), "paint.rate", Month(2005, 1))),
                 std::exception);
}

TEST(Bands, AreReadFromTheirLabels)
{
    Bands const bands(std::vector<std::string>{"0-4", "5", "6-9", "10+"});
    EXPECT_EQ(bands.size(), 4u);
    EXPECT_EQ(bands.of(4), 0u);
    EXPECT_EQ(bands.of(5), 1u);
    EXPECT_EQ(bands.of(9), 2u);
    EXPECT_EQ(bands.of(10), 3u);
    EXPECT_EQ(bands.of(-1), 0u);
    EXPECT_EQ(bands.first(2), 6);
}

} // namespace
} // namespace sim
