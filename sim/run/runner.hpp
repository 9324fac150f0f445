#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>

#include "sim/core/time.hpp"
#include "sim/parallel/parallel.hpp"

namespace sim {

/// How far a run is.
struct Progress {
    int worlds_done = 0;
    int worlds = 0;
    Month month;
    double person_months = 0; ///< simulated so far
};

/// What a run that ended says of itself.
struct RunResult {
    bool complete = false;           ///< false: stopped on request
    double person_months = 0;        ///< in all
    std::size_t table_bytes_max = 0; ///< of the largest world's tables
    std::int64_t persons_max = 0;    ///< in the same
};

/// How a run is watched and stopped from outside.
struct RunControl {
    /// Called at the end of each year of each world, one call at a time. May be empty.
    std::function<void(Progress const&)> on_progress = {};
    /// Set from outside (a signal) to stop after the years that are being simulated.
    std::atomic<bool> const* stop = nullptr;
};

/// Takes what the worlds of a run say while they run side by side. Thread-safe.
class RunWatch {
public:
    RunWatch(RunControl const& control, int worlds) : control_(control)
    {
        progress_.worlds = worlds;
    }

    bool stopped() const { return control_.stop && control_.stop->load(); }
    /// A world has finished the year that ends with `month`.
    void year_done(Month month, double person_months, std::size_t table_bytes,
                   std::int64_t persons);
    void world_done();
    RunResult result() const;

private:
    RunControl const& control_;
    mutable std::mutex mutex_;
    Progress progress_;
    RunResult result_;
};

/// How many worlds run side by side: as many as there are threads, but no more than fit into
/// `memory_bytes`. At least one; threads that are left over work within worlds.
std::size_t worlds_side_by_side(std::size_t bytes_a_world, std::size_t memory_bytes, int threads);

/// Calls `run(replicate)` once for each replicate, in ascending order, `side_by_side` of them at a
/// time. Replicates that have not begun when the run is stopped are left out.
void run_replicates(ThreadPool const& threads, std::size_t replicates, std::size_t side_by_side,
                    RunWatch const& watch, std::function<void(std::size_t)> const& run);

} // namespace sim
