#include "models/world/world.hpp"

#include <cassert>

#include "models/world/parents.hpp"

namespace boligsim {

namespace {

template <class... Column> std::size_t bytes_of(Column const&... columns)
{
    return ((columns.capacity() * sizeof(typename Column::value_type)) + ...);
}

/// Makes room for a row. A vector left to itself doubles, and births and arrivals in sixteen years
/// are a tenth of the population: a sixteenth more at a time keeps a world of Denmark at two thirds
/// of the memory.
template <class Table> void make_room_for_one(Table& table)
{
    if (table.rows() == table.key.capacity())
        table.reserve(table.rows() + table.rows() / 16 + 1);
}

} // namespace

PersonId Persons::add(sim::AgentKey person_key)
{
    if (!free_rows.empty()) {
        PersonId const id = free_rows.back();
        free_rows.pop_back();
        std::size_t const i = id.index();
        key[i] = person_key;
        household[i] = {};
        next[i] = {};
        first_child[i] = {};
        next_child[i] = {};
        birth[i] = {};
        alive[i] = 1;
        sex[i] = Sex::woman;
        origin[i] = Origin::danish;
        generation[i] = Generation::danish;
        partnered[i] = 0;
        children_born[i] = 0;
        labour[i] = LabourState::school;
        labour_since[i] = {};
        standing[i] = 0;
        participation[i] = 0;
        participation_since[i] = {};
        observed_place[i] = {};
        observed_status[i] = 0;
        observed_years[i] = 0;
        return id;
    }
    make_room_for_one(*this);
    PersonId const id = PersonId::at(rows());
    key.push_back(person_key);
    household.emplace_back();
    next.emplace_back();
    first_child.emplace_back();
    next_child.emplace_back();
    birth.emplace_back();
    alive.push_back(1);
    sex.push_back(Sex::woman);
    origin.push_back(Origin::danish);
    generation.push_back(Generation::danish);
    partnered.push_back(0);
    children_born.push_back(0);
    labour.push_back(LabourState::school);
    labour_since.emplace_back();
    standing.push_back(0);
    participation.push_back(0);
    participation_since.emplace_back();
    observed_place.emplace_back();
    observed_status.push_back(0);
    observed_years.push_back(0);
    return id;
}

void Persons::remove(PersonId person)
{
    assert(alive[person.index()] && !household[person.index()]);
    end_kinship(*this, person);
    alive[person.index()] = 0;
    freed_rows.push_back(person);
}

void Persons::reserve(std::size_t n)
{
    key.reserve(n);
    household.reserve(n);
    next.reserve(n);
    first_child.reserve(n);
    next_child.reserve(n);
    birth.reserve(n);
    alive.reserve(n);
    sex.reserve(n);
    origin.reserve(n);
    generation.reserve(n);
    partnered.reserve(n);
    children_born.reserve(n);
    labour.reserve(n);
    labour_since.reserve(n);
    standing.reserve(n);
    participation.reserve(n);
    participation_since.reserve(n);
    observed_place.reserve(n);
    observed_status.reserve(n);
    observed_years.reserve(n);
}

std::size_t Persons::bytes() const
{
    return bytes_of(key, household, next, first_child, next_child, birth, alive, sex, origin,
                    generation, partnered, children_born, labour, labour_since, standing,
                    participation, participation_since, observed_place, observed_status,
                    observed_years, free_rows, freed_rows);
}

HouseholdId Households::add(sim::AgentKey household_key)
{
    if (!free_rows.empty()) {
        HouseholdId const id = free_rows.back();
        free_rows.pop_back();
        std::size_t const i = id.index();
        key[i] = household_key;
        place[i] = {};
        dwelling[i] = {};
        first[i] = {};
        first_born[i] = {};
        moved_in[i] = {};
        state[i] = {};
        couple_changed[i] = {};
        return id;
    }
    make_room_for_one(*this);
    HouseholdId const id = HouseholdId::at(rows());
    key.push_back(household_key);
    place.emplace_back();
    dwelling.emplace_back();
    first.emplace_back();
    first_born.emplace_back();
    moved_in.emplace_back();
    state.emplace_back();
    couple_changed.emplace_back();
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

void Households::reserve(std::size_t n)
{
    key.reserve(n);
    place.reserve(n);
    dwelling.reserve(n);
    first.reserve(n);
    first_born.reserve(n);
    moved_in.reserve(n);
    state.reserve(n);
    couple_changed.reserve(n);
}

std::size_t Households::bytes() const
{
    return bytes_of(key, place, dwelling, first, first_born, moved_in, state, couple_changed,
                    free_rows, freed_rows);
}

std::size_t Dwellings::bytes() const
{
    return bytes_of(department, rooms, m2, rent_dkk_month, support_dkk_month, occupant,
                    vacant_since);
}

void Pending::clear()
{
    deaths.clear();
    births.clear();
    emigrants.clear();
    leaving_home.clear();
    separating.clear();
    seeking_union.clear();
    evicted.clear();
    wishing_to_move.clear();
    seekers.clear();
    children_alone.clear();
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
    total += bytes_of(agreements.vacancies, agreements.taken);
    total += bytes_of(pending.deaths, pending.births, pending.emigrants, pending.leaving_home,
                      pending.separating, pending.seeking_union, pending.evicted,
                      pending.wishing_to_move, pending.seekers, pending.children_alone);
    return total;
}

} // namespace boligsim
