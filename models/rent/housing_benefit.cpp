#include "models/rent/housing_benefit.hpp"

#include <algorithm>
#include <cmath>

#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr int months_a_year = 12;
constexpr int pension_age = 65;
constexpr int adult = 18;
constexpr int most_children_counted = 4;
/// Tells the draw of who claims from other uses of a household's key.
constexpr std::uint64_t claim_number = 0x636c61696dull;

} // namespace

std::int32_t housing_benefit_dkk_month(BenefitScheme scheme, HousingBenefitRules const& rules,
                                       HousingBenefitClaim const& claim)
{
    double const allowed = rules.area_first + rules.area_further * std::max(0, claim.persons - 1);
    double rent = claim.rent_month * months_a_year + rules.heating_m2_year * claim.m2;
    if (claim.m2 > allowed)
        rent *= allowed / claim.m2;
    rent = std::min(rent, rules.rent_max);

    int const further_children = std::clamp(claim.children, 1, most_children_counted) - 1;
    double const limit = rules.income_limit + rules.add_per_child * further_children;
    double const above = std::max(0.0, claim.income_year - limit);

    double benefit = rules.rent_share * (rent + rules.rent_supplement) - rules.income_share * above;
    if (scheme == BenefitScheme::boligsikring && claim.children == 0 && !claim.disability_pension)
        benefit = std::min(benefit, rules.no_children_rent_share * rent);
    double const own = std::max(rules.own_payment_min, rules.own_income_share * claim.income_year);
    benefit = std::min({benefit, rent - own, rules.cap});

    double const month = benefit / months_a_year;
    return month < rules.min_payment_month || month <= 0
               ? 0
               : static_cast<std::int32_t>(std::lround(month));
}

HousingBenefit::HousingBenefit(sim::ParameterBook const& book, sim::Period period)
    : in_force_(sim::dated_table<InForce>(book, period))
{
}

HousingBenefit::InForce::InForce(sim::ParameterBook const& book, sim::Month at)
{
    auto const values = [&](char const* name) {
        std::string const full = std::string("housing_benefit.") + name;
        return book.values(full, std::max(at, book.dates(full).front()));
    };
    counted_wage = values("counted_wage_share").front();
    auto const limit = values("income_limit");
    auto const child = values("add_per_child");
    auto const own = values("own_payment_min");
    auto const cap = values("cap");
    auto const rent_max = values("rent_max");
    auto const supplement = values("rent_supplement");
    auto const rent_share = values("rent_share");
    auto const income_share = values("income_share");
    auto const own_income = values("own_payment_income_share");
    auto const shares = values("take_up");
    for (std::size_t k = 0; k < rules.size(); ++k) {
        bool const sikring = k == static_cast<std::size_t>(BenefitScheme::boligsikring);
        HousingBenefitRules& r = rules[k];
        r.income_limit = limit[k];
        r.add_per_child = child[k];
        r.own_payment_min = own[k];
        r.cap = cap[k];
        r.rent_max = rent_max[k];
        r.rent_supplement = supplement[k];
        r.rent_share = rent_share[k];
        r.income_share = income_share[k];
        r.no_children_rent_share = sikring ? values("no_children_rent_share").front() : 1;
        r.own_income_share = own_income[k];
        r.area_first = values("area_first").front();
        r.area_further = values("area_further").front();
        r.min_payment_month = values("min_payment").front();
        r.heating_m2_year = values("heating_supplement").front();
        take_up[k] = sim::threshold(shares[k]);
    }
}

HousingBenefitRules const& HousingBenefit::rules(BenefitScheme scheme, sim::Month month) const
{
    return in_force_.at(month).rules[static_cast<std::size_t>(scheme)];
}

bool HousingBenefit::claims(sim::AgentKey household, BenefitScheme scheme, sim::Month month) const
{
    constexpr int high_word = 32;
    auto const draw =
        static_cast<std::uint32_t>(sim::derive_key(household, claim_number) >> high_word);
    return draw < in_force_.at(month).take_up[static_cast<std::size_t>(scheme)];
}

std::int32_t HousingBenefit::dkk_month(World const& world, HouseholdId household,
                                       std::int32_t rent_dkk_month, int m2, Incomes const& incomes,
                                       sim::Month month) const
{
    Persons const& persons = world.persons;
    PersonId const head = world.households.first[household.index()];
    if (!head)
        return 0;
    BenefitScheme const scheme = age_in(persons.birth[head.index()], month) >= pension_age
                                     ? BenefitScheme::boligydelse
                                     : BenefitScheme::boligsikring;
    if (!claims(world.households.key[household.index()], scheme, month))
        return 0;

    HousingBenefitClaim claim;
    claim.rent_month = rent_dkk_month;
    claim.m2 = m2;
    claim.persons = 0;
    for_members(world, household, [&](PersonId member) {
        std::size_t const i = member.index();
        ++claim.persons;
        if (age_in(persons.birth[i], month) < adult) {
            ++claim.children; // a child's leisure job lies below what counts
            return;
        }
        double const gross = incomes.of(world, household, member, month).gross_dkk_month;
        bool const works = persons.labour[i] == LabourState::employed;
        claim.income_year +=
            gross * months_a_year * (works ? in_force_.at(month).counted_wage : 1.0);
        claim.disability_pension |= persons.labour[i] == LabourState::disability_pension;
    });
    return housing_benefit_dkk_month(scheme, rules(scheme, month), claim);
}

} // namespace boligsim
