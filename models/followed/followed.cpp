#include "models/followed/followed.hpp"

#include <algorithm>
#include <string>

#include "models/record/status.hpp"
#include "models/world/households.hpp"
#include "models/world/selection.hpp"

namespace boligsim {

namespace {

constexpr int adult = 18;
constexpr int oldest_of_working_age = 64;

std::vector<std::string> numbers(unsigned count)
{
    std::vector<std::string> labels;
    for (unsigned i = 1; i <= count; ++i)
        labels.push_back(std::to_string(i));
    return labels;
}

std::vector<std::string> mark_labels()
{
    std::vector<std::string> labels = numbers(mark_count);
    labels.insert(labels.begin(), "all");
    return labels;
}

bool is_of_working_age(int age)
{
    return age >= adult && age <= oldest_of_working_age;
}

/// Row of the axis `years_since_arrival`.
std::size_t years_cell(int years)
{
    return years < 10 ? static_cast<std::size_t>(std::max(years, 0)) : years < 15 ? 10u : 11u;
}
constexpr std::size_t before_the_simulation = 12;

} // namespace

FollowedHandles FollowedHandles::declare(WorldSchema& schema)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    FollowedHandles h;
    h.cohorts = schema.person_column<std::uint8_t>("cohorts");
    h.arrived = schema.person_column<std::uint8_t>("year of arrival");
    sim::MeasureCatalogue& c = schema.measures();
    c.add_axis({"cohort",
                "who lived in the departments of a scenario's line on the last 31 December before "
                "it began, in the order in which the study names these lines",
                numbers(most_cohorts)});
    c.add_axis(
        {"mark",
         "all, and who bears one of sixteen marks that each person has or has not, by a fair "
         "coin, for good and in every scenario",
         mark_labels()});
    c.add_axis({"years_since_arrival",
                "years since the last arrival; before: in the country when the simulation began",
                {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10-14", "15+", "before"}});
    h.cohort_adults = c.add({"cohort_adults",
                             "persons aged 18-64 of a cohort, by where they live now",
                             "persons",
                             stock,
                             count,
                             {"cohort", "work"}});
    h.marks =
        c.add({"residents_marks",
               "residents aged 18-64 by the marks that they bear, of departments with a cohort",
               "persons",
               stock,
               count,
               {"mark"}});
    h.immigrants = c.add({"immigrants_years",
                          "immigrants of non-Western origin aged 18 or over by years since they "
                          "came",
                          "persons",
                          stock,
                          count,
                          {"years_since_arrival"}});
    return h;
}

std::uint16_t marks_of(sim::AgentKey person)
{
    constexpr std::uint64_t domain = 0x6d61726b73ull; // "marks"
    return static_cast<std::uint16_t>(sim::derive_key(person, domain) >> 48u);
}

void FollowCohorts::run(World& world, MonthContext const& context) const
{
    if (!context.month.is_december())
        return;
    auto& members = world.persons.added[handles_.cohorts];
    for (std::size_t k = 0; k < cohorts_.size(); ++k) {
        if (cohorts_[k].december != context.month.year())
            continue;
        auto const bit = static_cast<std::uint8_t>(1u << k);
        for (DepartmentId const id : select(cohorts_[k].where, world)) {
            Department& department = world.departments[id.index()];
            department.cohorts |= bit;
            for (std::size_t d = 0; d < department.dwellings; ++d)
                if (HouseholdId const household =
                        world.dwellings.occupant[department.first_dwelling + d])
                    for_members(world, household,
                                [&](PersonId person) { members[person.index()] |= bit; });
        }
    }
}

std::vector<sim::MeasureId> CohortObserver::measures() const
{
    return {handles_.cohort_adults, handles_.marks};
}

void CohortObserver::count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const
{
    World const& world = persons.world;
    Persons const& p = world.persons;
    auto const& members = p.added[handles_.cohorts];
    auto const cohort_adults = counts.counts_of(handles_.cohort_adults);
    auto const residents_marks = counts.counts_of(handles_.marks);
    for (std::size_t k = 0; k < persons.size(); ++k) {
        if (!is_of_working_age(persons.age[k]))
            continue;
        std::size_t const i = persons.row[k];
        PlaceId const place = persons.place[k];
        unsigned const cohorts = members[i];
        for (std::size_t c = 0; cohorts >> c != 0; ++c)
            if ((cohorts >> c & 1u) != 0)
                cohort_adults.add(persons.place_row[k],
                                  2 * c + (is_employed(p.labour[i]) ? 0u : 1u));
        if (!world.is_department(place) || world.departments[place.index()].cohorts == 0)
            continue;
        residents_marks.add(persons.place_row[k], 0);
        unsigned const marks = marks_of(p.key[i]);
        for (unsigned m = 0; m < mark_count; ++m)
            if ((marks >> m & 1u) != 0)
                residents_marks.add(persons.place_row[k], m + 1);
    }
}

std::vector<sim::MeasureId> ImmigrantObserver::measures() const
{
    return {handles_.immigrants};
}

void ImmigrantObserver::count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const
{
    Persons const& p = persons.world.persons;
    auto const& arrived = p.added[handles_.arrived];
    auto const immigrants = counts.counts_of(handles_.immigrants);
    for (std::size_t k = 0; k < persons.size(); ++k) {
        std::size_t const i = persons.row[k];
        if (persons.age[k] < adult || p.generation[i] != Generation::immigrant ||
            !is_non_western(p.origin[i]))
            continue;
        int const since = persons.month.year() - (arrived[i] + no_arrival_year);
        immigrants.add(persons.place_row[k],
                       arrived[i] == 0 ? before_the_simulation : years_cell(since));
    }
}

} // namespace boligsim
