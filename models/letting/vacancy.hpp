#pragma once

#include <cstdint>
#include <span>

#include "models/housing/household_facts.hpp"
#include "study/study.hpp"

/// What letting is about: dwellings to be let, those who apply, and the terms of agreements.
namespace boligsim {

/// How an applicant stands to a vacant dwelling's department. A resident who does not ask the
/// landlord (Application::asks_landlord) is external, in its own department too.
enum class Relation : std::uint8_t { own_department, same_organisation, external };

/// A household on a market's lists, as a tool sees it.
struct Applicant {
    HouseholdFacts facts;
    Relation relation = Relation::external;
    MunicipalityId lives_in;
    Application const* application = nullptr;
};

/// Whether there are children in a household.
enum class Children : std::uint8_t { none, some };
inline Children children_of(HouseholdFacts const& facts)
{
    return facts.has_children() ? Children::some : Children::none;
}

/// What decides about the order in which those in a line are asked.
struct InLine {
    Relation relation = Relation::external;
    Children children = Children::none;
};

/// A dwelling to be let.
struct Vacancy {
    DwellingId dwelling;
    DepartmentId department;
    MunicipalityId municipality;
    Region region = Region::hovedstaden;
    DwellingKind kind = DwellingKind::family;
    PlaceClass place_class = PlaceClass::worst;
    int rooms = 1;
    int m2 = 0;
    std::int32_t rent_dkk_month = 0;
    double reputation = 0;
    double non_western_share = 0; ///< of the department's residents, on the last 31 December
    /// Whether families with children go first to it, as a larger dwelling of a department that has
    /// agreed on it (order on letting, bek. 1360/2018 s4).
    bool families_first = false;
    /// Rules that hold in its area, as bits (AreaStandings::rules).
    std::uint32_t area_rules = 0;
};

/// Ages that criteria of agreements mean, of the reference person in years.
struct CriterionAges {
    double senior_from = 0;
    double young_to = 0;
};

/// What an agreement says beside its share.
struct Terms {
    std::span<Criterion const> any_of{};
    sim::Month from{}; ///< its first month; month 0 where no agreement of the study says so
    CriterionAges ages{};
};

/// Lines of applicants that the market keeps. A tool walks some of them, one after the other.
enum class Line : std::uint8_t {
    internal,   ///< residents of the organisation who ask their landlord, by seniority
    external,   ///< all others on the organisation's list, by seniority
    acute,      ///< the municipality's queue, most acute first, then by seniority
    advertised, ///< whoever sees an advertisement, in drawn order
    everyone,   ///< all who wait in the market for such a kind, by seniority
};

/// Which sizes of dwelling an applicant is offered: those asked for, or any that is not too small.
enum class SizeRule : std::uint8_t { as_asked, large_enough };

} // namespace boligsim
