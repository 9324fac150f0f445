#include "models/housing/application_form.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/process/decisions.hpp"

namespace boligsim {

namespace {

/// Draw numbers of decide_application.
enum Draw : std::uint32_t {
    draw_signed_up,
    draw_list_count,
    draw_first_list,
    draw_own_list,
    draw_tolerance
};

/// Situations that bring households into the municipality's queue; the labels of
/// `application.acute_share`.
enum class Situation : std::size_t {
    separated_parent,
    separated,
    left_home,
    arrival,
    poor_family,
    poor,
    evicted_parent,
    evicted
};

/// Of the reference person, who signed up; without a limit where the person didn't come from abroad
/// while the world was simulated.
double months_in_the_country(World const& world, HouseholdId household, sim::Month month)
{
    PersonId const reference = world.households.first[household.index()];
    sim::Month const arrived = world.persons.arrived[reference.index()];
    return arrived == sim::Month() ? std::numeric_limits<double>::infinity() : month - arrived;
}

} // namespace

void follow_household(World const& world, RoomNorm const& norm, Application& a)
{
    std::size_t const i = a.household.index();
    a.home = world.households.place[i];
    a.adults = world.households.state[i].adults;
    a.children = world.households.state[i].children;
    RoomsWanted const rooms = norm.wanted(a.adults, a.children);
    a.min_rooms = rooms.least;
    a.max_rooms = rooms.most;
}

ApplicationForm::ApplicationForm(sim::ParameterBook const& book, sim::Month at)
    : signed_up_months_(book.values("application.signed_up_months", at)),
      acute_(book.values("application.acute_share", at)),
      acute_in_work_(book.scalar("application.acute_in_work_factor", at)),
      first_age_(book.scalar("application.first_age", at)),
      further_list_(book.scalar("application.further_list_probability", at)),
      most_lists_(static_cast<int>(book.scalar("application.lists_most", at))),
      own_list_(book.scalar("application.own_list_share", at)),
      rooms_(book, at),
      kinds_(book, at),
      places_(book, at)
{
}

std::uint16_t ApplicationForm::draw_organisations(MarketDirectory const& directory,
                                                  sim::Streams const& streams, sim::Month month,
                                                  sim::AgentKey key, MunicipalityId market,
                                                  DwellingKind kind, PlaceClasses places) const
{
    std::uint16_t lists = 0;
    double total = 0;
    for (MarketDirectory::Landlord const& landlord : directory.landlords(market))
        total += landlord.in(kind, places);
    for (int n = 0; n < most_lists_; ++n) {
        auto const number = static_cast<std::uint32_t>(n);
        if (n > 0 && streams.uniform(key, month, decide_application,
                                     draw_list_count + 16 * number) >= further_list_)
            break;
        double left =
            total * streams.uniform(key, month, decide_application, draw_first_list + 16 * number);
        for (MarketDirectory::Landlord const& landlord : directory.landlords(market)) {
            left -= landlord.in(kind, places);
            if (left < 0) {
                lists = static_cast<std::uint16_t>(
                    lists | directory.list_bit(market, landlord.organisation));
                break;
            }
        }
    }
    return lists;
}

PlaceClasses ApplicationForm::name_places(World const& world, PlaceTable const& table,
                                          sim::Streams const& streams, sim::Month month,
                                          Request const& r) const
{
    return places_.name_places(
        table.of(r.market, r.kind), r.facts, class_of_place(world, r.near, r.market, r.kind),
        r.urgency == Urgency::none ? PlaceChoice::Need::ordinary : PlaceChoice::Need::acute,
        streams.uniform(world.households.key[r.household.index()], month, decide_application,
                        draw_tolerance));
}

Urgency ApplicationForm::urgency(World const& world, sim::Streams const& streams, sim::Month month,
                                 HouseholdId household, HouseholdFacts const& facts,
                                 MoveReason reason) const
{
    if (reason == MoveReason::refugee)
        return Urgency::refugee;
    Situation situation{};
    switch (reason) {
    case MoveReason::separation:
        situation = facts.has_children() ? Situation::separated_parent : Situation::separated;
        break;
    case MoveReason::leaving_home:
        situation = Situation::left_home;
        break;
    case MoveReason::arrival:
        if (!is_non_western(facts.origin))
            return Urgency::none;
        situation = Situation::arrival;
        break;
    case MoveReason::eviction:
        situation = facts.has_children() ? Situation::evicted_parent : Situation::evicted;
        break;
    default:
        if (!facts.all_on_benefits())
            return Urgency::none;
        situation = facts.has_children() ? Situation::poor_family : Situation::poor;
        break;
    }
    std::size_t const i = household.index();
    MunicipalityId const home = world.municipality(world.households.place[i]);
    auto const region = static_cast<std::size_t>(world.municipalities[home.index()].region);
    double const share = acute_[static_cast<std::size_t>(situation) * region_count + region] *
                         (facts.employed > 0 ? acute_in_work_ : 1);
    if (streams.uniform(world.households.key[i], month, decide_acute_need) >= share)
        return Urgency::none;
    return facts.has_children() ? Urgency::family : Urgency::homeless;
}

Application ApplicationForm::fill_in(World const& world, MarketGuide const& guide,
                                     sim::Streams const& streams, sim::Month month,
                                     Request const& request) const
{
    std::size_t const i = request.household.index();
    DwellingKind const kind = request.kind;
    MunicipalityId const market = request.market;
    Application a;
    a.household = request.household;
    a.key = world.households.key[i];
    a.kind = kind;
    follow_household(world, rooms_, a);
    a.places = name_places(world, guide.places, streams, month, request);
    a.organisations =
        draw_organisations(guide.directory, streams, month, a.key, market, kind, a.places);
    a.own_list = own_list(world, guide.directory, market, a.household);
    a.acute = static_cast<std::uint8_t>(request.urgency);

    if (request.urgency != Urgency::none) {
        a.takes_youth = kinds_.may_have_youth(request.facts) ? 1 : 0;
        a.since = month;
        return a;
    }
    bool const has_right = a.own_list != 0 && has_internal_list(kind);
    bool const asks = has_right && asks_landlord(streams, month, a.key);
    if (a.own_list != 0 && !asks) {
        if (has_right && a.organisations != a.own_list)
            a.organisations = static_cast<std::uint16_t>(a.organisations & ~a.own_list);
        a.asks_landlord = 0;
        a.own_list = 0;
    }
    if (asks) {
        a.organisations = static_cast<std::uint16_t>(a.organisations | a.own_list);
        a.since = world.households.moved_in[i];
    } else {
        double const u = streams.uniform(a.key, month, decide_application, draw_signed_up);
        auto const region = static_cast<std::size_t>(world.municipalities[market.index()].region);
        double const longest = std::min(std::max(0.0, 12 * (request.facts.age - first_age_)),
                                        months_in_the_country(world, a.household, month));
        a.since = month -
                  static_cast<int>(std::min(longest, -signed_up_months_[region] * std::log1p(-u)));
    }
    return a;
}

bool ApplicationForm::asks_landlord(sim::Streams const& streams, sim::Month month,
                                    sim::AgentKey key) const
{
    return streams.uniform(key, month, decide_application, draw_own_list) < own_list_;
}

void ApplicationForm::follow_kind(World const& world, MarketGuide const& guide,
                                  sim::Streams const& streams, sim::Month month,
                                  MunicipalityId market, DwellingKind before, Application& a) const
{
    std::uint16_t const own = own_list(world, guide.directory, market, a.household);
    if (own != 0 && has_internal_list(a.kind) && !has_internal_list(before) &&
        asks_landlord(streams, month, a.key)) {
        a.asks_landlord = 1;
        a.organisations = static_cast<std::uint16_t>(a.organisations | own);
    }
    a.places = name_places(world, guide.places, streams, month,
                           {a.household, read_facts(world, a.household, month), market, a.kind,
                            Urgency{a.acute}, a.home});
    if (!guide.directory.lets(market, a.organisations, a.kind, a.places))
        a.organisations = static_cast<std::uint16_t>(
            a.organisations |
            draw_organisations(guide.directory, streams, month, a.key, market, a.kind, a.places));
}

} // namespace boligsim
