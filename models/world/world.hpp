#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "models/world/participations.hpp"
#include "models/world/pending.hpp"
#include "models/world/place_class.hpp"
#include "models/world/table_rows.hpp"
#include "models/world/world_ids.hpp"
#include "sim/core/added_columns.hpp"
#include "sim/core/column.hpp"
#include "sim/core/id.hpp"
#include "sim/core/time.hpp"
#include "sim/core/units.hpp"
#include "sim/random/philox.hpp"
#include "study/categories.hpp"

namespace boligsim {

/// Persons, a column per attribute. Rows of the dead and departed are free and are used again, so a
/// row names a person only while `alive`; `key` names the person for good.
///
/// A new row holds each column's `{}`, but for `key` and `alive`.
struct Persons {
    sim::Column<sim::AgentKey> key;
    sim::Column<HouseholdId> household;
    sim::Column<PersonId> next; ///< next member of the household; empty at the end
    /// Whose children are whose, as rings: from a parent by `first_child` to the youngest, on by
    /// `next_child`, and from the oldest back to the parent (models/world/parents.hpp).
    sim::Column<PersonId> first_child;
    sim::Column<PersonId> next_child; ///< empty: the parent is not known or not here any more
    sim::Column<sim::Month> birth;
    /// When the person came from abroad; month 0 for those born here, and for all who were here when
    /// the world was made.
    sim::Column<sim::Month> arrived;
    sim::Column<std::uint8_t> alive;
    sim::Column<Sex> sex;
    sim::Column<Origin> origin;
    sim::Column<Generation> generation;
    sim::Column<std::uint8_t> partnered; ///< 1: one of the household's couple
    sim::Column<std::uint8_t> children_born;
    sim::Column<LabourState> labour;
    sim::Column<sim::Month> labour_since;
    /// The person's lasting standing in the labour market, a percentile 0-255 drawn once: wage
    /// level and, weakly, attachment to work follow it.
    sim::Column<std::uint8_t> standing;
    /// What changes the odds of this person's transitions, a bit each (WorldSchema::odds_flag).
    sim::Column<std::uint8_t> odds_changed;
    /// Where the person lived and what they did at the last yearly observation (models/month).
    sim::Column<PlaceId> observed_place;
    sim::Column<std::uint8_t> observed_status;
    sim::Column<std::uint8_t> observed_years; ///< observations in a row at observed_place before it

    /// Columns that subjects declare (models/process/schema.hpp).
    sim::AddedColumns added;

    std::vector<PersonId> free_rows;
    /// Rows that became free this month. They are used again from the next month on, so that a row
    /// in a list of pending work still means whom it meant.
    std::vector<PersonId> freed_rows;

    /// Calls `f(column)` for each of the columns above: the one list of them.
    template <class Table, class F> static void for_each_column(Table& table, F&& f)
    {
        std::apply([&](auto&... column) { (f(column), ...); }, columns(table));
    }
    template <class Table> static auto columns(Table& t)
    {
        return std::tie(t.key, t.household, t.next, t.first_child, t.next_child, t.birth, t.arrived,
                        t.alive, t.sex, t.origin, t.generation, t.partnered, t.children_born,
                        t.labour, t.labour_since, t.standing, t.odds_changed, t.observed_place,
                        t.observed_status, t.observed_years);
    }

    std::size_t rows() const { return key.size(); }
    std::size_t alive_count() const { return rows() - free_rows.size() - freed_rows.size(); }
    /// A new row, alive and with defaults; the caller fills in the rest.
    PersonId add(sim::AgentKey person_key);
    /// Ends the person's row. The person must have been taken out of the household, and out of the
    /// ring of parents and children: callers use `remove_person` (models/world/parents.hpp).
    void remove(PersonId person);
    void reserve(std::size_t rows) { reserve_rows(*this, rows); }
    /// Makes `rows` rows; new ones are alive, with defaults.
    void resize(std::size_t rows);
    std::size_t bytes() const { return bytes_of_rows(*this); }
};
static_assert(every_column_is_listed<Persons>());

/// Age in whole years.
inline int age_in(sim::Month birth, sim::Month now)
{
    // Exact for 0 <= n < 3,000 months; a multiplication vectorises, a division does not.
    return static_cast<int>((static_cast<unsigned>(now - birth) * 43691u) >> 19);
}

/// A household's small attributes, side by side: who reads one of them of a household here and a
/// household there, as moving and letting do, mostly reads the others too.
struct HouseholdState {
    std::uint8_t exists = 1;
    /// Lasting difference in readiness to move, a class drawn once (models/housing).
    std::uint8_t mobility = 0;
    std::uint8_t adults = 0;   ///< 18 and over; kept up by `refresh_household`
    std::uint8_t children = 0; ///< under 18; the same
    std::uint8_t couple = 0;   ///< 1: has a couple; the same
    std::uint8_t on_list = 0;  ///< 1: has an application in its market's queue

