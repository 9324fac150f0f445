#include "models/world/parents.hpp"

#include <cassert>

namespace boligsim {

void set_parent(Persons& persons, PersonId child, PersonId parent)
{
    assert(child != parent && !has_parent(persons, child));
    PersonId& first = persons.first_child[parent.index()];
    persons.next_child[child.index()] = first ? first : parent;
    first = child;
}

PersonId parent_of(Persons const& persons, PersonId child)
{
    // Of those in the ring she is the parent whose children it has; brothers and sisters may have
    // children too, but others.
    for (PersonId p = persons.next_child[child.index()]; p; p = persons.next_child[p.index()]) {
        bool is_parent = false;
        for_children(persons, p, [&](PersonId c) { is_parent = is_parent || c == child; });
        if (is_parent)
            return p;
    }
    return {};
}

void end_kinship(Persons& persons, PersonId person)
{
    if (PersonId const parent = parent_of(persons, person)) {
        PersonId const after = persons.next_child[person.index()];
        PersonId& first = persons.first_child[parent.index()];
        if (first == person) {
            first = after == parent ? PersonId() : after;
        } else {
            PersonId before = first;
            while (persons.next_child[before.index()] != person)
                before = persons.next_child[before.index()];
            persons.next_child[before.index()] = after;
        }
        persons.next_child[person.index()] = {};
    }
    PersonId child = persons.first_child[person.index()];
    persons.first_child[person.index()] = {};
    while (child && child != person) {
        PersonId const after = persons.next_child[child.index()];
        persons.next_child[child.index()] = {};
        child = after;
    }
}

void remove_person(Persons& persons, PersonId person)
{
    end_kinship(persons, person);
    persons.remove(person);
}

} // namespace boligsim
