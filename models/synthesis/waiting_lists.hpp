#pragma once

#include "models/world/world.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

/// Puts households on the markets' waiting lists, as many as are usual where public housing neither
/// attracts nor discourages (years of the vacancies of a kind), so that lists need not grow first.
/// Each household applies in its own municipality, in at most one place, as ApplicationForm fills
/// in, for a kind of dwelling that it may have (DwellingKinds).
///
/// Parameters  destination.usual_queue_years, .queue_size_elasticity, .turnover;
///             those of DwellingKinds; application.*; waiting_lists.tenure_weight;
///             moving.age_factor
/// Draws       block_queue, in order; those of ApplicationForm
/// Simplifies  nobody waits in another municipality than their own at the start
void fill_waiting_lists(World& world, sim::ParameterBook const& parameters,
                        sim::Streams const& streams, sim::ThreadPool const& threads);

} // namespace boligsim
