#include "models/world/world.hpp"

#include <cassert>

namespace boligsim {

namespace {

template <class... Column> std::size_t bytes_of(Column const&... columns)
{
    return ((columns.capacity() * sizeof(typename Column::value_type)) + ...);
}

} // namespace

PersonId Persons::add(sim::AgentKey person_key)
{
    PersonId const id = add_row(*this);
    key[id.index()] = person_key;
    alive[id.index()] = 1;
    return id;
}

void Persons::remove(PersonId person)
{
    assert(alive[person.index()] && !household[person.index()] && !first_child[person.index()] &&
           !next_child[person.index()]);
    alive[person.index()] = 0;
    freed_rows.push_back(person);
}

void Persons::resize(std::size_t n)
{
    std::size_t const before = rows();
    resize_rows(*this, n);
    for (std::size_t i = before; i < n; ++i)
        alive[i] = 1;
}

HouseholdId Households::add(sim::AgentKey household_key)
{
    HouseholdId const id = add_row(*this);
    key[id.index()] = household_key;
    return id;
}

void Households::remove(HouseholdId household)
{
    assert(state[household.index()].exists && !first[household.index()] &&
           !dwelling[household.index()]);
    state[household.index()].exists = 0;
    state[household.index()].on_list = 0;
    freed_rows.push_back(household);
}

std::size_t Dwellings::bytes() const
{
    return bytes_of(department, rooms, m2, rent_dkk_month, support_dkk_month, occupant,
                    vacant_since, phases);
}

void World::end_month()
{
    pending.clear();
    auto const release = [](auto& freed, auto& free) {
        free.insert(free.end(), freed.begin(), freed.end());
        freed.clear();
    };
    release(persons.freed_rows, persons.free_rows);
    release(households.freed_rows, households.free_rows);
}

std::size_t World::bytes() const
{
    std::size_t total = persons.bytes() + households.bytes() + dwellings.bytes();
    total += departments.capacity() * sizeof(Department);
    for (Market const& market : markets)
        total += market.queue.capacity() * sizeof(Application);
    total += bytes_of(agreements.rule_of);
    total += pending.bytes() + participations.bytes();
    return total;
}

} // namespace boligsim
