#pragma once

#include <vector>

#include "models/housing/application_form.hpp"
#include "sim/parallel/parallel.hpp"

namespace boligsim {

/// What becomes of a waiting household's place in the municipality's queue of acute need.
struct QueueEntry {
    HouseholdId household;
    /// None: it has found a home of its own, and is owed none any more.
    Urgency urgency = Urgency::none;
    MunicipalityId market; ///< where it lives; of those who come into acute need
    /// As it would apply there today; of those who come into acute need.
    Application anew;
};

/// Carries out entries, at most one a household, each of a household with an application. All
/// queues are passed once, whatever the number of entries.
///
/// Who comes into acute need keeps its application, with seniority and lists, where that is in the
/// municipality that it lives in: the application gets the urgency, unless it has as great a one
/// already, and is awake again. Municipalities name tenants of family dwellings, and the young of
/// youth dwellings besides, so that it becomes one for a family dwelling if it was not, on the
/// lists of those who let some too. The municipality of residence is the one that has to help: who
/// waited elsewhere applies anew where it lives. Simplifies: the place elsewhere is lost then,
/// since a household has one application.
///
/// Applications that are new to a market are put into `joining` of it, in any order.
void enter_queues(World& world, sim::ThreadPool const& threads, std::vector<QueueEntry> entries,
                  std::vector<std::vector<Application>>& joining);

} // namespace boligsim
