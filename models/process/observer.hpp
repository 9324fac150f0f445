#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "models/world/world.hpp"
#include "sim/record/measures.hpp"

namespace boligsim {

struct MonthContext;

/// Residents as they are seen on 31 December: item i of each span is about the same person.
/// `Persons::observed_*` still say what the last observation saw.
struct ObservedPersons {
    World const& world;
    sim::Month month;
    std::span<std::uint32_t const> row; ///< of persons, ascending
    std::span<HouseholdId const> household;
    std::span<PlaceId const> place;
    std::span<std::uint32_t const>
        place_row;                     ///< of the place, in the counts; old places have one too
    std::span<std::int16_t const> age; ///< whole years

    std::size_t size() const { return row.size(); }
};

/// Counts a subject's measures on 31 December. Holds their ids and the tables that it needs; const
/// while months run. A subject's observers stand in its folder, in `observers.hpp`.
class Observer {
public:
    virtual ~Observer() = default;
    virtual std::string_view name() const = 0;
    /// What it counts. An observer of whose measures none is recorded is not called.
    virtual std::vector<sim::MeasureId> measures() const = 0;
    /// Counts persons. Called for all residents, some thousands at a time, from several threads with
    /// counts of their own; changes nothing else, and makes no rows of places.
    virtual void count_persons(ObservedPersons const& /*persons*/,
                               sim::YearCounts& /*counts*/) const
    {
    }
    /// Counts what is no person (households, dwellings, queues), or what is known when everybody was
    /// seen. Called once.
    virtual void count_rest(World const& /*world*/, MonthContext const& /*context*/) const {}
};

using Observers = std::vector<std::unique_ptr<Observer const>>;

} // namespace boligsim
