#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "analysis/concentration/concentration.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

enum Origin : std::size_t { danish, western, menapt, other_non_western };

/// An area of two departments, one of one, and a department without an area. One simulated person
/// stands for a hundred.
class Concentration : public ::testing::Test {
protected:
    Concentration()
        : trajectory_("baseline", {2005, 2015}, 2, {"A1", "A2", "B1", "Alone"}, {"Aarhus owner"})
    {
        trajectory_.set_scale(0.01);
        trajectory_.set_texts("department_area", {"A", "A", "B", ""});
        trajectory_.set_integers("department_dwellings", {2, 3, 4, 1});
        trajectory_.add_measure("residents_origin",
                                {{"origin", {"danish", "western", "menapt", "other_non_western"}}});
        trajectory_.add_measure("adults", {{"employment", {"employed", "outside", "in_education"}},
                                           {"origin", {"danish", "western"}}});
        trajectory_.add_measure("income", {{"income_band", {"lowest", "second"}}});
    }

    /// The same in both worlds.
    void residents(std::size_t year, std::size_t department, std::size_t origin, std::int64_t n)
    {
        for (std::size_t r = 0; r < 2; ++r)
            trajectory_.value("residents_origin", Sector::departments, r, year, department,
                              origin) = n;
    }
    /// Those of Danish origin are the first cell of each kind of employment.
    void adults(std::size_t department, std::int64_t employed, std::int64_t outside,
                std::int64_t in_education)
    {
        for (std::size_t r = 0; r < 2; ++r) {
            auto const set = [&](std::size_t cell, std::int64_t n) {
                trajectory_.value("adults", Sector::departments, r, 0, department, cell) = n;
            };
            set(0, employed);
            set(2, outside);
            set(4, in_education);
        }
    }
    double value(std::string const& name, std::size_t year)
    {
        Composition const composition(trajectory_, {0, 1});
        return find_concentration_measure(name)->value(composition, year, {});
    }

    MemoryTrajectory trajectory_;
};

/// Duncan & Duncan 1955 by hand: of 10 non-Western 8, 2, 0, 0 and of 20 others 5, 5, 5, 5 live in
/// the four departments: (0.55 + 0.05 + 0.25 + 0.25) / 2 = 0.55.
TEST_F(Concentration, DissimilarityIsHalfTheSumOfDifferencesOfShares)
{
    residents(0, 0, menapt, 5);
    residents(0, 0, other_non_western, 3);
    residents(0, 1, other_non_western, 2);
    for (std::size_t d = 0; d < 4; ++d)
        residents(0, d, d == 3 ? western : danish, 5);
    EXPECT_NEAR(value("dissimilarity_non_western_departments", 0), 0.55, 1e-12);
    // Areas: 10 and 0 of 10 non-Western, 10 and 5 of 15 others.
    EXPECT_NEAR(value("dissimilarity_non_western_areas", 0), 1.0 / 3, 1e-12);
}

TEST_F(Concentration, DissimilarityIsKeptWhereItIsAsInTheFirstYear)
{
    for (std::size_t year : {0u, 1u}) {
        residents(year, 0, menapt, 8);
        residents(year, 2, menapt, 2);
        residents(year, 0, danish, year == 0 ? 2 : 5);
        residents(year, 2, danish, year == 0 ? 8 : 5);
    }
    EXPECT_NEAR(value("dissimilarity_non_western_departments", 0), 0.6, 1e-12);
    EXPECT_NEAR(value("dissimilarity_non_western_kept", 0), 1, 1e-12);
    EXPECT_NEAR(value("dissimilarity_non_western_kept", 1), 0.5, 1e-12);
}

/// Students are in education, so they count as inside.
TEST_F(Concentration, AreasAreOverTheLimitsByOriginWorkAndResidents)
{
    residents(0, 0, menapt, 6);
    residents(0, 0, danish, 5); // area A: 1,100 residents, 55 % non-Western
    adults(0, 4, 4, 0);
    residents(0, 2, menapt, 9); // area B: 900 residents
    adults(2, 1, 4, 0);
    EXPECT_EQ(value("areas_over_limits", 0), 1);
    adults(0, 4, 4, 3);
    EXPECT_EQ(value("areas_over_limits", 0), 0) << "4 of 11 outside";
    adults(0, 4, 4, 0);
    residents(0, 1, danish, 1);
    EXPECT_EQ(value("areas_over_limits", 0), 0) << "6 of 12 are no more than half";
}

