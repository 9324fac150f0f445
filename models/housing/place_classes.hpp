#pragma once

#include <array>
#include <vector>

#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Gives each department its class of place: its rank by reputation among the dwellings of its
/// municipality and kind, worst first, cut at `place_choice.class_bound`. And what is known of its
/// residents: who lives there now. Called once, when the world has people.
void classify_places(World& world, sim::ParameterBook const& book);

/// What people know of who lives where moves towards what was counted on the last 31 December, by
/// `rate` of the difference. 0: they know what was so when the world was made.
void learn_of_places(World& world, double rate);

/// What is known of the classes of places of each market and kind of dwelling: means over their
/// dwellings.
class PlaceTable {
public:
    explicit PlaceTable(World const& world);

    struct Place {
        double dwellings = 0; ///< 0: the market has no such place
        double reputation = 0;
        double non_western_share = 0;
        double under_18_share = 0;
    };
    using Places = std::array<Place, place_class_count>;

    Places const& of(MunicipalityId market, DwellingKind kind) const
    {
        return places_[market.index() * dwelling_kind_count + static_cast<std::size_t>(kind)];
    }

private:
    std::vector<Places> places_; ///< [market, kind]
};

} // namespace boligsim
