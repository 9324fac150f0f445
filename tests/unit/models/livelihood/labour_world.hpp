#pragma once

#include <memory>

#include "models/livelihood/employment.hpp"
#include "models/livelihood/labour_levels.hpp"
#include "models/world/world.hpp"
#include "tests/unit/models/model_fixture.hpp"

namespace boligsim::testing {

inline PersonId add_person(World& world, sim::AgentKey key, Origin origin, Sex sex, int age_months,
                           sim::Month now)
{
    PersonId const person = world.persons.add(key);
    std::size_t const i = person.index();
    world.persons.origin[i] = origin;
    world.persons.sex[i] = sex;
    world.persons.birth[i] = now - age_months;
    world.persons.standing[i] = static_cast<std::uint8_t>(sim::derive_key(key, 7) & 0xff);
    return person;
}

/// Persons of one origin and sex, ages from `youngest` to `oldest` evenly, each in a state drawn
/// from the levels.
inline World make_group(LabourLevels const& levels, Origin origin, Sex sex, int youngest,
                        int oldest, std::size_t count, sim::Month start,
                        sim::Streams const& streams)
{
    World world;
    int const span = (oldest - youngest + 1) * 12;
    for (std::size_t k = 0; k < count; ++k) {
        PersonId const person =
            add_person(world, 1000 + k, origin, sex,
                       youngest * 12 + static_cast<int>(k % static_cast<std::size_t>(span)), start);
        std::size_t const i = person.index();
        int const age = age_in(world.persons.birth[i], start);
        world.persons.labour[i] =
            levels.draw_state(origin, sex, age, world.persons.standing[i], start,
                              streams.word(world.persons.key[i], start, 64));
    }
    return world;
}

/// Employment by the model's own parameters; `odds` change those of whom they are about.
inline Employment make_employment(
    std::shared_ptr<TransitionOdds const> odds = std::make_shared<TransitionOdds const>())
{
    WorldSchema schema;
    LabourTransitions const transitions = LabourTransitions::declare(schema);
    return Employment(default_book(), years, transitions, std::move(odds));
}

/// Runs employment alone for months [from, to].
inline void run_employment(World& world, Employment const& employment, sim::Month from,
                           sim::Month to, sim::Streams const& streams)
{
    Pending pending;
    for (sim::Month month = from; month <= to; ++month) {
        auto draws = std::make_unique<ChunkDraws>(streams, month);
        for (std::size_t begin = 0; begin < world.persons.rows(); begin += person_chunk) {
            sim::Rows const rows{begin, std::min(begin + person_chunk, world.persons.rows())};
            draws->start(std::span(world.persons.key).subspan(rows.begin, rows.size()));
            employment.step(world, rows, *draws, month, pending);
        }
    }
}

} // namespace boligsim::testing
