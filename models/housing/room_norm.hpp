#pragma once

#include <cstdint>

#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// The rooms that a household looks for.
struct RoomsWanted {
    std::uint8_t least;
    std::uint8_t most;
};

/// How many rooms go with how many persons: what a landlord allows, and what applicants ask for.
///
/// Parameters  application.persons_per_room_most, .rooms_above_persons_most, .family_rooms_least
class RoomNorm {
public:
    RoomNorm(sim::ParameterBook const& book, sim::Month at);

    /// Whether a landlord lets so many rooms to so many persons.
    bool allows(int persons, int rooms) const { return persons <= persons_per_room_ * rooms; }

    /// The rooms that a household asks for: no fewer than it would be let, families not the
    /// smallest, and not many more than persons. Dwellings have one room to six.
    RoomsWanted wanted(int adults, int children) const;

private:
    int persons_per_room_;
    int rooms_above_persons_;
    int family_least_;
};

} // namespace boligsim
