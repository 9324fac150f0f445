#pragma once

#include "models/letting/tools/tool.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// What an applicant weighs besides what the vacancy says.
struct OfferTerms {
    std::int32_t disposable_dkk_month = 0;
    std::int32_t housing_benefit_dkk_month = 0;
};

/// The answer to an offer: a logit.
///
/// log odds = intercept + region + acute - rent_strength * max(0, rent share - bearable share)
///            - crowded_strength [fewer rooms than persons] - larger_strength [more than asked for]
///            + (everyone + employed [someone in work] + standing * (percentile - 1/2)) *
///            reputation,
///              three strengths for Danish and three for other origin
///            + own_group * non-Western share      for households of non-Western origin
///            - native_avoidance * the same share  for households of Danish origin
///
/// Rent share: rent less housing benefit, over disposable income. Strengths of zero switch a
/// preference off.
class Acceptance {
public:
    Acceptance(sim::ParameterBook const& book, sim::Month at);

    double log_odds(Applicant const& applicant, Vacancy const& vacancy,
                    OfferTerms const& terms) const;

    /// `draw` is uniform in [0, 1).
    bool accepts(Applicant const& applicant, Vacancy const& vacancy, OfferTerms const& terms,
                 double draw) const;

    /// Whether housing benefit can change the answer: of a rent that is bearable without it, it
    /// does not.
    bool asks_for_benefit(std::int32_t rent_dkk_month, std::int32_t disposable_dkk_month) const;

private:
    double intercept_;
    std::vector<double> region_;
    double acute_;
    double bearable_;
    double rent_;
    double crowded_;
    double larger_;
    std::vector<double> reputation_;
    double native_avoidance_;
    double own_group_;
};

} // namespace boligsim
