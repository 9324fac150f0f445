#include "models/housing/household_facts.hpp"

#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr int benefit_months = 6;

bool on_benefits(LabourState state)
{
    return state == LabourState::unemployed || state == LabourState::outside;
}

bool studies(LabourState state)
{
    return state == LabourState::in_education || state == LabourState::school;
}

} // namespace

HouseholdFacts read_size(World const& world, HouseholdId household)
{
    Households const& h = world.households;
    HouseholdFacts facts;
    facts.type = household_type(h, household);
    facts.adults = h.state[household.index()].adults;
    facts.children = h.state[household.index()].children;
    return facts;
}

void read_members(World const& world, HouseholdId household, sim::Month month,
                  HouseholdFacts& facts)
{
    Persons const& persons = world.persons;
    PersonId const first = world.households.first[household.index()];
    facts.age = age_in(persons.birth[first.index()], month);
    facts.origin = persons.origin[first.index()];
    facts.labour = persons.labour[first.index()];
    facts.standing = persons.standing[first.index()];
    facts.couple_members = 0;
    for_members(world, household, [&](PersonId p) {
        std::size_t const row = p.index();
        if (p != first && !persons.partnered[row])
            return;
        ++facts.couple_members;
        LabourState const state = persons.labour[row];
        facts.employed = static_cast<std::uint8_t>(facts.employed + (is_employed(state) ? 1 : 0));
        facts.in_education =
            static_cast<std::uint8_t>(facts.in_education + (studies(state) ? 1 : 0));
        bool const long_on_benefits =
            on_benefits(state) && month - persons.labour_since[row] >= benefit_months;
        facts.on_benefits_six_months =
            static_cast<std::uint8_t>(facts.on_benefits_six_months + (long_on_benefits ? 1 : 0));
    });
}

std::uint8_t read_in_education(World const& world, HouseholdId household)
{
    Persons const& persons = world.persons;
    PersonId const first = world.households.first[household.index()];
    std::uint8_t number = studies(persons.labour[first.index()]) ? 1 : 0;
    if (world.households.state[household.index()].couple)
        for_members(world, household, [&](PersonId p) {
            if (p != first && persons.partnered[p.index()] && studies(persons.labour[p.index()]))
                ++number;
        });
    return number;
}

HouseholdFacts read_facts(World const& world, HouseholdId household, sim::Month month)
{
    HouseholdFacts facts = read_size(world, household);
    read_members(world, household, month, facts);
    return facts;
}

} // namespace boligsim
