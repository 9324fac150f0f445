#include <gtest/gtest.h>

#include "sim/parameters/parameter_book.hpp"
#include "sim/parameters/parameter_contents.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_models_data();
}

namespace {

struct ShippedParameters : ::testing::Test {
    sim::Diagnostics diagnostics;
    sim::ParameterBook book = sim::read_parameters(sim::embedded_models_data(), diagnostics);
};

TEST_F(ShippedParameters, AllFilesAreRead)
{
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.to_text();
    EXPECT_FALSE(book.names().empty());
}

TEST_F(ShippedParameters, EveryNumberSaysWhereItIsFrom)
{
    for (auto const& [name, parameter] : book.contents().parameters) {
        EXPECT_GE(parameter->description.size(), 5u) << name;
        EXPECT_FALSE(parameter->unit.empty()) << name;
        for (sim::ParameterEntry const& entry : parameter->entries)
            EXPECT_GE(entry.source.size(), 5u) << name << " from " << sim::to_string(entry.from);
    }
}

// What is assumed is uncertain: a range of one point would hide that.
TEST_F(ShippedParameters, WhatIsAssumedHasAWideEnoughRange)
{
    for (auto const& [name, parameter] : book.contents().parameters)
        for (sim::ParameterEntry const& entry : parameter->entries)
            if (entry.status == "assumed") {
                EXPECT_LT(entry.lowest, entry.highest) << name;
            }
}

} // namespace
