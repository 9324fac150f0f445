#pragma once

#include <string>
#include <vector>

#include "models/world/world.hpp"

/// The books: what must hold after every month, checked by looking at everything.
namespace boligsim {

/// Persons and households at one time, to hold the next month's against.
struct BookEntry {
    std::int64_t persons = 0;
    std::int64_t households = 0;
};

/// Flows of a month, from the year's counts before and after it.
struct BookFlows {
    std::int64_t births = 0;
    std::int64_t deaths = 0;
    std::int64_t arrivals = 0;
    std::int64_t departures = 0;
};

BookEntry take_entry(World const& world);

/// What does not balance, a sentence each; empty where all is well. Checks that each person is in
/// one household and each household has members and one place; that a dwelling and its occupant
/// point at each other and at the right department; that free rows are free; that couples are
/// pairs; and that no pending work is left.
std::vector<std::string> check_books(World const& world);

/// persons = last month + births + arrivals - deaths - departures, or a sentence saying by how much
/// not.
std::vector<std::string> check_flows(BookEntry const& before, BookEntry const& after,
                                     BookFlows const& flows);

} // namespace boligsim
