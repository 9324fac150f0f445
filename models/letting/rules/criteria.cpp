#include "models/letting/rules/criteria.hpp"

#include <algorithm>

namespace boligsim {

bool meets(Criterion criterion, Applicant const& applicant, Vacancy const& vacancy,
           CriterionAges const& ages)
{
    HouseholdFacts const& facts = applicant.facts;
    switch (criterion) {
    case Criterion::employed:
        return facts.employed > 0;
    case Criterion::in_education:
        return facts.in_education > 0;
    case Criterion::commuter:
        return facts.employed > 0 && applicant.lives_in != vacancy.municipality;
    case Criterion::has_children:
        return facts.has_children();
    case Criterion::senior:
        return facts.age >= ages.senior_from;
    case Criterion::young:
        return facts.age <= ages.young_to;
    }
    return false;
}

bool meets_any(Terms const& terms, Applicant const& applicant, Vacancy const& vacancy)
{
    return std::any_of(terms.any_of.begin(), terms.any_of.end(), [&](Criterion criterion) {
        return meets(criterion, applicant, vacancy, terms.ages);
    });
}

} // namespace boligsim
