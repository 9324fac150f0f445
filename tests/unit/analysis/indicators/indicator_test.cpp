#include <gtest/gtest.h>

#include "analysis/indicators/indicator.hpp"
#include "analysis/indicators/totals.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"
#include "models/month/measures.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {
namespace {

/// An empty trajectory with the measures that the model records.
MemoryTrajectory recorded_measures()
{
    sim::MeasureCatalogue catalogue;
    declare_measures(catalogue);
    MemoryTrajectory trajectory("baseline", {2010}, 1, {"department"}, {"Aarhus owner"});
    for (sim::Measure const& measure : catalogue.measures()) {
        std::vector<CategoryAxis> axes;
        for (std::string const& axis : measure.axes)
            axes.push_back({axis, catalogue.axis(axis).labels});
        trajectory.add_measure(measure.name, axes);
    }
    return trajectory;
}

// The analysis finds measures by name: this is where a renamed measure, axis or label shows.
TEST(Indicators, NameWhatTheModelRecords)
{
    MemoryTrajectory const trajectory = recorded_measures();
    for (Indicator const& indicator : indicators()) {
        EXPECT_TRUE(is_available(indicator, trajectory)) << indicator.name;
        for (auto const* const selections : {&indicator.plus, &indicator.minus, &indicator.of})
            for (Selection const& selection : *selections)
                EXPECT_FALSE(cells_of(selection, trajectory).empty()) << indicator.name;
    }
}

// What is counted in the file is of the same unit where it is only added up.
TEST(Indicators, AreOfTheUnitOfWhatTheyAddUp)
{
    sim::MeasureCatalogue catalogue;
    declare_measures(catalogue);
    for (Indicator const& indicator : indicators()) {
        if (!indicator.of.empty())
            continue;
        for (auto const* const selections : {&indicator.plus, &indicator.minus})
            for (Selection const& selection : *selections)
                for (sim::Measure const& measure : catalogue.measures())
                    if (measure.name == selection.measure) {
                        EXPECT_EQ(to_string(indicator.unit), measure.units) << indicator.name;
                    }
    }
}

TEST(CellsOf, TakesTheLabelsNamedOnEachAxis)
{
    MemoryTrajectory trajectory("baseline", {2010}, 1, {"department"}, {});
    trajectory.add_measure("adults", {{"employment", {"employed", "outside", "retired"}},
                                      {"origin", {"danish", "western"}}});
    using Cells = std::vector<std::size_t>;
    EXPECT_EQ(cells_of({"adults", {}}, trajectory), (Cells{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(cells_of({"adults", {{"origin", {"western"}}}}, trajectory), (Cells{1, 3, 5}));
    EXPECT_EQ(
        cells_of({"adults", {{"origin", {"danish"}}, {"employment", {"retired"}}}}, trajectory),
        (Cells{4}));
    EXPECT_THROW(cells_of({"adults", {{"origin", {"danisch"}}}}, trajectory), sim::RunFailed);
    EXPECT_THROW(cells_of({"adults", {{"sex", {"men"}}}}, trajectory), sim::RunFailed);
}

TEST(GroupTotals, CountsDepartmentsAndWhoLivesElsewhere)
{
    MemoryTrajectory trajectory("baseline", {2010}, 1, {"one", "two"}, {"Aarhus owner"});
    trajectory.add_measure("residents", {});
    trajectory.value("residents", Sector::departments, 0, 0, 0, 0) = 5;
    trajectory.value("residents", Sector::departments, 0, 0, 1, 0) = 7;
    trajectory.value("residents", Sector::elsewhere, 0, 0, 0, 0) = 100;
    trajectory.set_integers("department_programmes", {2, 5});
    GroupTotals totals(trajectory,
                       {programme_group(trajectory, "2011-14"),
                        programme_group(trajectory, "2015-18"), public_housing_group(trajectory),
                        population_group(trajectory), tenure_group(trajectory, "owner")});
    Indicator const& residents = *find_indicator("residents");
    EXPECT_EQ(totals.value(residents, 0, 0, 0), 5);
    EXPECT_EQ(totals.value(residents, 1, 0, 0), 7);
    EXPECT_EQ(totals.value(residents, 2, 0, 0), 12);
    EXPECT_EQ(totals.value(residents, 3, 0, 0), 112);
    EXPECT_EQ(totals.value(residents, 4, 0, 0), 100);
}

} // namespace
} // namespace boligsim::analysis
