#pragma once

#include "models/process/schema.hpp"
#include "models/world/newcomers.hpp"
#include "models/world/world.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "sim/random/philox.hpp"
#include "study/study.hpp"

namespace boligsim {

/// What subjects add to a new world: columns, and the values that persons start with.
struct NewWorld {
    WorldSchema const& schema;
    Starters const& starters;
};

/// Makes the world as it is when the month `start` (a January) begins: persons in households in
/// dwellings or in other tenures, from published margins.
///
/// Persons by age, sex, origin and generation, households by type, and public dwellings by
/// municipality and kind are quotas: met exactly but for rounding. Who lives together, who lives
/// where and for how long is drawn, by `streams`. Places (departments, dwellings, rents) are the
/// same for every seed and replicate. The result does not depend on the number of threads.
///
/// The user's own departments are there as described; those who live in them meet the margins that
/// the user knows (models/synthesis/homes/margins.hpp).
///
/// Simplifies: people in institutions live in households like others; nobody owns two homes.
World synthesise(Study const& study, sim::ParameterBook const& parameters,
                 sim::Streams const& streams, sim::ThreadPool const& threads, sim::Month start,
                 NewWorld const& subjects);

/// The places of that world without anybody in them: what can be known before it is made.
World make_places(Study const& study, sim::ParameterBook const& parameters, sim::Month start);

} // namespace boligsim
