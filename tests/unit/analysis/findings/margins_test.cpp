#include <gtest/gtest.h>

#include "analysis/findings/margins.hpp"

namespace boligsim::analysis {
namespace {

TEST(Margins, HaveASizeAndAReason)
{
    ASSERT_FALSE(shipped_margins().empty());
    for (Margin const& margin : shipped_margins()) {
        EXPECT_GT(margin.margin, 0) << margin.measure;
        EXPECT_FALSE(margin.reason.empty()) << margin.measure;
    }
    EXPECT_EQ(margin_of("employed_share"), 0.01);
    EXPECT_EQ(margin_of("nothing"), std::nullopt);
}

TEST(Margins, AreRefusedWithoutAReasonOrASize)
{
    sim::Diagnostics diagnostics;
    read_margins("margins:\n"
                 "  - {measure: employed_share, margin: 0.01}\n"
                 "  - {measure: employed_share, margin: 0, reason: r}\n"
                 "  - {measure: employed, margin: 1, reason: r}\n",
                 "m.yaml", diagnostics);
    EXPECT_EQ(diagnostics.size(), 3u) << diagnostics.to_text();
}

} // namespace
} // namespace boligsim::analysis
