#include <gtest/gtest.h>

#include <cmath>

#include "models/rent/housing_benefit.hpp"
#include "tests/unit/models/rent/rent_world.hpp"

namespace boligsim {
namespace {

/// Boligsikring of 2026. The income limit and the largest rent are those at which the formula gives
/// the official results; the rest is read (aeldresagen.dk, 2026).
HousingBenefitRules rules_2026()
{
    HousingBenefitRules r;
    r.income_limit = 170433;
    r.add_per_child = 45200;
    r.own_payment_min = 28900;
    r.cap = 50760;
    r.rent_max = 95500;
    r.rent_share = 0.60;
    r.income_share = 0.18;
    r.no_children_rent_share = 0.15;
    r.area_first = 65;
    r.area_further = 20;
    r.min_payment_month = 310;
    r.heating_m2_year = 34.5;
    return r;
}

struct Official {
    double income_month;
    double rent_month;
    double m2;
    double result;
};

TEST(HousingBenefit, GivesTheOfficialResultsForASinglePerson)
{
    // Income and rent a month, m2, and the official calculator's result, DKK a month, 2026.
    std::vector<Official> const cases{
        {12000, 4000, 60, 626},  {25000, 4000, 60, 560},  {32000, 6000, 60, 500},
        {36000, 7600, 60, 740},  {32000, 7600, 60, 1166}, {40000, 7600, 60, 0},
        {12000, 8500, 60, 1194}, {36000, 8500, 60, 850},  {35000, 7600, 60, 920},
        {33000, 6000, 60, 320},  {20000, 8500, 90, 949},  {35000, 7600, 67, 792},
        {38000, 7600, 60, 380},  {35000, 8500, 67, 1030}};
    for (Official const& c : cases) {
        HousingBenefitClaim const claim{c.income_month * 12, c.rent_month, c.m2, 1, 0, false};
        EXPECT_NEAR(housing_benefit_dkk_month(BenefitScheme::boligsikring, rules_2026(), claim),
                    c.result, 2)
            << c.income_month << " " << c.rent_month << " " << c.m2;
    }
}

TEST(HousingBenefit, ChildrenLiftTheFifteenPerCentAndTheLimit)
{
    HousingBenefitRules const rules = rules_2026();
    HousingBenefitClaim claim{170433, 6000, 80, 1, 0, false};
    auto const benefit = [&] {
        return housing_benefit_dkk_month(BenefitScheme::boligsikring, rules, claim);
    };
    std::int32_t const alone = benefit();
    claim.persons = 2;
    claim.children = 1;
    std::int32_t const with_child = benefit();
    EXPECT_GT(with_child, 2 * alone);
    // By hand: H = 6000 * 12 + 34.5 * 80 = 74,760; 0.6 H = 44,856; H - 28,900 = 45,860; cap 50,760.
    EXPECT_EQ(with_child, 44856 / 12);
    claim.income_year += 45200; // what the second child adds to the limit
    claim.children = 2;
    EXPECT_EQ(benefit(), with_child);
}

TEST(HousingBenefit, PensionersPayAtLeastElevenPerCentOfIncome)
{
    HousingBenefitRules rules;
    rules.income_limit = 167600; // boligydelse 2020
    rules.own_payment_min = 17700;
    rules.cap = 49608;
    rules.rent_max = 94000;
    rules.rent_supplement = 7100;
    rules.rent_share = 0.75;
    rules.income_share = 0.225;
    rules.own_income_share = 0.11;
    rules.area_first = 65;
    rules.min_payment_month = 303;
    HousingBenefitClaim claim{150000, 4000, 60, 1, 0, false};
    // By hand: H = 48,000; 0.75 (48,000 + 7,100) = 41,325; 48,000 - 17,700 = 30,300 is less.
    EXPECT_EQ(housing_benefit_dkk_month(BenefitScheme::boligydelse, rules, claim), 30300 / 12);
    claim.income_year = 200000; // own payment 22,000; 41,325 - 0.225 * 32,400 = 34,035; 26,000
    EXPECT_NEAR(housing_benefit_dkk_month(BenefitScheme::boligydelse, rules, claim), 26000 / 12.0,
                1);
}

TEST(HousingBenefit, FallsWithIncomeAndNeverExceedsTheRent)
{
    HousingBenefit const benefit(testing::default_book(), testing::years);
    for (int year : {2004, 2010, 2021})
        for (BenefitScheme scheme : {BenefitScheme::boligsikring, BenefitScheme::boligydelse}) {
            std::int32_t before = 1 << 20;
            for (double income = 0; income < 500000; income += 10000) {
                std::int32_t const now =
                    housing_benefit_dkk_month(scheme, benefit.rules(scheme, sim::Month(year, 1)),
                                              {income, 5000, 70, 2, 1, false});
                EXPECT_LE(now, before);
                EXPECT_LE(now, 5000);
                before = now;
            }
            EXPECT_EQ(before, 0);
        }
}

TEST(HousingBenefit, TheShareThatClaimsIsTheTakeUp)
{
    HousingBenefit const benefit(testing::default_book(), testing::years);
    auto const take_up =
        testing::default_book().values("housing_benefit.take_up", sim::Month(2010, 1));
    constexpr int households = 20000;
    int claims = 0;
    for (sim::AgentKey key = 0; key < households; ++key)
        claims += benefit.claims(key, BenefitScheme::boligsikring, sim::Month(2010, 1)) ? 1 : 0;
    double const p = take_up[0];
    EXPECT_NEAR(claims, p * households, 5 * std::sqrt(p * (1 - p) * households) + 1);
}

} // namespace
} // namespace boligsim
