#pragma once

#include "models/world/world.hpp"
#include "sim/core/prefetch.hpp"

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

/// The part of the facts that stands in the household's own row: type, adults and children. The
/// members' rows lie elsewhere, and reading them is what costs.
HouseholdFacts read_size(World const& world, HouseholdId household);

/// Fills in the part that the members' rows tell.
void read_members(World const& world, HouseholdId household, sim::Month month,
                  HouseholdFacts& facts);

/// How many of the couple are in education: what read_members says of it, for less.
std::uint8_t read_in_education(World const& world, HouseholdId household);

/// Asks for who the household is and where it lives ahead of its use. Households that wait or look
/// for a home lie scattered, so that each column read is a wait for memory; asked for some
/// households ahead, it arrives meanwhile (a fifth of the time of moving and letting at scale 1).
inline void prefetch_row(World const& world, HouseholdId household)
{
    Households const& h = world.households;
    std::size_t const i = household.index();
    sim::prefetch(h.state[i]);
    sim::prefetch(h.key[i]);
    sim::prefetch(h.place[i]);
}

/// Asks for the household's size and where its members are, likewise.
inline void prefetch_size(World const& world, HouseholdId household)
{
    Households const& h = world.households;
    std::size_t const i = household.index();
    sim::prefetch(h.first[i]);
    sim::prefetch(h.state[i]);
}

/// Asks for what a move changes in the household's row, likewise.
inline void prefetch_home(World const& world, HouseholdId household)
{
    std::size_t const i = household.index();
    sim::prefetch(world.households.place[i]);
    sim::prefetch(world.households.dwelling[i]);
    sim::prefetch(world.households.moved_in[i]);
    sim::prefetch(world.households.state[i]);
}

/// Asks for the reference person's row ahead of its use; the household's row should have come.
inline void prefetch_reference(World const& world, HouseholdId household)
{
    PersonId const first = world.households.first[household.index()];
    if (!first)
        return;
    Persons const& persons = world.persons;
    std::size_t const i = first.index();
    sim::prefetch(persons.birth[i]);
    sim::prefetch(persons.next[i]);
    sim::prefetch(persons.sex[i]);
    sim::prefetch(persons.origin[i]);
    sim::prefetch(persons.labour[i]);
    sim::prefetch(persons.standing[i]);
    sim::prefetch(persons.partnered[i]);
    sim::prefetch(persons.labour_since[i]);
}

/// Asks for the row of the member after the reference person; theirs should have come.
inline void prefetch_second(World const& world, HouseholdId household)
{
    PersonId const first = world.households.first[household.index()];
    PersonId const second = first ? world.persons.next[first.index()] : PersonId{};
    if (!second)
        return;
    Persons const& persons = world.persons;
    std::size_t const i = second.index();
    sim::prefetch(persons.birth[i]);
    sim::prefetch(persons.next[i]);
    sim::prefetch(persons.sex[i]);
    sim::prefetch(persons.origin[i]);
    sim::prefetch(persons.labour[i]);
    sim::prefetch(persons.standing[i]);
    sim::prefetch(persons.partnered[i]);
    sim::prefetch(persons.labour_since[i]);
}

/// Age of the reference person in whole years.
inline int reference_age(World const& world, HouseholdId household, sim::Month month)
{
    PersonId const first = world.households.first[household.index()];
    return age_in(world.persons.birth[first.index()], month);
}

} // namespace boligsim
