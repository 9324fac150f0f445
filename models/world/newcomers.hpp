#pragma once

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "models/world/world.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

/// How somebody comes to be in the population.
enum class Appearance : std::uint8_t { first_population, born, arrived };

/// Persons whose rows are new. Key, birth, sex, origin, generation and household are known; of the
/// first population also the standing.
struct Newcomers {
    Appearance how = Appearance::first_population;
    std::span<PersonId const> persons;
};

/// What start values are drawn by.
struct StartContext {
    sim::Month month;
    sim::Streams const& streams;
};

/// What gives newcomers the start values of a subject's columns.
class Starter {
public:
    virtual ~Starter() = default;
    /// Writes the newcomers' rows only: several calls may run at once. Draws by the persons' own
    /// keys.
    virtual void start(World& world, Newcomers const& newcomers,
                       StartContext const& context) const = 0;
};

/// The starters of all subjects, in their order.
class Starters {
public:
    void add(std::shared_ptr<Starter const> starter) { starters_.push_back(std::move(starter)); }
    void start(World& world, Newcomers const& newcomers, StartContext const& context) const
    {
        for (auto const& starter : starters_)
            starter->start(world, newcomers, context);
    }

private:
    std::vector<std::shared_ptr<Starter const>> starters_;
};

} // namespace boligsim
