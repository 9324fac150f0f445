#include <gtest/gtest.h>

#include "models/letting/letting.hpp"
#include "models/letting/market_month.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

/// Everybody accepts, and the municipality takes only what agreements say.
sim::ParameterBook willing()
{
    return default_parameters()
        .scaled("letting.municipal_share", 0)
        .with("letting.families_first_share", 1)
        .with("letting.acceptance_intercept", 10)
        .with("letting.native_avoidance_strength", 0);
}

/// Who gets the one dwelling of two rooms, by their order of application; none where nobody does.
HouseholdId let(LettingWorld& town, sim::ParameterBook const& book,
                std::vector<LettingRule> const& rules)
{
    MonthRunner().run(Letting(rules, book, period, std::make_shared<FixedMeans>()), town.world);
    return town.world.dwellings.occupant[0];
}

/// A dwelling that is let by agreement to those who meet a criterion, and an applicant who comes
/// after a longer waiting one of the other age.
struct TwoAges : LettingWorld {
    TwoAges(int first_age, int second_age)
    {
        department("Engen", "Nord", DwellingKind::family, {2});
        first = household(first_age, 1, 0, Origin::danish, LabourState::employed);
        apply(first, {"Nord"}, world.now - 50);
        second = household(second_age, 1, 0, Origin::danish, LabourState::employed);
        apply(second, {"Nord"}, world.now - 10);
    }

    HouseholdId let_by(Criterion criterion, sim::ParameterBook const& book)
    {
        LettingRule rule;
        rule.tool = "flexible_letting";
        rule.share = 1;
        rule.from = sim::Month(2005, 1);
        rule.any_of = {criterion};
        return let(*this, book, {rule});
    }

    HouseholdId first, second;
};

TEST(LettingPractice, SaysWhoIsASeniorAndWhoIsYoung)
{
    TwoAges seniors(54, 55);
    EXPECT_EQ(seniors.let_by(Criterion::senior, willing()), seniors.second);
    TwoAges later(54, 55);
    EXPECT_EQ(later.let_by(Criterion::senior, willing().with("letting.criterion_senior_age", 54)),
              later.first);
    TwoAges young(30, 29);
    EXPECT_EQ(young.let_by(Criterion::young, willing()), young.second);
    TwoAges older(30, 29);
    EXPECT_EQ(older.let_by(Criterion::young, willing().with("letting.criterion_young_age", 30)),
              older.first);
}

TEST(LettingPractice, SaysFromHowManyRoomsFamiliesGoFirst)
{
    for (int const rooms : {3, 2}) {
        LettingWorld town;
        town.department("Engen", "Nord", DwellingKind::family, {2});
        HouseholdId const single = town.household(40, 1, 0, Origin::danish, LabourState::employed);
        town.apply(single, {"Nord"}, town.world.now - 50);
        HouseholdId const family = town.household(40, 1, 1, Origin::danish, LabourState::employed);
        town.apply(family, {"Nord"}, town.world.now - 10);
        EXPECT_EQ(let(town, willing().with("letting.families_first_rooms", rooms), {}),
                  rooms == 2 ? family : single);
    }
}

/// Of two hundred applicants of whom one in ten works, somebody who works is among eight times ten
/// who answer, and mostly not among ten.
TEST(LettingPractice, SaysHowManyAnswerAnAdvertisement)
{
    auto const let_of = [](double readers) {
        LettingWorld town;
        town.department("Engen", "Nord", DwellingKind::family, std::vector<int>(40, 2));
        for (int n = 0; n < 200; ++n)
            town.apply(town.household(40, 1, 0, Origin::danish,
                                      n % 10 == 0 ? LabourState::employed : LabourState::outside),
                       {"Nord"}, town.world.now - n);
        LettingRule rule;
        rule.tool = "public_advertising";
        rule.share = 1;
        rule.from = sim::Month(2005, 1);
        rule.any_of = {Criterion::employed};
        MonthRunner const runner;
        sim::YearCounts const counts =
            runner.run(Letting({rule}, willing().with("letting.readers_per_offer", readers), period,
                               std::make_shared<FixedMeans>()),
                       town.world);
        std::vector<std::string> const& labels = runner.catalogue.axis("tool").labels;
        auto const tool = std::find(labels.begin(), labels.end(), "public_advertising");
        return lettings_by(counts, runner, 0, static_cast<std::size_t>(tool - labels.begin()));
    };
    EXPECT_EQ(let_of(20), 20) << "everybody who works";
    EXPECT_LT(let_of(1), 18);
}

} // namespace
} // namespace boligsim::testing
