#pragma once

#include "models/world/world.hpp"

/// What moving and letting ask about a household: pure readers of the world's tables.
namespace boligsim {

/// A household as an applicant or a mover is seen. "The couple" is the reference person and, where
/// there is one, the partner.
struct HouseholdFacts {
    int age = 0; ///< of the reference person, years
    HouseholdType type = HouseholdType::single;
    std::uint8_t adults = 1;
    std::uint8_t children = 0;
    Origin origin = Origin::danish;            ///< of the reference person
    LabourState labour = LabourState::outside; ///< of the reference person
    std::uint8_t standing = 128; ///< of the reference person in the labour market, percentile 0-255
    std::uint8_t employed = 0;   ///< how many of the couple are in work
    std::uint8_t in_education = 0; ///< how many of the couple are in education
    /// How many of the couple have been unemployed or outside work and education for six months.
    std::uint8_t on_benefits_six_months = 0;
    std::uint8_t couple_members = 1;

    int persons() const { return adults + children; }
    bool has_children() const { return children > 0; }
    /// The whole couple lives on benefits and has for six months; what combined letting asks.
    bool all_on_benefits() const { return on_benefits_six_months == couple_members; }
};

/// Facts as of `month`. The household must exist and have members.
HouseholdFacts read_facts(World const& world, HouseholdId household, sim::Month month);

/// Age of the reference person in whole years.
inline int reference_age(World const& world, HouseholdId household, sim::Month month)
{
    PersonId const first = world.households.first[household.index()];
    return age_in(world.persons.birth[first.index()], month);
}

} // namespace boligsim
