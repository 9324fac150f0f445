#include "models/synthesis/synthesis.hpp"

#include <numeric>

#include "models/housing/letting_phases.hpp"
#include "models/housing/place_classes.hpp"
#include "models/process/process.hpp"
#include "models/synthesis/families/families.hpp"
#include "models/synthesis/homes/homes.hpp"
#include "models/synthesis/homes/margins.hpp"
#include "models/synthesis/homes/settlement.hpp"
#include "models/synthesis/sector/stock.hpp"
#include "models/synthesis/waiting_lists.hpp"
#include "models/world/households.hpp"
#include "models/world/parents.hpp"
#include "sim/parameters/shared_tables.hpp"

namespace boligsim {

namespace {

/// Room for growth until rows of the dead and departed come free.
constexpr double slack = 1.1;

template <class Table> void reserve_with_slack(Table& table, std::size_t rows)
{
    table.reserve(static_cast<std::size_t>(static_cast<double>(rows) * slack));
}

/// Gives children the parent of their origin, of two the mother.
void set_parents(Persons& persons, HouseholdDraft const& draft, std::size_t first, sim::Month now)
{
    constexpr int adult_age = 18;
    bool const she_is_partner = draft.couple != 0 && persons.sex[first] == Sex::man;
    std::size_t const mother = she_is_partner ? first + 1 : first;
    std::size_t const father = draft.couple == 0 || she_is_partner ? first : first + 1;
    for (std::size_t i = first + 1 + draft.couple; i < first + draft.persons; ++i) {
        if (age_in(persons.birth[i], now) >= adult_age)
            continue;
        for (std::size_t const parent : {mother, father})
            if (!has_parent(persons, PersonId::at(i)) &&
                persons.origin[parent] == persons.origin[i])
                set_parent(persons, PersonId::at(i), PersonId::at(parent));
    }
}

/// Writes households from `household` and persons from `person` on: rows of this municipality only.
void fill_rows(World& world, std::vector<Home> const& homes,
               std::vector<PopulationBlock> const& blocks, std::size_t household,
               std::size_t person)
{
    Households& h = world.households;
    Persons& p = world.persons;
    for (Home const& home : homes) {
        PopulationBlock const& block = blocks[home.household.block];
        HouseholdDraft const& draft = block.households[home.household.household];
        auto const id = HouseholdId::at(household);
        h.key[household] = home.key;
        h.place[household] = home.place;
        h.dwelling[household] = home.dwelling;
        h.first[household] = PersonId::at(person);
        h.first_born[household] = block.persons[draft.first].birth;
        h.moved_in[household] = home.moved_in;
        h.state[household].mobility = mobility_class(home.key);
        h.state[household].adults = draft.adults;
        h.state[household].children = draft.children;
        h.state[household].couple = draft.couple;
        if (home.dwelling)
            world.dwellings.occupant[home.dwelling.index()] = id;
        for (std::size_t i = 0; i < draft.persons; ++i, ++person) {
            PersonDraft const& from = block.persons[draft.first + i];
            p.key[person] = first_person_key(from.number);
            p.household[person] = id;
            p.next[person] = i + 1 < draft.persons ? PersonId::at(person + 1) : PersonId();
            p.birth[person] = from.birth;
            p.sex[person] = from.sex;
            p.origin[person] = from.origin;
            p.generation[person] = from.generation;
            p.partnered[person] = from.partnered;
            p.children_born[person] = from.children_born;
            p.standing[person] = from.standing;
        }
        set_parents(p, draft, person - draft.persons, world.now);
        ++household;
    }
}

/// Gives the first population the start values of the subjects' columns.
void start_everybody(World& world, Starters const& starters, sim::Streams const& streams,
                     sim::ThreadPool const& threads)
{
    threads.for_chunks(world.persons.rows(), person_chunk, [&](std::size_t, sim::Rows rows) {
        std::vector<PersonId> persons;
        persons.reserve(rows.size());
        for (std::size_t i = rows.begin; i < rows.end; ++i)
            persons.push_back(PersonId::at(i));
        starters.start(world, {Appearance::first_population, persons}, {world.now, streams});
    });
}

} // namespace

World make_places(Study const& study, sim::ParameterBook const& parameters, sim::Month start)
{
    World world;
    world.now = start;
    world.scale = study.scale;
    build_places(world, parameters, start, study.departments);
    return world;
}

World synthesise(Study const& study, sim::ParameterBook const& parameters,
                 sim::Streams const& streams, sim::ThreadPool const& threads, sim::Month start,
                 NewWorld const& subjects)
{
    World world = make_places(study, parameters, start);
    subjects.schema.shape(world);
    Population const population = count_population(parameters, start, study.scale);
    FamilyTables const families(parameters, start, population);
    auto const labour = sim::shared_table<LabourLevels>(parameters, sim::Period{start, start});
    FamilySources const family_sources{population, families, *labour, streams, start};
    std::vector<PopulationBlock> blocks(population_blocks(population.persons));
    threads.for_each(blocks.size(), [&](std::size_t b) {
        blocks[b] = form_households(family_sources, b, blocks.size());
    });
    std::vector<std::uint32_t> block_first;
    std::uint32_t households = 0;
    for (PopulationBlock const& block : blocks) {
        block_first.push_back(households);
        households += static_cast<std::uint32_t>(block.households.size());
    }

    std::vector<std::vector<HouseholdRef>> settled =
        settle(blocks, world.municipalities, parameters, start);
    auto const tables = sim::shared_table<HomeTables>(parameters, start);
    HomeSources const home_sources{world, blocks, block_first, *tables, streams, start};
    std::vector<std::vector<Home>> homes(world.municipalities.size());
    threads.for_each(homes.size(), [&](std::size_t m) {
        homes[m] = find_homes(home_sources, MunicipalityId::at(m), settled[m]);
        settled[m] = {};
    });

    reserve_with_slack(world.persons, population.persons);
    reserve_with_slack(world.households, households);
    world.persons.resize(population.persons);
    world.households.resize(households);
    std::vector<std::size_t> first_household(homes.size());
    std::vector<std::size_t> first_person(homes.size());
    std::size_t household = 0;
    std::size_t person = 0;
    for (std::size_t m = 0; m < homes.size(); ++m) {
        first_household[m] = household;
        first_person[m] = person;
        household += homes[m].size();
        person =
            std::accumulate(homes[m].begin(), homes[m].end(), person,
                            [](std::size_t sum, Home const& home) { return sum + home.persons; });
    }
    threads.for_each(homes.size(), [&](std::size_t m) {
        fill_rows(world, homes[m], blocks, first_household[m], first_person[m]);
        homes[m] = {};
    });
    start_everybody(world, subjects.starters, streams, threads);
    for (std::size_t d = 0; d < world.dwellings.rows(); ++d) {
        if (!world.dwellings.occupant[d])
            world.dwellings.vacant_since[d] = start - 1;
    }
    spread_letting_phases(world, streams);
    meet_margins(world, study.departments, *labour, streams);
    classify_places(world, parameters);
    fill_waiting_lists(world, parameters, streams, threads);
    return world;
}

} // namespace boligsim
