#include <algorithm>
#include <utility>

#include "models/housing/application_form.hpp"
#include "models/letting/market_lines.hpp"
#include "models/letting/market_month.hpp"
#include "models/process/decisions.hpp"

namespace boligsim {

namespace {

/// Which departments put families first belongs to no month.
constexpr sim::Month agreement_month{2000, 1};

/// Draw numbers of decide_vacancy_order.
enum Draw : std::uint32_t { draw_order, draw_advertisement };

} // namespace

LettingPractice::LettingPractice(sim::ParameterBook const& book, sim::Month at)
    : acceptance(book, at),
      room_norm(book, at),
      offers_per_vacancy(static_cast<int>(book.scalar("letting.offers_per_vacancy", at))),
      rounds(static_cast<int>(book.scalar("letting.rounds", at))),
      refusals_until_dormant(read_refusal_limits(book, at)),
      families_first_share(book.scalar("letting.families_first_share", at)),
      families_first_rooms(static_cast<int>(book.scalar("letting.families_first_rooms", at))),
      families_first_everywhere_rooms(
          static_cast<int>(book.scalar("letting.families_first_everywhere_rooms", at))),
      readers_per_offer(static_cast<std::size_t>(book.scalar("letting.readers_per_offer", at))),
      rehousing_offers(static_cast<int>(book.scalar("rehousing.offers", at)))
{
}

std::vector<DwellingId> in_letting_order(LettingMonth const& letting,
                                         std::vector<DwellingId> dwellings)
{
    std::vector<std::pair<std::uint32_t, DwellingId>> order;
    order.reserve(dwellings.size());
    for (DwellingId const d : dwellings)
        order.emplace_back(
            letting.streams.word(d.index(), letting.month, decide_vacancy_order, draw_order), d);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size(); ++i)
        dwellings[i] = order[i].second;
    return dwellings;
}

Vacancy describe_vacancy(LettingMonth const& letting, DwellingId dwelling)
{
    World const& world = letting.world;
    std::size_t const i = dwelling.index();
    Vacancy vacancy;
    vacancy.dwelling = dwelling;
    vacancy.department = world.dwellings.department[i];
    Department const& department = world.departments[vacancy.department.index()];
    vacancy.municipality = department.municipality;
    vacancy.region = world.municipalities[department.municipality.index()].region;
    vacancy.kind = department.kind;
    vacancy.place_class = department.place_class;
    vacancy.rooms = world.dwellings.rooms[i];
    vacancy.m2 = world.dwellings.m2[i];
    vacancy.rent_dkk_month = world.dwellings.rent_dkk_month[i];
    vacancy.reputation = department.reputation;
    vacancy.non_western_share = department.non_western_share;
    vacancy.families_first =
        vacancy.rooms >= letting.practice.families_first_everywhere_rooms ||
        (vacancy.rooms >= letting.practice.families_first_rooms &&
         letting.streams.uniform(vacancy.department.index(), agreement_month,
                                 decide_families_first) < letting.practice.families_first_share);
    std::vector<std::uint32_t> const& area_rules = world.area_standings.rules;
    if (department.area && !area_rules.empty())
        vacancy.area_rules = area_rules[department.area.index()];
    return vacancy;
}

Applicant describe_applicant(LettingMonth const& letting, Application const& application,
                             HouseholdFacts const& facts, Vacancy const& vacancy)
{
    World const& world = letting.world;
    PlaceId const home = world.households.place[application.household.index()];
    Applicant applicant;
    applicant.facts = facts;
    applicant.application = &application;
    applicant.lives_in = world.municipality(home);
    // Residents who do not ask their landlord rank as applicants from outside, at home too.
    if (!world.is_department(home) || application.asks_landlord == 0)
        return applicant;
    if (home == world.place_of(vacancy.department)) {
        applicant.relation = Relation::own_department;
        return applicant;
    }
    OrganisationId const landlord = world.departments[vacancy.department.index()].landlord();
    if (own_list(world, letting.directory, vacancy.municipality, application.household) ==
        letting.directory.list_bit(vacancy.municipality, landlord))
        applicant.relation = Relation::same_organisation;
    return applicant;
}

bool fits(RoomNorm const& norm, Application const& application, Vacancy const& vacancy,
          SizeRule size)
{
    return is_for(application, vacancy.kind) && application.min_rooms <= vacancy.rooms &&
           (size == SizeRule::large_enough || vacancy.rooms <= application.max_rooms) &&
           norm.allows(application.adults + application.children, vacancy.rooms);
}

OwnLine advertisement_readers(LettingMonth const& letting, std::vector<Application> const& queue,
                              LineMembers const& line, Vacancy const& vacancy)
{
    std::uint64_t const salt = letting.streams.word(vacancy.dwelling.index(), letting.month,
                                                    decide_vacancy_order, draw_advertisement);
    Sizes const served = sizes_served(vacancy.rooms, SizeRule::as_asked);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> readers;
    auto const find = [&](std::size_t from) {
        return find_asking(line.sizes, line.places, from, served,
                           places_served(vacancy, Line::advertised));
    };
    for (std::size_t i = find(0); i < line.size(); i = find(i + 1)) {
        std::uint32_t const position = line.positions[i];
        readers.emplace_back(sim::derive_key(queue[position].key, salt), position);
    }
    std::size_t const most =
        std::min(readers.size(), letting.practice.readers_per_offer *
                                     static_cast<std::size_t>(letting.practice.offers_per_vacancy));
    std::partial_sort(readers.begin(), readers.begin() + static_cast<std::ptrdiff_t>(most),
                      readers.end());
    OwnLine order;
    for (std::size_t i = 0; i < most; ++i)
        order.add(queue, readers[i].second);
    return order;
}

bool answer(LettingMonth const& letting, Applicant const& applicant, int declined,
            Vacancy const& vacancy, std::int32_t disposable_dkk_month)
{
    Application const& application = *applicant.application;
    if (Urgency{application.acute} == Urgency::rehoused &&
        application.refusals + declined + 1 >= letting.practice.rehousing_offers)
        return true;
    Acceptance const& acceptance = letting.practice.acceptance;
    double const draw =
        letting.streams.uniform(application.key, letting.month, decide_offer,
                                static_cast<std::uint32_t>(vacancy.dwelling.index()));
    auto const accepts_with = [&](std::int32_t benefit_dkk_month) {
        return acceptance.accepts(applicant, vacancy, {disposable_dkk_month, benefit_dkk_month},
                                  draw);
    };
    bool const without_benefit = accepts_with(0);
    // What the household would get is worked out only where the answer hangs on it: readiness
    // goes one way with it, and it is at most the rent.
    if (!acceptance.asks_for_benefit(vacancy.rent_dkk_month, disposable_dkk_month) ||
        accepts_with(vacancy.rent_dkk_month) == without_benefit)
        return without_benefit;
    return accepts_with(letting.means.housing_benefit_dkk_month(
        letting.world, application.household, vacancy.rent_dkk_month, vacancy.m2, letting.month));
}

} // namespace boligsim
