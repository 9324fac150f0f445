#include "tests/reference/letting/plain_upkeep.hpp"

#include <cmath>

#include "models/housing/application_form.hpp"
#include "models/housing/market_directory.hpp"
#include "models/process/decisions.hpp"

namespace boligsim::testing {

namespace {

double monthly(double annual_rate)
{
    return -std::expm1(-annual_rate / 12);
}

/// Persons of the household who are this old or older, and those who are younger.
struct Ages {
    int adults = 0;
    int children = 0;
    int of_first = 0;
    int couple_in_education = 0;
};

Ages ages_in(World const& world, HouseholdId household)
{
    Ages ages;
    PersonId const first = world.households.first[household.index()];
    ages.of_first = (world.now - world.persons.birth[first.index()]) / 12;
    for (std::size_t p = 0; p < world.persons.rows(); ++p) {
        if (world.persons.household[p] != household)
            continue;
        bool const adult = world.now - world.persons.birth[p] >= 18 * 12;
        (adult ? ages.adults : ages.children) += 1;
        LabourState const state = world.persons.labour[p];
        if ((PersonId::at(p) == first || world.persons.partnered[p]) &&
            (state == LabourState::in_education || state == LabourState::school))
            ++ages.couple_in_education;
    }
    return ages;
}

/// Which of the lists some department of the kind in one of the places belongs to.
unsigned lists_with(World const& world, MarketDirectory const& directory, std::size_t market,
                    DwellingKind kind, PlaceClasses places, unsigned lists)
{
    unsigned with = 0;
    for (Department const& d : world.departments)
        if (d.municipality.index() == market && d.kind == kind && d.dwellings > 0 &&
            (places >> static_cast<unsigned>(d.place_class) & 1) != 0)
            with |= directory.list_bit(d.municipality, d.landlord());
    return with & lists;
}

} // namespace

std::vector<Application> keep_queue_plainly(World const& world, sim::ParameterBook const& book,
                                            sim::Streams const& streams, std::size_t market)
{
    double const youth_last = book.scalar("destination.youth_dwelling_last_age", world.now);
    double const idle_last =
        book.scalar("destination.youth_dwelling_last_age_out_of_education", world.now);
    double const elderly_first = book.scalar("destination.elderly_dwelling_first_age", world.now);
    std::vector<double> const dormant = book.values("letting.refusals_until_dormant", world.now);
    std::vector<double> const lapse = book.values("list.lapse_rate", world.now);
    MarketDirectory const directory(world);
    std::vector<Application> kept;
    for (Application a : world.markets[market].queue) {
        if (!a.household || !world.households.state[a.household.index()].exists ||
            world.households.key[a.household.index()] != a.key)
            continue;
        PlaceId const home = world.households.place[a.household.index()];
        // Who has to leave for a renovation neither gives up nor is forgotten.
        double const u = Urgency{a.acute} == Urgency::rehoused
                             ? 1
                             : streams.uniform(a.key, world.now, decide_list_lapse);
        double const lapses = monthly(lapse[static_cast<std::size_t>(world.tenure(home))]);
        if (u < lapses)
            continue;
        if (a.acute > 0 && u - lapses < monthly(book.scalar("list.acute_end_rate", world.now)))
            a.acute = 0;
        if (a.refusals >= dormant[static_cast<std::size_t>(a.kind)] &&
            u - lapses < monthly(book.scalar("list.reactivation_rate", world.now)))
            a.refusals = 0;

        Ages const ages = ages_in(world, a.household);
        int const persons = ages.adults + ages.children;
        int const least = std::min(6, std::max((persons + 1) / 2, ages.children > 0 ? 2 : 1));
        a.min_rooms = static_cast<std::uint8_t>(least);
        a.max_rooms = static_cast<std::uint8_t>(std::min(6, std::max(least, persons + 2)));
        a.home = home;
        a.adults = static_cast<std::uint8_t>(ages.adults);
        a.children = static_cast<std::uint8_t>(ages.children);
        bool const young = ages.of_first <= youth_last &&
                           (ages.couple_in_education > 0 || ages.of_first <= idle_last);
        DwellingKind const asked_for = a.kind;
        if (a.kind == DwellingKind::youth && (!young || ages.children > 0))
            a.kind = DwellingKind::family;
        if (a.kind == DwellingKind::elderly && (ages.of_first < elderly_first || ages.children > 0))
            a.kind = DwellingKind::family;
        a.takes_youth = young && ages.children == 0 && a.acute > 0 ? 1 : 0;
        if (a.kind != asked_for) {
            ApplicationForm const form(book, world.now);
            DwellingId const home_dwelling = world.households.dwelling[a.household.index()];
            if (asked_for == DwellingKind::youth && home_dwelling &&
                form.asks_landlord(streams, world.now, a.key)) {
                Department const& d =
                    world.departments[world.dwellings.department[home_dwelling.index()].index()];
                unsigned const own = directory.list_bit(MunicipalityId::at(market), d.landlord());
                a.organisations = static_cast<std::uint16_t>(a.organisations | own);
                if (own != 0)
                    a.asks_landlord = 1;
            }
            HouseholdFacts const facts = read_facts(world, a.household, world.now);
            a.places = form.name_places(
                world, PlaceTable(world), streams, world.now,
                {a.household, facts, MunicipalityId::at(market), a.kind, Urgency{a.acute}, home});
            if (lists_with(world, directory, market, a.kind, a.places, a.organisations) == 0)
                a.organisations = static_cast<std::uint16_t>(
                    a.organisations | form.draw_organisations(directory, streams, world.now, a.key,
                                                              MunicipalityId::at(market), a.kind,
                                                              a.places));
        }
        a.own_list = 0;
        if (a.asks_landlord == 0) {
            kept.push_back(a);
            continue;
        }
        if (DwellingId const dwelling = world.households.dwelling[a.household.index()]) {
            DepartmentId const department = world.dwellings.department[dwelling.index()];
            a.own_list = directory.list_bit(MunicipalityId::at(market),
                                            world.departments[department.index()].landlord());
        }
        kept.push_back(a);
    }
    return kept;
}

} // namespace boligsim::testing
