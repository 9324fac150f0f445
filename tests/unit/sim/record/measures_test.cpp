#include <cstring>
#include <gtest/gtest.h>

#include <limits>

#include "sim/record/measures.hpp"

namespace {

using sim::CellType;
using sim::MeasureCatalogue;
using sim::MeasureId;
using sim::MeasureKind;
using sim::YearCounts;

struct Catalogue : ::testing::Test {
    Catalogue()
    {
        catalogue.add_axis({"sex", "sex", {"women", "men"}});
        catalogue.add_axis({"age", "age band", {"0-17", "18-64", "65+"}});
        persons = catalogue.add(
            {"persons", "persons", "persons", MeasureKind::stock, CellType::count, {"sex", "age"}});
        births =
            catalogue.add({"births", "births", "persons", MeasureKind::flow, CellType::count, {}});
        rent = catalogue.add(
            {"rent", "rent", "DKK/month", MeasureKind::stock, CellType::sum, {"sex"}});
    }
    MeasureCatalogue catalogue;
    MeasureId persons{};
    MeasureId births{};
    MeasureId rent{};
};

TEST_F(Catalogue, CellsAreTheProductOfTheAxes)
{
    EXPECT_EQ(catalogue.cells(persons), 6u);
    EXPECT_EQ(catalogue.cells(births), 1u);
    EXPECT_EQ(catalogue.cells(rent), 2u);
    EXPECT_EQ(catalogue[persons].name, "persons");
    EXPECT_EQ(catalogue.axis("age").labels.back(), "65+");
}

TEST_F(Catalogue, CountsStartAtZeroAndAddUp)
{
    YearCounts counts(catalogue, 3);
    EXPECT_EQ(counts.at(persons, 2, 5), 0);
    counts.add(persons, 2, 5);
    counts.add(persons, 2, 5, 4);
    EXPECT_EQ(counts.at(persons, 2, 5), 5);
    EXPECT_EQ(counts.at(persons, 2, 4), 0);
    EXPECT_EQ(counts.at(persons, 1, 5), 0);
    EXPECT_EQ(counts.at(births, 2, 0), 0);
}

TEST_F(Catalogue, CellsLieByPlaceThenRowMajor)
{
    YearCounts counts(catalogue, 2);
    counts.add(persons, 1, 4, 9); // place 1; men (1) aged 18-64 (1)
    std::vector<std::int32_t> const numbers = counts.copy_counts(persons, 0, 2);
    ASSERT_EQ(numbers.size(), 12u);
    EXPECT_EQ(numbers[1 * 6 + 1 * 3 + 1], 9);
    EXPECT_EQ(counts.copy_counts(persons, 1, 1)[1 * 3 + 1], 9);
    EXPECT_EQ(counts.at(persons, 1, 4), 9);
}

TEST_F(Catalogue, SumsHoldMoreThan32Bits)
{
    YearCounts counts(catalogue, 1);
    std::int64_t const much = std::int64_t{1} << 40;
    counts.add(rent, 0, 1, much);
    counts.add(rent, 0, 1, 1);
    EXPECT_TRUE(counts.is_wide(rent));
    EXPECT_FALSE(counts.is_wide(births));
    EXPECT_EQ(counts.at(rent, 0, 1), much + 1);
    std::vector<std::byte> const bytes = counts.copy_bytes(rent, 0, 1);
    ASSERT_EQ(bytes.size(), 2 * sizeof(std::int64_t));
    std::int64_t second = 0;
    std::memcpy(&second, bytes.data() + sizeof(second), sizeof(second));
    EXPECT_EQ(second, much + 1);
}

TEST_F(Catalogue, NumbersStayWithTheirPlacesAsMoreAndMoreAreTouched)
{
    // Backwards, so that rows are made in another order than that of the places; enough to pass
    // every change of the layout, twice, since a cleared table keeps it.
    constexpr std::size_t places = 1000;
    YearCounts counts(catalogue, places);
    for (std::int32_t const year : {1, 2}) {
        for (std::size_t place = places; place-- > 0;) {
            counts.add(persons, place, place % 6, static_cast<std::int64_t>(place) + year);
            counts.add(rent, place, 1, 7);
        }
        std::vector<std::int32_t> const numbers = counts.copy_counts(persons, 0, places);
        for (std::size_t place = 0; place < places; ++place) {
            ASSERT_EQ(counts.at(persons, place, place % 6),
                      static_cast<std::int64_t>(place) + year);
            ASSERT_EQ(numbers[place * 6 + place % 6], static_cast<std::int32_t>(place) + year);
            ASSERT_EQ(counts.at(rent, place, 1), 7);
        }
        YearCounts doubled = counts.zero_copy();
        doubled.add_all(counts);
        doubled.add_all(counts);
        EXPECT_EQ(doubled.at(persons, 999, 999 % 6), 2 * (999 + year));
        counts.clear();
        EXPECT_EQ(counts.at(persons, 999, 999 % 6), 0);
    }
}

TEST_F(Catalogue, RowsOfAMeasureAddLikeSingleNumbers)
{
    std::vector<std::string> const asked{"persons", "rent"};
    catalogue.record_only(asked);
    YearCounts counts(catalogue, 300);
    std::uint32_t const row = counts.make_row(299);
    EXPECT_EQ(counts.row(299), row);
    counts.counts_of(persons).add(row, 4, 3);
    counts.counts_of(persons).add(row, 4);
    counts.sums_of(rent).add(row, 1, std::int64_t{1} << 40);
    counts.counts_of(births).add(row, 0, 5); // not recorded: lost
    EXPECT_EQ(counts.at(persons, 299, 4), 4);
    EXPECT_EQ(counts.at(rent, 299, 1), std::int64_t{1} << 40);
    EXPECT_EQ(counts.at(births, 299, 0), 0);
    EXPECT_EQ(counts.at(persons, 298, 4), 0);
}

TEST_F(Catalogue, ClearedCountsAreZeroAgain)
{
    YearCounts counts(catalogue, 2);
    counts.add(births, 1, 0, 3);
    counts.add(rent, 0, 0, 5000);
    counts.clear();
    EXPECT_EQ(counts.at(births, 1, 0), 0);
    EXPECT_EQ(counts.at(rent, 0, 0), 0);
    EXPECT_EQ(counts.places(), 2u);
}

TEST_F(Catalogue, RecordsOnlyWhatIsAskedFor)
{
    std::vector<std::string> const asked{"births", "rent"};
    catalogue.record_only(asked);
    YearCounts counts(catalogue, 2);
    counts.add(persons, 1, 3, 7);
    counts.add(births, 1, 0, 2);
    counts.add(rent, 0, 1, 5);
    EXPECT_FALSE(counts.is_recorded(persons));
    EXPECT_EQ(counts.at(persons, 1, 3), 0);
    EXPECT_EQ(counts.at(births, 1, 0), 2);
    EXPECT_EQ(counts.at(rent, 0, 1), 5);
}

TEST_F(Catalogue, GroupsOfPlacesHoldTheSumsOfTheirPlaces)
{
    YearCounts counts(catalogue, sim::PlaceGrouping{{1, 0, 1}, 2});
    counts.add(persons, 0, 5, 3);
    counts.add(persons, 2, 5, 4);
    counts.add(rent, 1, 0, 10);
    EXPECT_EQ(counts.places(), 2u);
    EXPECT_EQ(counts.at(persons, 1, 5), 7);
    EXPECT_EQ(counts.at(persons, 0, 5), 0);
    EXPECT_EQ(counts.at(rent, 0, 0), 10);
    counts.clear();
    EXPECT_EQ(counts.at(persons, 1, 5), 0);
    counts.add(persons, 0, 5, 1);
    EXPECT_EQ(counts.at(persons, 1, 5), 1);
}

TEST_F(Catalogue, CountsOfShardsAddUpWhereverEachOfThemCounted)
{
    YearCounts one(catalogue, 4);
    YearCounts other = one.zero_copy();
    one.add(persons, 3, 1, 2);
    other.add(persons, 3, 1, 5);
    other.add(persons, 0, 0, 1);
    other.add(rent, 2, 1, 8);
    one.add_all(other);
    EXPECT_EQ(one.at(persons, 3, 1), 7);
    EXPECT_EQ(one.at(persons, 0, 0), 1);
    EXPECT_EQ(one.at(rent, 2, 1), 8);
    EXPECT_FALSE(one.is_touched(1));
}

} // namespace
