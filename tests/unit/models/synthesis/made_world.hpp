#pragma once

#include <functional>

#include "models/synthesis/synthesis.hpp"
#include "models/world/households.hpp"
#include "tests/support/new_life.hpp"
#include "tests/support/parameters.hpp"

namespace boligsim::testing {

inline constexpr sim::Month start(2003, 1);

inline World make_world(double scale, int threads = 2, std::uint32_t replicate = 0)
{
    Study study;
    study.scale = scale;
    return synthesise(study, default_parameters(), sim::Streams(20060101, replicate),
                      sim::ThreadPool(threads), start, new_life());
}

inline World make_world(double scale, sim::ParameterBook const& book)
{
    Study study;
    study.scale = scale;
    return synthesise(study, book, sim::Streams(20060101, 0), sim::ThreadPool(2), start,
                      new_life());
}

/// Denmark at the shipped studies' scale, made once.
inline World const& denmark()
{
    static World const world = make_world(0.05);
    return world;
}

/// Which households a share is of.
using Among = std::function<bool(World const&, HouseholdId)>;

inline bool in_public_housing(World const& world, HouseholdId household)
{
    return world.is_department(world.households.place[household.index()]);
}

inline bool elsewhere(World const& world, HouseholdId household)
{
    return !in_public_housing(world, household);
}

inline bool everywhere(World const&, HouseholdId)
{
    return true;
}

/// In a department that one of the programmes covers.
inline bool in_programme(World const& world, HouseholdId household)
{
    PlaceId const place = world.households.place[household.index()];
    return world.is_department(place) && world.departments[place.index()].programmes != 0;
}

template <class Is> double household_share(World const& world, Among const& among, Is&& is)
{
    double all = 0;
    double yes = 0;
    for (std::size_t i = 0; i < world.households.rows(); ++i) {
        auto const h = HouseholdId::at(i);
        if (!among(world, h))
            continue;
        ++all;
        yes += is(h) ? 1 : 0;
    }
    return yes / all;
}

/// Share of those persons that `of` says yes to for whom `is` does.
template <class Of, class Is>
double person_share(World const& world, Among const& among, Of&& of, Is&& is)
{
    double all = 0;
    double yes = 0;
    for (std::size_t i = 0; i < world.persons.rows(); ++i) {
        if (!among(world, world.persons.household[i]) || !of(i))
            continue;
        ++all;
        yes += is(i) ? 1 : 0;
    }
    return yes / all;
}

} // namespace boligsim::testing
