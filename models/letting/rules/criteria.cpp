#include "models/letting/rules/criteria.hpp"

#include <algorithm>

namespace boligsim {

namespace {

constexpr int senior_age = 55;
constexpr int young_below = 30;

} // namespace

bool meets(Criterion criterion, Applicant const& applicant, Vacancy const& vacancy)
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
        return facts.age >= senior_age;
    case Criterion::young:
        return facts.age < young_below;
    }
    return false;
}

bool meets_any(std::span<Criterion const> criteria, Applicant const& applicant,
               Vacancy const& vacancy)
{
    return std::any_of(criteria.begin(), criteria.end(),
                       [&](Criterion criterion) { return meets(criterion, applicant, vacancy); });
}

} // namespace boligsim
