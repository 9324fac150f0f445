#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/livelihood/income.hpp"
#include "sim/parameters/dated.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

/// Which of the two schemes a household comes under.
enum class BenefitScheme : std::uint8_t {
    boligsikring, ///< everybody else
    boligydelse,  ///< old-age pensioners
};

/// The year's rules of one scheme. Money in DKK a year unless said.
struct HousingBenefitRules {
    double income_limit = 0;
    double add_per_child = 0; ///< to the limit, for the second to the fourth child
    double own_payment_min = 0;
    double cap = 0;
    double rent_max = 0;
    double rent_supplement = 0; ///< added to the rent (boligydelse)
    double rent_share = 0;      ///< of the rent
    double income_share = 0;    ///< of the income above the limit, taken off
    /// Without children and not on disability pension at most this share of the rent; 1 for none.
    double no_children_rent_share = 1;
    double own_income_share = 0;  ///< own payment at least this share of income (boligydelse)
    double area_first = 0;        ///< m2 for the first person
    double area_further = 0;      ///< m2 for each further person
    double min_payment_month = 0; ///< smaller benefits are not paid
    double heating_m2_year = 0;   ///< DKK per m2, added to the rent
};

/// What housing benefit depends on, for one household in one dwelling.
struct HousingBenefitClaim {
    double income_year = 0; ///< personal income of all members, DKK
    double rent_month = 0;  ///< DKK
    double m2 = 0;
    int persons = 1;
    int children = 0;
    bool disability_pension = false;
};

/// Housing benefit in whole DKK a month, by the formulas
///   boligsikring: 0.60 H - 0.18 max(0, Y - T); without children at most 0.15 H; at most H - own
///     minimum and the cap;
///   boligydelse: 0.75 (H + supplement) - 0.225 max(0, Y - T); own payment at least the minimum and
///     0.11 Y; at most the cap.
/// H is the yearly rent with heating, scaled down to the area that the household may have, up to
/// the largest rent. Source: Lov om individuel boligstoette; rates from aeldresagen.dk and bm.dk;
/// the formulas give 14 official results of 2026 to within 2 DKK (tests).
std::int32_t housing_benefit_dkk_month(BenefitScheme scheme, HousingBenefitRules const& rules,
                                       HousingBenefitClaim const& claim);

/// Housing benefit for the households of a world.
///
/// Parameters  housing_benefit.*
/// Simplifies  no wealth; the cap does not rise with four children and more; not everybody who may
///             claims: the share that does is taken at random, once for each household; the pension
///             age stays 65, as it does for work, while the law's rises from 2019
class HousingBenefit {
public:
    HousingBenefit(sim::ParameterBook const& book, sim::Period period);

    /// What the household would get, or gets, in a dwelling of this rent and size. DKK a month. 0
    /// for households that do not claim.
    std::int32_t dkk_month(World const& world, HouseholdId household, std::int32_t rent_dkk_month,
                           int m2, Incomes const& incomes, sim::Month month) const;

    HousingBenefitRules const& rules(BenefitScheme scheme, sim::Month month) const;

    /// Whether a household with this key claims what it may have.
    bool claims(sim::AgentKey household, BenefitScheme scheme, sim::Month month) const;

private:
    /// What is in force in a month.
    struct InForce {
        InForce(sim::ParameterBook const& book, sim::Month at);
        std::array<HousingBenefitRules, 2> rules;
        std::array<std::uint32_t, 2> take_up{};
        double counted_wage = 1;
    };
    sim::Dated<InForce> in_force_;
};

} // namespace boligsim
