#include "models/housing/place_choice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace boligsim {

namespace {

/// Terms of letting.reputation_strength for a group of origin: everyone, employed, standing.
constexpr std::size_t reputation_terms = 3;

} // namespace

PlaceChoice::PlaceChoice(sim::ParameterBook const& book, sim::Month at)
    : reputation_weight_(book.scalar("place_choice.reputation_weight", at)),
      reputation_(book.values("letting.reputation_strength", at)),
      own_group_(book.scalar("place_choice.own_group_strength", at)),
      native_avoidance_(book.scalar("place_choice.native_avoidance_strength", at)),
      family_(book, "place_choice.family_strength", at),
      near_home_(book.scalar("place_choice.near_home_strength", at)),
      tolerance_(book.scalar("place_choice.tolerance", at)),
      acute_tolerance_(book.scalar("place_choice.acute_tolerance", at))
{
}

std::array<double, place_class_count> PlaceChoice::utilities(PlaceTable::Places const& places,
                                                             HouseholdFacts const& facts,
                                                             PlaceClasses near) const
{
    bool const danish = facts.origin == Origin::danish;
    std::size_t const group = danish ? 0 : reputation_terms;
    double const taste = reputation_[group] + (facts.employed > 0 ? reputation_[group + 1] : 0) +
                         reputation_[group + 2] * ((facts.standing + 0.5) / 256 - 0.5);
    double const non_western = danish                         ? -native_avoidance_
                               : is_non_western(facts.origin) ? own_group_
                                                              : 0;
    double const under_18 =
        family_(facts.has_children() ? FamilyStage::with_children : FamilyStage::without_children);
    std::array<double, place_class_count> utility{};
    for (std::size_t c = 0; c < place_class_count; ++c)
        utility[c] = reputation_weight_ * taste * places[c].reputation +
                     non_western * places[c].non_western_share +
                     under_18 * places[c].under_18_share + ((near >> c & 1) != 0 ? near_home_ : 0);
    return utility;
}

PlaceClasses PlaceChoice::name_places(PlaceTable::Places const& places, HouseholdFacts const& facts,
                                      PlaceClasses near, Need need, double draw) const
{
    std::array<double, place_class_count> const utility = utilities(places, facts, near);
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < place_class_count; ++c)
        if (places[c].dwellings > 0)
            best = std::max(best, utility[c]);
    double const median = tolerance_ + (need == Need::acute ? acute_tolerance_ : 0);
    double const tolerance = std::max(0.0, median + std::log1p(-draw) - std::log(draw));
    PlaceClasses named = 0;
    bool all = true;
    for (std::size_t c = 0; c < place_class_count; ++c) {
        if (places[c].dwellings <= 0)
            continue;
        if (best - utility[c] <= tolerance)
            named = static_cast<PlaceClasses>(named | 1u << c);
        else
            all = false;
    }
    return all ? all_places : named;
}

PlaceClasses class_of_place(World const& world, PlaceId place, MunicipalityId market,
                            DwellingKind kind)
{
    if (!place || !world.is_department(place))
        return 0;
    Department const& department = world.departments[place.index()];
    return department.municipality == market && department.kind == kind
               ? bit_of(department.place_class)
               : PlaceClasses{0};
}

} // namespace boligsim
