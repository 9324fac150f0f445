#pragma once

#include "models/letting/vacancy.hpp"

namespace boligsim {

/// Whether the applicant meets the criterion as agreements put it (danmarkbolig.dk, aab.dk,
/// kab-bolig.dk): someone of the couple in work; someone in education; in work and living in
/// another municipality; with a child at home; old or young enough (CriterionAges).
bool meets(Criterion criterion, Applicant const& applicant, Vacancy const& vacancy,
           CriterionAges const& ages);

/// Whether one of the agreement's criteria is met; false where there are none.
bool meets_any(Terms const& terms, Applicant const& applicant, Vacancy const& vacancy);

} // namespace boligsim
