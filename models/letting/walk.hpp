#pragma once

#include <cstddef>
#include <optional>

#include "models/letting/market_lines.hpp"

namespace boligsim {

/// Which residents of the organisation a walk is for. In other lines than theirs it makes no
/// difference.
enum class Residents : std::uint8_t { all, of_the_department, of_other_departments };

/// The first from `begin` on who lives there; their number where nobody does. Sixteen at a time,
/// which compilers turn into vector instructions.
inline std::size_t find_home(std::span<PlaceId const> homes, std::size_t begin, PlaceId place)
{
    constexpr std::size_t step = 16;
    std::size_t i = begin;
    for (; i + step <= homes.size(); i += step) {
        unsigned found = 0;
        for (std::size_t k = i; k < i + step; ++k)
            found |= homes[k].raw() == place.raw() ? 1u : 0u;
        if (found != 0)
            break;
    }
    while (i < homes.size() && homes[i].raw() != place.raw())
        ++i;
    return i;
}

/// A walk along a line, or two parts of one at once, in order of positions, for one vacancy.
class Walk {
public:
    /// A line and whom of it the walk is for.
    struct Part {
        LineMembers line;
        Residents residents = Residents::all;
    };

    /// For a dwelling of `place`, of the sizes served, and for those who named one of `named`.
    Walk(PlaceId place, Sizes served, PlaceClasses named, Part const& a, Part const& b)
        : place_(place), served_(served), named_(named), a_{a, 0}, b_{b, 0}
    {
    }

    /// Position of the next of whom `waits` holds; empty at the end. Each line is passed by itself
    /// up to its next one who is wanted: which line comes next is a matter of chance, and guessed
    /// wrongly at each step it took twice as long.
    template <class Waits> std::optional<std::uint32_t> next(Waits const& waits)
    {
        pass(a_, waits);
        pass(b_, waits);
        if (a_.at_end() && b_.at_end())
            return std::nullopt;
        Side& first = b_.at_end() || (!a_.at_end() && a_.position() < b_.position()) ? a_ : b_;
        return first.part.line.positions[first.at++];
    }

private:
    struct Side {
        Part part;
        std::size_t at;

        bool at_end() const { return at == part.line.size(); }
        std::uint32_t position() const { return part.line.positions[at]; }
    };

    template <class Waits> void pass(Side& side, Waits const& waits) const
    {
        for (find_wanted(side); !side.at_end() && !waits(side.position()); find_wanted(side))
            ++side.at;
    }

    /// From where it is to the next of the residents, the sizes and the places wanted.
    void find_wanted(Side& side) const
    {
        LineMembers const& line = side.part.line;
        auto const find = [&](std::size_t from) {
            return find_asking(line.sizes, line.places, from, served_, named_);
        };
        switch (side.part.residents) {
        case Residents::all:
            side.at = find(side.at);
            return;
        case Residents::of_the_department:
            // Few live there.
            side.at = find_home(line.homes, side.at, place_);
            while (!side.at_end() &&
                   ((line.sizes[side.at] & served_) == 0 || (line.places[side.at] & named_) == 0))
                side.at = find_home(line.homes, side.at + 1, place_);
            return;
        case Residents::of_other_departments:
            side.at = find(side.at);
            while (!side.at_end() && line.homes[side.at] == place_)
                side.at = find(side.at + 1);
            return;
        }
    }

    PlaceId place_;
    Sizes served_;
    PlaceClasses named_;
    Side a_;
    Side b_;
};

} // namespace boligsim
