#include "models/intervention/person_test.hpp"

#include <algorithm>

#include "models/world/households.hpp"
#include "models/world/parents.hpp"

namespace boligsim {

namespace {

/// Whether `person` is the parent of `child`, or the partner of the parent, in one household.
bool is_parent_at_home(World const& world, PersonId person, PersonId child)
{
    Persons const& persons = world.persons;
    PersonId const parent = parent_of(persons, child);
    if (!parent || persons.household[parent.index()] != persons.household[child.index()])
        return false;
    return person == parent ||
           (persons.partnered[person.index()] != 0 && persons.partnered[parent.index()] != 0);
}

bool has_child_at_home(World const& world, PersonId person, AgeSpan ages, sim::Month month)
{
    bool found = false;
    for_members(world, world.persons.household[person.index()], [&](PersonId member) {
        int const age = age_in(world.persons.birth[member.index()], month);
        found = found || (member != person && age >= ages.from && age <= ages.to &&
                          is_parent_at_home(world, person, member));
    });
    return found;
}

bool has_parent_at_home(World const& world, PersonId person,
                        std::array<bool, labour_state_count> const& states)
{
    bool found = false;
    for_members(world, world.persons.household[person.index()], [&](PersonId member) {
        auto const state = static_cast<std::size_t>(world.persons.labour[member.index()]);
        found = found ||
                (member != person && states[state] && is_parent_at_home(world, member, person));
    });
    return found;
}

} // namespace

PersonTest::PersonTest(PersonFilter filter, WorldSchema const& schema)
    : filter_(std::move(filter)),
      asks_households_(std::find(filter_.households.begin(), filter_.households.end(), false) !=
                       filter_.households.end())
{
    std::size_t found = 0;
    for (Attribute const& offered : schema.attributes()) {
        std::vector<bool> wanted;
        for (std::string const& label : offered.labels)
            wanted.push_back(std::find(filter_.attributes.begin(), filter_.attributes.end(),
                                       offered.name + "." + label) != filter_.attributes.end());
        auto const here = static_cast<std::size_t>(std::count(wanted.begin(), wanted.end(), true));
        if (here > 0)
            attributes_.push_back({offered.label_of, std::move(wanted)});
        found += here;
    }
    knows_attributes_ = found == filter_.attributes.size();
}

bool PersonTest::includes(World const& world, PersonId person, sim::Month month) const
{
    Persons const& persons = world.persons;
    std::size_t const i = person.index();
    if (!filter_.includes(age_in(persons.birth[i], month), persons.sex[i], persons.origin[i],
                          persons.labour[i], persons.standing[i]))
        return false;
    if (asks_households_ && !filter_.households[static_cast<std::size_t>(
                                household_type(world.households, persons.household[i]))])
        return false;
    if (filter_.children && !has_child_at_home(world, person, *filter_.children, month))
        return false;
    if (!knows_attributes_)
        return false;
    if (filter_.parents && !has_parent_at_home(world, person, *filter_.parents))
        return false;
    return std::all_of(attributes_.begin(), attributes_.end(), [&](Labels const& labels) {
        return labels.wanted[labels.label_of(world, person)];
    });
}

} // namespace boligsim