TEST(DeprivedAreas, AreTheLowestByWorkAndIncomeAsManyAsPublished)
{
    EXPECT_EQ(published_deprived_areas(1985), 128u);
    EXPECT_EQ(published_deprived_areas(2015), 358u);
    EXPECT_EQ(published_deprived_areas(2000), 243u);
    EXPECT_EQ(published_deprived_areas(2021), 358u);

    // 400 areas: the further on, the fewer in work. Every tenth has a hundred dwellings, too few to
    // count.
    constexpr std::size_t areas = 400;
    std::vector<std::string> names;
    std::vector<std::int64_t> dwellings;
    for (std::size_t a = 0; a < areas; ++a) {
        names.push_back("area " + std::to_string(a));
        dwellings.push_back(a % 10 == 0 ? 1 : 2);
    }
    MemoryTrajectory many("baseline", {2000}, 1, names, {});
    many.set_scale(0.01);
    many.set_texts("department_area", names);
    many.set_integers("department_dwellings", dwellings);
    many.add_measure("residents_origin",
                     {{"origin", {"danish", "western", "menapt", "other_non_western"}}});
    many.add_measure("adults", {{"employment", {"employed", "outside"}}});
    many.add_measure("income", {{"income_band", {"lowest", "second"}}});
    for (std::size_t a = 0; a < areas; ++a) {
        auto const set = [&](char const* measure, std::size_t cell, std::size_t n) {
            many.value(measure, Sector::departments, 0, 0, a, cell) = static_cast<std::int64_t>(n);
        };
        set("residents_origin", danish, 500 + a);
        set("adults", 0, areas - a);
        set("adults", 1, a);
        set("income", 0, a);
        set("income", 1, areas - a);
    }
    Composition const composition(many, {0});
    std::vector<bool> const deprived = deprived_areas(composition, 0, {});
    EXPECT_EQ(std::count(deprived.begin(), deprived.end(), true), 243);
    EXPECT_TRUE(deprived[399]);
    EXPECT_FALSE(deprived[390]) << "one dwelling of a hundred";
    EXPECT_FALSE(deprived[100]);
}

/// Opposite places hold the non-Western residents of the two worlds: together they live alike
/// everywhere, in each world they are apart.
TEST_F(Concentration, WorldsAreAddedUp)
{
    residents(0, 0, danish, 10);
    residents(0, 2, danish, 10);
    trajectory_.value("residents_origin", Sector::departments, 0, 0, 0, menapt) = 4;
    trajectory_.value("residents_origin", Sector::departments, 1, 0, 2, menapt) = 4;
    Composition const composition(trajectory_, {0});
    ConcentrationMeasure const& measure =
        *find_concentration_measure("dissimilarity_non_western_departments");
    EXPECT_NEAR(measure.value(composition, 0, {}), 0, 1e-12);
    EXPECT_NEAR(measure.value(composition, 0, {1}), 0.5, 1e-12);
    std::vector<double> const worlds = by_world(measure, composition, 0);
    EXPECT_NEAR(std::accumulate(worlds.begin(), worlds.end(), 0.0) / 2, 0, 1e-12);
}

/// Of a mean the jackknife's values are the worlds' own: 20 and 60 Danish of 100 residents each.
TEST_F(Concentration, TheScatterOfWorldsIsTheJackknifes)
{
    for (std::size_t r = 0; r < 2; ++r) {
        std::int64_t const n = r == 0 ? 20 : 60;
        trajectory_.value("residents_origin", Sector::departments, r, 0, 0, danish) = n;
        trajectory_.value("residents_origin", Sector::departments, r, 0, 0, menapt) = 100 - n;
    }
    Composition const composition(trajectory_, {0});
    std::vector<double> const worlds =
        by_world(*find_concentration_measure("listed_areas_danish_share"), composition, 0);
    EXPECT_NEAR(worlds[0], 0.2, 1e-12);
    EXPECT_NEAR(worlds[1], 0.6, 1e-12);
}

TEST(Composition, IsNotAvailableWithoutTheMeasures)
{
    MemoryTrajectory const empty("baseline", {2005}, 1, {"A"}, {});
    EXPECT_FALSE(Composition(empty, {0}).is_available());
}

} // namespace
} // namespace boligsim::analysis
