#pragma once

#include "models/world/world.hpp"

/// Whose children are whose. A child has one parent here, the one with whom it would leave the
/// country: its mother, or the father where only he is known. It has none where nobody is known,
/// or where that parent has died or left.
///
/// A parent and the children make a ring (Persons::first_child, Persons::next_child), so that a
/// row that is used again is in nobody's: `remove_person` takes the person out. Where they live does
/// not matter to it.
namespace boligsim {

/// Makes `parent` the parent of `child`, who must have none.
void set_parent(Persons& persons, PersonId child, PersonId parent);

/// Whether the child's parent is in the population.
inline bool has_parent(Persons const& persons, PersonId child)
{
    return static_cast<bool>(persons.next_child[child.index()]);
}

/// The child's parent; empty without one.
PersonId parent_of(Persons const& persons, PersonId child);

/// Calls `f(PersonId)` for each child of the parent, of any age, the last first. `f` must not
/// change whose children they are.
template <class F> void for_children(Persons const& persons, PersonId parent, F const& f)
{
    PersonId child = persons.first_child[parent.index()];
    while (child && child != parent) {
        f(child);
        child = persons.next_child[child.index()];
    }
}

/// Takes the person out of the ring of the parent, and leaves the children without one.
void end_kinship(Persons& persons, PersonId person);

/// Ends the row of a person who has left the population, and their place among parents and
/// children. The person must have been taken out of the household.
void remove_person(Persons& persons, PersonId person);

} // namespace boligsim
