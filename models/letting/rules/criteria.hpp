#pragma once

#include "models/letting/tools/tool.hpp"

namespace boligsim {

/// Whether the applicant meets the criterion as agreements put it (danmarkbolig.dk, aab.dk,
/// kab-bolig.dk): someone of the couple in work; someone in education; in work and living in
/// another municipality; with a child at home; 55 or older; under 30.
bool meets(Criterion criterion, Applicant const& applicant, Vacancy const& vacancy);

/// Whether one of them is met; false where there are none.
bool meets_any(std::span<Criterion const> criteria, Applicant const& applicant,
               Vacancy const& vacancy);

} // namespace boligsim
