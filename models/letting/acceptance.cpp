#include "models/letting/acceptance.hpp"

#include <algorithm>
#include <cmath>

namespace boligsim {

namespace {

/// Terms of letting.reputation_strength for a group of origin: everyone, employed, standing.
constexpr std::size_t reputation_terms = 3;

double share_of(double rent_dkk_month, std::int32_t disposable_dkk_month)
{
    return rent_dkk_month / std::max(1, disposable_dkk_month);
}

} // namespace

Acceptance::Acceptance(sim::ParameterBook const& book, sim::Month at)
    : intercept_(book.scalar("letting.acceptance_intercept", at)),
      region_(book.values("letting.region_readiness", at)),
      acute_(book.scalar("letting.acute_readiness", at)),
      bearable_(book.scalar("letting.bearable_rent_share", at)),
      rent_(book.scalar("letting.rent_strength", at)),
      crowded_(book.scalar("letting.crowded_strength", at)),
      larger_(book.scalar("letting.larger_strength", at)),
      reputation_(book.values("letting.reputation_strength", at)),
      native_avoidance_(book.scalar("letting.native_avoidance_strength", at)),
      own_group_(book.scalar("letting.own_group_strength", at))
{
}

double Acceptance::log_odds(Applicant const& applicant, Vacancy const& vacancy,
                            OfferTerms const& terms) const
{
    HouseholdFacts const& facts = applicant.facts;
    double const rent = vacancy.rent_dkk_month - terms.housing_benefit_dkk_month;
    double const rent_share = share_of(rent, terms.disposable_dkk_month);
    bool const danish = facts.origin == Origin::danish;

    std::size_t const group = danish ? 0 : reputation_terms;
    double const taste = reputation_[group] + (facts.employed > 0 ? reputation_[group + 1] : 0) +
                         reputation_[group + 2] * ((facts.standing + 0.5) / 256 - 0.5);

    double odds = intercept_ + region_[static_cast<std::size_t>(vacancy.region)] +
                  taste * vacancy.reputation - rent_ * std::max(0.0, rent_share - bearable_);
    if (applicant.application->acute > 0)
        odds += acute_;
    if (facts.persons() > vacancy.rooms)
        odds -= crowded_;
    if (vacancy.rooms > applicant.application->max_rooms)
        odds -= larger_;
    if (danish)
        odds -= native_avoidance_ * vacancy.non_western_share;
    else if (is_non_western(facts.origin))
        odds += own_group_ * vacancy.non_western_share;
    return odds;
}

bool Acceptance::asks_for_benefit(std::int32_t rent_dkk_month,
                                  std::int32_t disposable_dkk_month) const
{
    return rent_ != 0 && share_of(rent_dkk_month, disposable_dkk_month) > bearable_;
}

bool Acceptance::accepts(Applicant const& applicant, Vacancy const& vacancy,
                         OfferTerms const& terms, double draw) const
{
    return draw * (1 + std::exp(-log_odds(applicant, vacancy, terms))) < 1;
}

} // namespace boligsim
