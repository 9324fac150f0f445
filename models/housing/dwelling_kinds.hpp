#pragma once

#include "models/housing/household_facts.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Whether residents of the organisation go first to dwellings of the kind, on the internal list.
/// The internal list is of family dwellings (order on letting, bek. 1360/2018 s2); elderly ones
/// are let as these where the municipality leaves them to the owner.
inline bool has_internal_list(DwellingKind kind)
{
    return kind != DwellingKind::youth;
}

/// Who may have which kind of public dwelling. Youth dwellings are for the young without children
/// who are in education, and for the youngest in any case (young with special need); elderly
/// dwellings for the old without children; family dwellings for everybody (danskelove.dk,
/// almenboligloven s54; ungdomsboligloven s7). Simplifies: need is not looked at, only age.
///
/// Parameters  destination.youth_dwelling_last_age, .youth_dwelling_last_age_out_of_education,
///             destination.elderly_dwelling_first_age
class DwellingKinds {
public:
    DwellingKinds(sim::ParameterBook const& book, sim::Month at)
        : youth_last_age_(book.scalar("destination.youth_dwelling_last_age", at)),
          idle_last_age_(book.scalar("destination.youth_dwelling_last_age_out_of_education", at)),
          elderly_first_age_(book.scalar("destination.elderly_dwelling_first_age", at))
    {
    }

    bool may_have_youth(HouseholdFacts const& facts) const
    {
        return facts.age <= youth_last_age_ && !facts.has_children() &&
               (facts.in_education > 0 || facts.age <= idle_last_age_);
    }

    /// Whether it depends on education who may have a youth dwelling at that age.
    bool asks_for_education(int age) const
    {
        return age <= youth_last_age_ && age > idle_last_age_;
    }

    bool may_have_elderly(HouseholdFacts const& facts) const
    {
        return facts.age >= elderly_first_age_ && !facts.has_children();
    }

private:
    double youth_last_age_;
    double idle_last_age_; ///< of those who are not in education
    double elderly_first_age_;
};

} // namespace boligsim
