#include "models/intervention/person_test.hpp"

namespace boligsim {

PersonTest::PersonTest(PersonFilter filter, WorldSchema const& /*schema*/)
    : filter_(std::move(filter))
{
}

bool PersonTest::includes(World const& world, PersonId person, sim::Month month) const
{
    Persons const& persons = world.persons;
    std::size_t const i = person.index();
    return filter_.includes(age_in(persons.birth[i], month), persons.sex[i], persons.origin[i],
                            persons.labour[i], persons.standing[i]);
}

} // namespace boligsim
