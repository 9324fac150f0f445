#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "models/letting/tools/tool.hpp"
#include "models/world/place_class.hpp"

namespace boligsim {

/// Which sizes of dwelling someone in a line is offered, as bits: bit r for r + 1 rooms, the last
/// one for as many rooms and more.
using Sizes = std::uint8_t;
constexpr int sizes_told_apart = 8;

/// The bit of dwellings of so many rooms.
constexpr Sizes size_of(int rooms)
{
    return static_cast<Sizes>(1u << (std::clamp(rooms, 1, sizes_told_apart) - 1));
}

/// The sizes that an application asks for, by its least and most rooms.
constexpr Sizes sizes_asked(int min_rooms, int max_rooms)
{
    unsigned const from = size_of(min_rooms);
    unsigned const to = size_of(std::max(min_rooms, max_rooms));
    return static_cast<Sizes>(2 * to - from);
}

/// The sizes of which someone must ask for one to be offered a dwelling of so many rooms: its own,
/// or, where it may be larger than asked, any up to it.
constexpr Sizes sizes_served(int rooms, SizeRule rule)
{
    unsigned const own = size_of(rooms);
    return static_cast<Sizes>(rule == SizeRule::as_asked ? own : 2 * own - 1);
}

/// The first from `begin` on who asks for one of the sizes served and named one of the places; their
/// number where nobody did. Eight at a time: a line is passed for each vacancy, and some thirty in it
/// for each who is offered the dwelling.
inline std::size_t find_asking(std::span<Sizes const> line, std::span<PlaceClasses const> named,
                               std::size_t begin, Sizes served, PlaceClasses places)
{
    constexpr std::uint64_t each_byte = 0x0101010101010101u;
    constexpr std::uint64_t low_bits = 0x7f7f7f7f7f7f7f7fu;
    constexpr int bits_a_byte = 8;
    // The high bit of each byte that is not 0.
    auto const filled = [](std::uint64_t x) {
        return (((x & low_bits) + low_bits) | x) & ~low_bits;
    };
    std::uint64_t const wanted = each_byte * served;
    std::uint64_t const here = each_byte * places;
    std::size_t i = begin;
    for (; i + sizeof wanted <= line.size(); i += sizeof wanted) {
        std::uint64_t sizes = 0;
        std::uint64_t classes = 0;
        std::memcpy(&sizes, line.data() + i, sizeof sizes);
        std::memcpy(&classes, named.data() + i, sizeof classes);
        std::uint64_t const found = filled(sizes & wanted) & filled(classes & here);
        if (found == 0)
            continue;
        // The first in memory is the lowest byte on the little-endian machines that this runs on.
        static_assert(std::endian::native == std::endian::little);
        return i + static_cast<std::size_t>(std::countr_zero(found) / bits_a_byte);
    }
    while (i < line.size() && ((line[i] & served) == 0 || (named[i] & places) == 0))
        ++i;
    return i;
}

} // namespace boligsim