    friend bool operator==(HouseholdState const&, HouseholdState const&) = default;
};

/// Households, a column per attribute. Free rows as for persons.
struct Households {
    sim::Column<sim::AgentKey> key;
    sim::Column<PlaceId> place;
    sim::Column<DwellingId> dwelling; ///< empty outside public housing
    sim::Column<PersonId> first;      ///< reference person: an adult where there is one
    sim::Column<sim::Month>
        first_born; ///< birth month of the reference person, beside its household
    sim::Column<sim::Month> moved_in;
    sim::Column<HouseholdState> state;
    /// When a partner last moved in or moved out; month 0 where that never happened.
    sim::Column<sim::Month> couple_changed;

    sim::AddedColumns added; ///< as for persons

    std::vector<HouseholdId> free_rows;
    std::vector<HouseholdId> freed_rows; ///< this month's, as for persons

    /// As for persons.
    template <class Table, class F> static void for_each_column(Table& table, F&& f)
    {
        std::apply([&](auto&... column) { (f(column), ...); }, columns(table));
    }
    template <class Table> static auto columns(Table& t)
    {
        return std::tie(t.key, t.place, t.dwelling, t.first, t.first_born, t.moved_in, t.state,
                        t.couple_changed);
    }

    std::size_t rows() const { return key.size(); }
    HouseholdId add(sim::AgentKey household_key);
    void remove(HouseholdId household);
    void reserve(std::size_t rows) { reserve_rows(*this, rows); }
    void resize(std::size_t rows) { resize_rows(*this, rows); }
    std::size_t bytes() const { return bytes_of_rows(*this); }
};
static_assert(every_column_is_listed<Households>());

/// Where a dwelling stands on the two circles that decide how its vacancies are let, in 65,536ths of
/// a circle (models/housing/letting_phases.hpp).
struct LettingPhases {
    std::uint16_t agreements = 0; ///< which agreements have their turn
    std::uint16_t lists = 0;      ///< whether the internal list comes before the waiting list

    friend bool operator==(LettingPhases const&, LettingPhases const&) = default;
};

/// Public dwellings. Rows are sorted by department, so that a department's dwellings are a range.
struct Dwellings {
    sim::Column<DepartmentId> department;
    sim::Column<std::uint8_t> rooms;
    sim::Column<std::uint16_t> m2;
    sim::Column<std::int32_t> rent_dkk_month;    ///< what the tenant pays, after rent support
    sim::Column<std::int32_t> support_dkk_month; ///< rent support in force
    sim::Column<HouseholdId> occupant;           ///< empty: vacant
    sim::Column<sim::Month> vacant_since;        ///< while vacant: month it can be let from
    sim::Column<LettingPhases> phases;

    std::size_t rows() const { return department.size(); }
    std::size_t bytes() const;
};

/// Since when somebody has been a resident of a place, by the 31 Decembers on which it was
/// observed.
struct ResidentSince {
    PersonId person;
    sim::AgentKey key = 0;
    int first_december = 0; ///< a year
};

/// Works that empty a dwelling for a renovation, from the notice to their end. Until then the
/// dwelling is let to nobody else (models/letting/rehousing.hpp).
struct DwellingWorks {
    DwellingId dwelling;
    sim::Month begin;
    sim::Month end;         ///< first month in which the dwelling can be lived in again
    HouseholdId tenant;     ///< whom notice was given; empty: the dwelling was vacant, or they left
    sim::AgentKey key = 0;  ///< of the tenant, to tell a row that was used again
    sim::Month moved_in;    ///< when the tenant had moved in
    DwellingId rehoused_in; ///< empty until the tenant is rehoused
    std::vector<ResidentSince> residents; ///< those of the tenant who lived there on 31 December
};

struct Department {
    std::string name;
    MunicipalityId municipality;
    OrganisationId organisation;
    OrganisationId joined; ///< whose lists it lets by in a thin world; empty: its organisation's
    AreaId area;           ///< empty where the department belongs to none
    DwellingKind kind = DwellingKind::family;
    std::size_t first_dwelling = 0;
    std::size_t dwellings = 0;
    std::uint32_t own = 0; ///< row of the user's own departments, from 1; 0: synthesised
    /// Programmes whose plan covers the department: bit 0 2006-10, bit 1 2011-14, bit 2 2015-18.
    std::uint8_t programmes = 0;
    /// Bit k: cohort k of the study lived here (models/followed).
    std::uint8_t cohorts = 0;
    /// How the place is perceived, in standard deviations: 0 the sector's mean, below it worse.
    /// Fixed when the world is made; what people avoid (models/housing).
    double reputation = 0;
    /// Residents of non-Western origin, of all residents, on the last 31 December (models/month); 0
    /// before the first.
    double non_western_share = 0;
    PlaceClass place_class = PlaceClass::worst;
    /// As when the world was made, unless reputation follows who lives there
    /// (`place_choice.learning_rate`).
    KnownResidents known;

