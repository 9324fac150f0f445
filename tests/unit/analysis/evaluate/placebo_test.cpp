#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "analysis/evaluate/difference_in_differences.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

constexpr std::size_t departments = 600;
constexpr std::size_t worlds = 200;

/// Worlds without any effect in which everything goes against an evaluator: departments are thin,
/// the plan goes to those of bad reputation, and the worse the reputation the more the share in
/// work rises by itself.
class WorldWithoutEffect {
public:
    WorldWithoutEffect()
        : trajectory_("plan", {2010, 2015}, worlds, std::vector<std::string>(departments, "x"), {})
    {
        std::mt19937_64 random(20060101);
        auto const uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
        std::vector<double> reputation;
        std::vector<std::int64_t> programmes;
        std::vector<std::string> areas;
        for (std::size_t d = 0; d < departments; ++d) {
            reputation.push_back(4 * uniform() - 2);
            programmes.push_back(uniform() < 1 / (1 + std::exp(3 * reputation[d] + 1)) ? 1 : 0);
            areas.push_back(std::to_string(d / 3));
        }
        trajectory_.add_measure("adults", {{"employment", {"employed", "outside"}}});
        for (std::size_t w = 0; w < worlds; ++w)
            for (std::size_t y = 0; y < 2; ++y)
                for (std::size_t d = 0; d < departments; ++d) {
                    double const rise = y == 0 ? 0 : -0.03 * reputation[d];
                    std::int64_t const people = programmes[d] != 0 ? 12 : 4;
                    std::int64_t employed = 0;
                    for (std::int64_t i = 0; i < people; ++i)
                        employed += uniform() < 0.6 + 0.1 * reputation[d] + rise ? 1 : 0;
                    trajectory_.value("adults", Sector::departments, w, y, d, 0) = employed;
                    trajectory_.value("adults", Sector::departments, w, y, d, 1) =
                        people - employed;
                }
        trajectory_.set_reals("department_reputation", reputation);
        trajectory_.set_integers("department_programmes", programmes);
        trajectory_.set_texts("department_area", areas);
    }

    /// Effects found, world by world, and how many of the worlds' intervals hold zero.
    std::pair<MeanEstimate, double> evaluate(ComparisonKind kind) const
    {
        Design const design{programme_group(trajectory_, "2006-10"),
                            public_housing_group(trajectory_), kind, Years{2010, 2010},
                            Years{2015, 2015}};
        ComparedDepartments const compared = choose_departments(trajectory_, design);
        std::vector<std::size_t> const clusters = area_clusters(trajectory_);
        std::vector<double> effects;
        double holding_zero = 0;
        for (std::size_t w = 0; w < worlds; ++w) {
            DepartmentCounts counts(trajectory_, w);
            auto const found = estimate_effect(counts, {find_indicator("employed_share"), nullptr},
                                               design, compared, clusters);
            effects.push_back(found->effect);
            holding_zero += found->interval.contains(0) ? 1.0 / worlds : 0;
        }
        return {estimate_mean(effects), holding_zero};
    }

private:
    MemoryTrajectory trajectory_;
};

TEST(Placebo, FindsNothingWhereThereIsNothingAndErrsInOneWorldOfTwenty)
{
    WorldWithoutEffect const world;
    auto const [similar, holding_zero] = world.evaluate(ComparisonKind::similar);
    EXPECT_LT(std::abs(similar.mean), 3 * similar.standard_error) << similar.mean;
    // Of 200 worlds at 95 %, between 90 and 99 % in all but one case of a thousand.
    EXPECT_GT(holding_zero, 0.90);
    EXPECT_LT(holding_zero, 0.99);

    // The same world deceives an evaluator who holds nothing constant: the treated rise more by
    // 0.03 times their distance in reputation, which is nearly 2.
    auto const [all, all_holding_zero] = world.evaluate(ComparisonKind::everywhere);
    EXPECT_GT(all.mean, 0.03);
    EXPECT_LT(all_holding_zero, 0.5);
}

} // namespace
} // namespace boligsim::analysis
