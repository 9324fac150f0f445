#pragma once

#include <vector>

#include "models/housing/means.hpp"
#include "models/housing/room_norm.hpp"
#include "models/letting/acceptance.hpp"
#include "models/letting/agreements.hpp"
#include "models/letting/area_rules/area_rule.hpp"
#include "models/letting/market_lines.hpp"

namespace boligsim {

/// Parameters of a market's month.
struct LettingPractice {
    LettingPractice(sim::ParameterBook const& book, sim::Month at);

    Acceptance acceptance;
    RoomNorm room_norm;
    int offers_per_vacancy;
    int rounds;
    RefusalLimits refusals_until_dormant;
    double families_first_share;         ///< of departments
    int families_first_rooms;            ///< and more
    int families_first_everywhere_rooms; ///< and more: in all departments
    std::size_t readers_per_offer;
    int rehousing_offers; ///< the last of them is not declined
};

/// What is the same for all markets in a month.
struct LettingMonth {
    World const& world;
    sim::Streams const& streams;
    sim::Month month;
    LettingTools const& tools;
    LettingPractice const& practice;
    Agreements const& agreements;
    MarketDirectory const& directory;
    Means const& means;
    AreaRules const& area_rules; ///< which of them hold where is in the world
};

/// A dwelling let.
struct LettingRecord {
    HouseholdId household;
    DwellingId dwelling;
    std::size_t tool = 0;       ///< index into the catalogue
    std::uint32_t position = 0; ///< of the application in the market's queue
    int months_waited = 0;
    int refusals_before = 0; ///< this month's too
    HouseholdGroup group;

    friend bool operator==(LettingRecord const&, LettingRecord const&) = default;
};

/// An offer declined.
struct Refusal {
    enum class LeavesAcuteQueue : std::uint8_t { no, yes };

    DwellingId dwelling;
    std::uint32_t position = 0;
    LeavesAcuteQueue leaves = LeavesAcuteQueue::no;
    HouseholdGroup group; ///< of the household that declined

    friend bool operator==(Refusal const&, Refusal const&) = default;
};

/// What happened in a market; nothing of it is in the world yet.
struct MarketOutcome {
    std::vector<LettingRecord> lettings; ///< in the order in which they can be carried out
    std::vector<Refusal> refusals;
    /// Positions of those refused by a rule about an area whom the municipality owes a dwelling
    /// elsewhere, as often as they were.
    std::vector<std::uint32_t> turned_away;
    /// Dwellings left for another one of the market in the last round, which nobody was offered.
    std::vector<DwellingId> left_last;
    std::vector<DwellingId> agreement_turns; ///< whose phase of agreements moves on
    std::vector<DwellingId> list_turns;      ///< the same of the lists' phase
};

/// Lets a market's vacant dwellings for a month, from an unchanged world.
///
/// Vacancies are taken in drawn order. Who has to leave a dwelling of the organisation for a
/// renovation is offered one first. One that can be let from this month on is offered by the tools
/// whose turn it is by the agreements that cover its department. What these
/// leave goes to the lists: residents of the organisation first (every second time from July 2019),
/// then the waiting list. Dwellings left for another dwelling of the market are let in the next
/// round; those left in the last round, or for a dwelling of another market, from the next month
/// on.
///
/// An offer goes to one applicant after the other, in the tool's order, until one accepts or the
/// month's offers are used up. An applicant is asked once about a dwelling.
MarketOutcome let_market(LettingMonth const& letting, MunicipalityId market,
                         std::vector<DwellingId> const& vacant);

/// Vacancies of a round, in the order in which they are let.
std::vector<DwellingId> in_letting_order(LettingMonth const& letting,
                                         std::vector<DwellingId> dwellings);

/// A vacant dwelling as tools and applicants see it.
Vacancy describe_vacancy(LettingMonth const& letting, DwellingId dwelling);

/// The applicant as tools see it, all read at once. The market reads in steps; the plain market
/// that tests hold it against reads so.
Applicant describe_applicant(LettingMonth const& letting, Application const& application,
                             HouseholdFacts const& facts, Vacancy const& vacancy);

/// Whether the application is for that kind of dwelling. Lists are of one kind; in the
/// municipality's queue the young who look for a family dwelling may be named for a youth dwelling.
inline bool is_for(Application const& application, DwellingKind kind)
{
    return application.kind == kind ||
           (kind == DwellingKind::youth && application.takes_youth != 0);
}

/// Whether the dwelling is of the kind and size that the application asks for, for so many persons:
/// a landlord allows only so many persons a room.
bool fits(RoomNorm const& norm, Application const& application, Vacancy const& vacancy,
          SizeRule size);

/// The places of which someone in the line must have named one to be offered the dwelling. Lists
/// and free letting ask those who named its place; the municipality names whom it likes, and an
/// advertisement is answered by whoever likes what it shows.
inline PlaceClasses places_served(Vacancy const& vacancy, Line line)
{
    return line == Line::acute || line == Line::advertised ? all_places
                                                           : bit_of(vacancy.place_class);
}

/// Those of a line who see an advertisement of a dwelling that suits them, in the order in which
/// they answer: at most so many for each offer that can be made (letting.readers_per_offer), lowest
/// draw first.
OwnLine advertisement_readers(LettingMonth const& letting, std::vector<Application> const& queue,
                              LineMembers const& line, Vacancy const& vacancy);

/// Answer of an applicant to an offer. `declined` of them the household has declined this month;
/// who is rehoused declines only so many (rehousing.offers).
bool answer(LettingMonth const& letting, Applicant const& applicant, int declined,
            Vacancy const& vacancy, std::int32_t disposable_dkk_month);

} // namespace boligsim