    /// The organisation by whose lists the department lets: its own, or in a thin world the one
    /// with which its own shares them (models/synthesis/sector/joint_lists.hpp). What is "the
    /// organisation" in the rules of letting.
    OrganisationId landlord() const { return joined ? joined : organisation; }
};

struct Organisation {
    std::string name;
};

struct Area {
    std::string name;
    MunicipalityId municipality;
};

struct Municipality {
    int code = 0;
    std::string name;
    Region region = Region::hovedstaden;
    /// Residents at the start of 2020 in the figures; weight for choosing where to go.
    std::int64_t population_2020 = 0;
};

/// A household waiting in a market. A market is a municipality: its lists and its queue.
struct Application {
    sim::AgentKey key = 0; ///< of the household, to tell a row that was used again
    HouseholdId household;
    /// Where the household lives. Its rows lie scattered, so what everyone in a line is asked of it
    /// stands here too: where it lives and how large it is (follow_household). Kept up by
    /// ListUpkeep, and by enter_queues where it moves while it waits.
    PlaceId home;
    sim::Month since;                ///< seniority counts from here
    std::uint16_t organisations = 0; ///< bits of the market's lists (MarketDirectory)
    /// The bit of the organisation in whose dwelling the household lives; 0 where it lives in none
    /// of the market. As of the month's ListUpkeep: who leaves for a private home after it counts
    /// as a resident until the next.
    std::uint16_t own_list = 0;
    /// 1: as a resident the household asks its landlord, on the internal list; 0: it stands on
    /// lists as others do, and own_list is 0.
    std::uint8_t asks_landlord = 1;
    DwellingKind kind = DwellingKind::family;
    std::uint8_t min_rooms = 1;
    std::uint8_t max_rooms = 6;
    std::uint8_t refusals = 0;
    std::uint8_t acute = 0; ///< urgency in the municipality's queue; 0: not in it
    /// 1: may have a youth dwelling, for which the municipality may name it while in acute need.
    /// Followed up as the rooms are.
    std::uint8_t takes_youth = 0;
    std::uint8_t adults = 1; ///< of the household; followed up as the rooms are
    std::uint8_t children = 0;
    /// 1: was turned away by a rule about an area and came to be owed a dwelling elsewhere, which
    /// is owed once.
    std::uint8_t was_turned_away = 0;
    /// The places that the household named: it is offered dwellings of no other by lists and by
    /// free letting. Never none.
    PlaceClasses places = all_places;
    MoveReason reason = MoveReason::wish;
};

/// A municipality as a market of public dwellings. The queue is in order of (since, key).
struct Market {
    std::vector<Application> queue;
};

/// Which agreement of the scenario covers which department (models/letting). Follows from the
/// scenario and the month; kept because it seldom changes.
struct AgreementCover {
    std::vector<std::uint32_t> rule_of; ///< [tool][department]: number from 1; 0 for none
    std::uint64_t rules = 0;            ///< fingerprint of the rules for which it was worked out
};

/// Which rules about areas hold where, as judged last (models/letting/area_rules). Empty where no
/// rule is asked for.
struct AreaStandings {
    std::vector<std::uint32_t> rules; ///< by area: bit r says that rule r of the catalogue holds
    std::uint32_t judged = 0;         ///< bit r: rule r was asked for in the month before
};

/// Everything that changes. A value: a copy is a fork of the future.
struct World {
    sim::Month now; ///< the month being simulated
    double scale = 1;

    Persons persons;
    Households households;
    Dwellings dwellings;
    std::vector<Department> departments;
    std::vector<Organisation> organisations;
    std::vector<Area> areas;
    std::vector<Municipality> municipalities;
    std::vector<Market> markets; ///< one a municipality
    AgreementCover agreements;
    AreaStandings area_standings;
    std::vector<DwellingWorks> works; ///< in order of dwellings, one a dwelling at most
    /// Who came back this year to where they were rehoused from, in order of persons: they count as
    /// residents without interruption.
    std::vector<ResidentSince> came_back;
    Pending pending;
    Participations participations;
    /// The departments that each line of the scenario's interventions covers, and for which lines
    /// that was worked out (models/intervention).
    std::vector<std::vector<DepartmentId>> intervention_departments;
    std::uint64_t intervention_lines = 0;
    std::uint64_t arrivals = 0; ///< households that have come from abroad; numbers their keys

    std::size_t places() const
    {
        return departments.size() + municipalities.size() * segment_tenure_count;
    }
    PlaceId place_of(DepartmentId department) const { return PlaceId::at(department.index()); }
    PlaceId place_of(MunicipalityId municipality, Tenure segment) const
    {
        return PlaceId::at(departments.size() + municipality.index() * segment_tenure_count +
                           static_cast<std::size_t>(segment) - 1);
    }
    bool is_department(PlaceId place) const { return place.index() < departments.size(); }
    Tenure tenure(PlaceId place) const
    {
        return is_department(place)
                   ? Tenure::public_housing
                   : static_cast<Tenure>(
                         (place.index() - departments.size()) % segment_tenure_count + 1);
    }
    MunicipalityId municipality(PlaceId place) const
    {
        return is_department(place) ? departments[place.index()].municipality
                                    : MunicipalityId::at((place.index() - departments.size()) /
                                                         segment_tenure_count);
    }

    /// Ends the month: no work is pending, and rows that became free may be used again.
    void end_month();

    /// Bytes in the tables, allocated capacity included.
    std::size_t bytes() const;
};

} // namespace boligsim
