#include "models/record/events.hpp"

#include <array>
#include <string>

#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr std::int64_t nowhere = -1;
constexpr int adult_age = 18;
constexpr std::size_t lettings_table = 0;
constexpr std::size_t moves_table = 1;

/// Why a household is founded, moves, or ends: a move's reasons, then those of an end.
std::vector<std::string> event_reasons()
{
    std::vector<std::string> reasons = list_names<MoveReason>();
    reasons.insert(reasons.end(), {"joined_another", "emigrated", "died"});
    return reasons;
}

std::int64_t number_of(sim::Month month)
{
    return std::int64_t{month.year()} * 100 + month.month_of_year();
}

std::int64_t number_of(PlaceId place)
{
    return place ? static_cast<std::int64_t>(place.index()) : nowhere;
}

} // namespace

std::vector<sim::EventTable> event_tables(sim::MeasureCatalogue const& measures)
{
    using sim::EventCells;
    char const* const place =
        "place: number of the department, or departments + number of the segment; -1: none";
    return {
        {"lettings",
         "dwellings let",
         {{"month", "month, as 100 * year + month", "1"},
          {"household", "household; the same number in every scenario", "1", EventCells::name},
          {"dwelling", "dwelling; numbered through, department by department", "1"},
          {"department", "number of the department", "1"},
          {"rooms", "rooms of the dwelling", "rooms"},
          {"rent", "rent that the tenant pays", "DKK/month"},
          {"tool", "letting tool", "1", EventCells::number, measures.axis("tool").labels},
          {"household_type", "type of household", "1", EventCells::number,
           measures.axis("household_type").labels},
          {"persons", "members of the household", "persons"},
          {"children", "members under 18 years", "persons"},
          {"adults_in_work", "members of 18 years and over in work", "persons"},
          {"origin", "origin of the reference person", "1", EventCells::number,
           measures.axis("origin").labels},
          {"age", "age of the reference person", "years"},
          {"disposable_income", "what the household lives on, without housing benefit",
           "DKK/month"},
          {"from", std::string("where the household lived; ") + place, "1"},
          {"months_waited", "months of seniority on the list or in the queue", "months"},
          {"refusals_before",
           "offers that the household had declined since it last took up its application",
           "offers"}}},
        {"moves",
         "households founded, arrived, moved and ended",
         {{"month", "month, as 100 * year + month", "1"},
          {"household", "household; the same number in every scenario", "1", EventCells::name},
          {"event",
           "what happened",
           "1",
           EventCells::number,
           {"founded", "arrived", "moved", "ended"}},
          {"reason", "why", "1", EventCells::number, event_reasons()},
          {"from", std::string("where from; ") + place, "1"},
          {"to", std::string("where to; ") + place, "1"},
          {"household_type", "type of household", "1", EventCells::number,
           measures.axis("household_type").labels},
          {"persons", "members of the household", "persons"},
          {"children", "members under 18 years", "persons"},
          {"adults_in_work", "members of 18 years and over in work", "persons"},
          {"origin", "origin of the reference person", "1", EventCells::number,
           measures.axis("origin").labels},
          {"age", "age of the reference person", "years"},
          {"months_lived", "months in the home that is left; -1: none is", "months"},
          {"dwelling", "public dwelling that is left; -1: none is", "1"}}},
    };
}

EventRecord::EventRecord(std::vector<sim::EventTable> const& tables)
{
    for (sim::EventTable const& table : tables)
        rows_.emplace_back(table);
}

HouseholdPortrait portray(World const& world, HouseholdId household)
{
    Persons const& persons = world.persons;
    std::size_t const head = world.households.first[household.index()].index();
    HouseholdPortrait who;
    for_members(world, household, [&](PersonId p) {
        ++who.persons;
        who.children += age_in(persons.birth[p.index()], world.now) < adult_age ? 1 : 0;
    });
    // Of today: the household's own row is brought up to date once a year.
    who.type =
        household_type(world.households.state[household.index()].couple ? Couple::yes : Couple::no,
                       who.persons - who.children, who.children);
    who.adults_in_work = adults_in_work(world, household, world.now);
    who.origin = persons.origin[head];
    who.age = age_in(persons.birth[head], world.now);
    return who;
}

void EventRecord::add(World const& world, LettingEvent const& letting)
{
    Households const& h = world.households;
    Dwellings const& d = world.dwellings;
    std::size_t const i = letting.household.index();
    std::size_t const home = letting.dwelling.index();
    HouseholdPortrait const who = portray(world, letting.household);
    rows_[lettings_table].add(std::array<std::int64_t, 17>{
        number_of(world.now), household_number(h.key[i]), static_cast<std::int64_t>(home),
        static_cast<std::int64_t>(d.department[home].index()), d.rooms[home],
        d.rent_dkk_month[home], static_cast<std::int64_t>(letting.tool),
        static_cast<std::int64_t>(who.type), who.persons, who.children, who.adults_in_work,
        static_cast<std::int64_t>(who.origin), who.age, letting.disposable_dkk_month,
        number_of(h.place[i]), letting.months_waited, letting.refusals_before});
}

void EventRecord::add(World const& world, MoveEvent const& move)
{
    Households const& h = world.households;
    std::size_t const i = move.household.index();
    bool const leaves = move.event == HouseholdEvent::moved || move.event == HouseholdEvent::ended;
    DwellingId const left = h.dwelling[i];
    rows_[moves_table].add(std::array<std::int64_t, 14>{
        number_of(world.now), household_number(h.key[i]), static_cast<std::int64_t>(move.event),
        static_cast<std::int64_t>(move.reason), number_of(move.from), number_of(move.to),
        static_cast<std::int64_t>(move.who.type), move.who.persons, move.who.children,
        move.who.adults_in_work, static_cast<std::int64_t>(move.who.origin), move.who.age,
        leaves ? world.now - h.moved_in[i] : nowhere,
        leaves && left ? static_cast<std::int64_t>(left.index()) : nowhere});
}

void EventRecord::clear()
{
    for (sim::EventRows& rows : rows_)
        rows.clear();
}

} // namespace boligsim
