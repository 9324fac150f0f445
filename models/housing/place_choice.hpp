#pragma once

#include "models/housing/household_facts.hpp"
#include "models/housing/place_classes.hpp"
#include "sim/parameters/table.hpp"

namespace boligsim {

/// Whether a household has children, as an axis of parameters.
enum class FamilyStage : std::uint8_t { with_children, without_children };
template <>
inline constexpr std::array<std::string_view, 2> names<FamilyStage>{"with_children",
                                                                    "without_children"};

/// Which places of a market a household names when it applies: its choice of area, before it stands
/// in any line.
///
/// utility(place) = reputation_weight * taste * reputation
///                + own_group_strength * known share of non-Western residents   (non-Western)
///                - native_avoidance_strength * the same share                  (Danish origin)
///                + family_strength * known share of residents under 18
///                + near_home_strength [where it lives, or where those live whom it left]
///
/// The taste for reputation is that of answers to offers (letting.reputation_strength). The
/// household names its best place, and every other one that is worse by no more than its tolerance,
/// which is drawn once an application: logistic with scale 1 and median `tolerance`, more in acute
/// need. So what a choosy household names, a less choosy one like it names too. Where all strengths
/// are 0, places are alike and all are named.
///
/// Parameters  place_choice.*, letting.reputation_strength
/// Source      Skifter Andersen, paper for ENHR 2015: avoidance by natives adds most to
///             concentration in Denmark, attraction by the own group comes next. "Turks, Somalis
///             and Danes" (9pdf.org): popular estates have long lists, and those with the least
///             choice end up where lists are short
/// Simplifies  places are classes by reputation, not departments. Rents and sizes don't enter,
///             since classes hardly differ in them. Distance is no more than the difference between
///             the own place, the own municipality and others
class PlaceChoice {
public:
    PlaceChoice(sim::ParameterBook const& book, sim::Month at);

    enum class Need : std::uint8_t { ordinary, acute };

    /// The places that a household names. `near` are those where it lives or comes from, if any.
    /// `draw` is uniform in [0, 1). `all_places` where it names each that the market has.
    PlaceClasses name_places(PlaceTable::Places const& places, HouseholdFacts const& facts,
                             PlaceClasses near, Need need, double draw) const;

private:
    std::array<double, place_class_count> utilities(PlaceTable::Places const& places,
                                                    HouseholdFacts const& facts,
                                                    PlaceClasses near) const;

    double reputation_weight_;
    std::vector<double> reputation_; ///< [origin, term]
    double own_group_;
    double native_avoidance_;
    sim::Table<FamilyStage> family_;
    double near_home_;
    double tolerance_;
    double acute_tolerance_;
};

/// The class of the place, as a bit, where it is of this market and kind; else none.
PlaceClasses class_of_place(World const& world, PlaceId place, MunicipalityId market,
                            DwellingKind kind);

} // namespace boligsim
