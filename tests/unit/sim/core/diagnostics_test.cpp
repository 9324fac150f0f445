#include <gtest/gtest.h>

#include "sim/core/diagnostics.hpp"

namespace {

using sim::Diagnostics;

TEST(Diagnostics, ListsAllErrorsInTheOrderOfTheirPlaces)
{
    Diagnostics d;
    d.error({"study.yaml", 12, 88}, "share = 1.5 is above 1 (a share of vacant dwellings)");
    d.error({"study.yaml", 12, 15}, "unknown letting tool 'flexible_leting'",
            "did you mean 'flexible_letting'?");
    d.error({"study.yaml", 2, 1}, "duplicate key 'format'");
    EXPECT_FALSE(d.ok());
    EXPECT_EQ(d.to_text(),
              "study.yaml:2:1: error: duplicate key 'format'\n"
              "study.yaml:12:15: error: unknown letting tool 'flexible_leting'\n"
              "   did you mean 'flexible_letting'?\n"
              "study.yaml:12:88: error: share = 1.5 is above 1 (a share of vacant dwellings)\n");
}

TEST(Diagnostics, AFileAsAWholeHasNoLine)
{
    Diagnostics d;
    d.error({"gone.yaml", 0, 0}, "cannot be read (no such file)");
    EXPECT_EQ(d.to_text(), "gone.yaml: error: cannot be read (no such file)\n");
}

TEST(Diagnostics, TravelWithTheException)
{
    Diagnostics d;
    d.error({"study.yaml", 3, 1}, "unknown key 'seeds'");
    sim::InvalidInput const thrown(d);
    EXPECT_EQ(thrown.diagnostics().size(), 1u);
    EXPECT_EQ(std::string(thrown.what()), d.to_text());
}

TEST(Suggest, FindsTheNearestName)
{
    std::vector<std::string> const known{"combined_letting", "flexible_letting",
                                         "municipal_allocation"};
    EXPECT_EQ(sim::suggest("flexible_leting", known), "flexible_letting");
    EXPECT_EQ(sim::suggest("municipal_alocation", known), "municipal_allocation");
}

TEST(Suggest, SaysNothingWhereNothingIsNear)
{
    EXPECT_EQ(sim::suggest("lottery", {"combined_letting", "municipal_allocation"}), std::nullopt);
    EXPECT_EQ(sim::suggest("anything", {}), std::nullopt);
}

} // namespace
