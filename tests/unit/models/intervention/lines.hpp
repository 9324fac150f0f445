#pragma once

#include <gtest/gtest.h>

#include <tuple>

#include "models/intervention/interventions.hpp"
#include "models/livelihood/employment.hpp"
#include "models/world/households.hpp"
#include "study/catalogue.hpp"
#include "tests/unit/models/livelihood/labour_world.hpp"

/// Lines of interventions at work among residents of two departments.
namespace boligsim::testing {

inline sim::Month const from(2011, 1);
inline sim::Month const to(2014, 12);
inline constexpr std::size_t residents = 20000;

inline std::vector<Intervention> catalogue()
{
    sim::Diagnostics diagnostics;
    auto entries = read_catalogue(sim::embedded_models_data(), diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.to_text();
    return entries;
}

/// Two departments of residents who live alone; only the first is in the 2011-14 programme.
inline World make_residents(int youngest, int oldest)
{
    LabourLevels const levels(default_book(), years);
    sim::Streams const streams(20060101, 0);
    World world =
        make_group(levels, Origin::menapt, Sex::woman, youngest, oldest, residents, from, streams);
    world.municipalities.push_back({751, "Aarhus", Region::midtjylland, 350000});
    world.organisations.push_back({"Nord"});
    for (std::size_t d = 0; d < 2; ++d) {
        Department department;
        department.municipality = MunicipalityId::at(0);
        department.organisation = OrganisationId::at(0);
        department.programmes = d == 0 ? 0b010 : 0;
        department.first_dwelling = d * residents / 2;
        department.dwellings = residents / 2;
        world.departments.push_back(department);
    }
    for (std::size_t i = 0; i < residents; ++i) {
        world.persons.sex[i] = i % 2 == 0 ? Sex::woman : Sex::man;
        HouseholdId const home = world.households.add(5000000 + i);
        world.households.first[i] = PersonId::at(i);
        world.persons.household[i] = home;
        world.dwellings.department.push_back(DepartmentId::at(i < residents / 2 ? 0 : 1));
        world.dwellings.rooms.push_back(2);
        world.dwellings.m2.push_back(60);
        world.dwellings.rent_dkk_month.push_back(4000);
        world.dwellings.support_dkk_month.push_back(0);
        world.dwellings.occupant.push_back(home);
        world.dwellings.vacant_since.emplace_back();
        world.dwellings.phases.emplace_back();
    }
    return world;
}

/// A line of the 2011-14 programme's areas, all four years.
inline InterventionUse line(std::string id, std::optional<double> reach = {})
{
    InterventionUse use;
    use.use = std::move(id);
    use.where = {Where::Kind::programme, "2011-14", {}};
    use.from = from;
    use.to = to;
    use.reach = reach;
    return use;
}

inline constexpr std::uint8_t flag = 1;

/// What interventions and employment declare.
inline WorldSchema schema()
{
    WorldSchema declared;
    LabourTransitions::declare(declared);
    return declared;
}

inline Interventions make_lines(std::vector<InterventionUse> lines,
                                std::vector<Intervention> const& entries = catalogue(),
                                sim::ParameterBook const& book = default_book())
{
    Scenario scenario;
    scenario.interventions = std::move(lines);
    return Interventions({scenario, book, entries, years}, schema(), flag);
}

inline Interventions make(std::string id, std::optional<double> reach = {},
                          std::vector<Intervention> const& entries = catalogue())
{
    return make_lines({line(std::move(id), reach)}, entries);
}

/// Employment with the odds of participants.
inline Employment employment_with(Interventions const& interventions)
{
    auto odds = std::make_shared<TransitionOdds>();
    odds->add(flag, interventions.odds());
    return make_employment(odds);
}

/// Four years of the intervention and of employment.
inline World run(Interventions const& interventions, int youngest = 13, int oldest = 60,
                 int threads = 1)
{
    World world = make_residents(youngest, oldest);
    Employment const employment = employment_with(interventions);
    sim::Streams const streams(20060101, 0);
    for (sim::Month month = from; month <= to; ++month) {
        run_employment(world, employment, month, month, streams);
        run_in(interventions, world, month, threads);
    }
    return world;
}

inline bool takes_part(World const& world, std::size_t row)
{
    return !world.participations.of(PersonId::at(row)).empty();
}

/// Puts somebody into a line from a month on.
inline void put_in(World& world, std::size_t row, std::uint32_t number, sim::Month since)
{
    world.participations.add({{PersonId::at(row), number, world.persons.key[row], since}});
    world.persons.odds_changed[row] |= flag;
}

/// (person, line, since) of all who take part.
inline std::vector<std::tuple<std::size_t, std::uint32_t, sim::Month>>
participants_of(World const& world)
{
    std::vector<std::tuple<std::size_t, std::uint32_t, sim::Month>> all;
    for (Participation const& in : world.participations.all())
        all.emplace_back(in.person.index(), in.line, in.since);
    return all;
}

/// An entry that anybody in work may take part in and that multiplies the odds of keeping it.
inline Intervention keeping(std::string id, double odds)
{
    Intervention entry;
    entry.id = std::move(id);
    entry.target.states.fill(false);
    entry.target.states[static_cast<std::size_t>(LabourState::employed)] = true;
    entry.reach = 1;
    InterventionEffect effect;
    effect.transition = "employment.keep_job";
    effect.odds = odds;
    effect.full_months = 100;
    entry.effects.push_back(effect);
    return entry;
}

} // namespace boligsim::testing
