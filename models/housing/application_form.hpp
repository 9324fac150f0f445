#pragma once

#include "models/housing/destination.hpp"
#include "models/housing/market_directory.hpp"
#include "models/housing/place_choice.hpp"
#include "models/housing/room_norm.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

/// Why a household stands in the municipality's queue, the later the sooner it is named. One that
/// was turned away by a rule about an area is owed a dwelling elsewhere
/// (AreaRule::owes_another_dwelling); one that has to leave its dwelling for a renovation is owed
/// another one until then (models/letting/rehousing.hpp).
enum class Urgency : std::uint8_t { none, turned_away, homeless, family, refugee, rehoused };

/// Writes into the application where its household lives, how large it is and the rooms that it
/// asks for.
void follow_household(World const& world, RoomNorm const& norm, Application& a);

/// The markets in which households apply, and what is known of their places.
struct MarketGuide {
    MarketDirectory const& directory;
    PlaceTable const& places;
};

/// Who applies, and for what.
struct Request {
    HouseholdId household;
    HouseholdFacts const& facts;
    MunicipalityId market;
    DwellingKind kind = DwellingKind::family;
    Urgency urgency = Urgency::none;
    PlaceId near = {}; ///< where it lives, or came from (Pending::Seeker::left)
};

/// How a household applies for a public dwelling: for which places, on which lists, since when, for
/// how many rooms, and whether it stands in the municipality's queue of households in acute need.
///
/// Places: PlaceChoice. Lists are drawn among the landlords who let there.
///
/// Organisations: some residents of one that lets in the market ask their landlord, on the internal
/// list; the others ask other organisations, and where they drew none, theirs as those from outside
/// do. So do all who apply for a kind of dwelling without an internal list.
/// All draw one organisation or some, by dwellings of the kind. Seniority of residents
/// counts from the day they moved in; others have signed up some time ago (most people do so long
/// before they need a dwelling), drawn with an exponential distribution, but not before the age at
/// which lists open. Households in acute need sign up when the need arises.
///
/// Simplifies  an application has one seniority: that of residents who ask their landlord counts on
///             the lists of other organisations that they ask too
class ApplicationForm {
public:
    ApplicationForm(sim::ParameterBook const& book, sim::Month at);

    /// Whether the municipality counts a household that looks for a home as in acute need.
    Urgency urgency(World const& world, sim::Streams const& streams, sim::Month month,
                    HouseholdId household, HouseholdFacts const& facts, MoveReason reason) const;

    /// The application that is made in `month`.
    Application fill_in(World const& world, MarketGuide const& guide, sim::Streams const& streams,
                        sim::Month month, Request const& request) const;

    /// Turns the application to dwellings of another kind than `before`, which it was for; it keeps
    /// its seniority and lists, and names places anew. A resident may ask its landlord for the new
    /// kind where there was no internal list for the old one; whose landlords let none of it in
    /// these places draws others too.
    void follow_kind(World const& world, MarketGuide const& guide, sim::Streams const& streams,
                     sim::Month month, MunicipalityId market, DwellingKind before,
                     Application& a) const;

    /// Whether a resident asks its landlord.
    bool asks_landlord(sim::Streams const& streams, sim::Month month, sim::AgentKey key) const;

    /// The lists of one organisation or some, by dwellings of the kind in the places.
    std::uint16_t draw_organisations(MarketDirectory const& directory, sim::Streams const& streams,
                                     sim::Month month, sim::AgentKey key, MunicipalityId market,
                                     DwellingKind kind, PlaceClasses places) const;

    /// The places that the household names (PlaceChoice).
    PlaceClasses name_places(World const& world, PlaceTable const& table,
                             sim::Streams const& streams, sim::Month month,
                             Request const& request) const;

private:
    std::vector<double> signed_up_months_; ///< mean, by region
    std::vector<double> acute_;            ///< [situation, region]
    double acute_in_work_;                 ///< factor where one of the couple is in work
    double first_age_;
    double further_list_;
    int most_lists_;
    double own_list_;
    RoomNorm rooms_;
    DwellingKinds kinds_;
    PlaceChoice places_;
};

} // namespace boligsim
