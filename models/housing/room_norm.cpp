#include "models/housing/room_norm.hpp"

#include <algorithm>

namespace boligsim {

namespace {

constexpr int most_rooms = 6;

} // namespace

RoomNorm::RoomNorm(sim::ParameterBook const& book, sim::Month at)
    : persons_per_room_(static_cast<int>(book.scalar("application.persons_per_room_most", at))),
      rooms_above_persons_(
          static_cast<int>(book.scalar("application.rooms_above_persons_most", at))),
      family_least_(static_cast<int>(book.scalar("application.family_rooms_least", at)))
{
}

RoomsWanted RoomNorm::wanted(int adults, int children) const
{
    int const persons = adults + children;
    int const allowed = (persons + persons_per_room_ - 1) / persons_per_room_;
    int const family = children > 0 ? family_least_ : 1;
    int const least = std::clamp(std::max(family, allowed), 1, most_rooms);
    return {
        static_cast<std::uint8_t>(least),
        static_cast<std::uint8_t>(std::clamp(persons + rooms_above_persons_, least, most_rooms))};
}

} // namespace boligsim
