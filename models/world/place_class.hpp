#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/world/world_ids.hpp"
#include "study/categories.hpp"

namespace boligsim {

struct World;

/// What applicants tell apart when they name places: the departments of one kind of dwelling in one
/// municipality, in eight classes by reputation. A department keeps its class
/// (docs/decisions/0019).
enum class PlaceClass : std::uint8_t { worst, second, third, fourth, fifth, sixth, seventh, best };
constexpr std::size_t place_class_count = 8;

template <>
inline constexpr std::array<std::string_view, place_class_count> names<PlaceClass>{
    "worst", "second", "third", "fourth", "fifth", "sixth", "seventh", "best"};
static_assert(all_named(PlaceClass::best));

/// Some classes of places, as bits: bit c for class c.
using PlaceClasses = std::uint8_t;
constexpr PlaceClasses all_places = 0xff;

constexpr PlaceClasses bit_of(PlaceClass place_class)
{
    return static_cast<PlaceClasses>(1u << static_cast<unsigned>(place_class));
}

/// What is known of a department's residents to those who look for a home: shares of all residents.
struct KnownResidents {
    double non_western_share = 0;
    double under_18_share = 0;
};

/// By municipality: exp(strength * share of non-Western residents of its public housing, as
/// known). What draws kin: all 1 where the strength is 0.
std::vector<double> own_group_pull(World const& world, double strength);

} // namespace boligsim
