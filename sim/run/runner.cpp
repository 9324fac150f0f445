#include "sim/run/runner.hpp"

#include <algorithm>

namespace sim {

void RunWatch::year_done(Month month, double person_months, std::size_t table_bytes,
                         std::int64_t persons)
{
    std::scoped_lock const lock(mutex_);
    progress_.month = month;
    progress_.person_months += person_months;
    if (table_bytes > result_.table_bytes_max) {
        result_.table_bytes_max = table_bytes;
        result_.persons_max = persons;
    }
    if (control_.on_progress)
        control_.on_progress(progress_);
}

void RunWatch::world_done()
{
    std::scoped_lock const lock(mutex_);
    ++progress_.worlds_done;
}

RunResult RunWatch::result() const
{
    std::scoped_lock const lock(mutex_);
    RunResult result = result_;
    result.complete = !stopped();
    result.person_months = progress_.person_months;
    return result;
}

std::size_t worlds_side_by_side(std::size_t bytes_a_world, std::size_t memory_bytes, int threads)
{
    std::size_t const fit = memory_bytes / std::max<std::size_t>(bytes_a_world, 1);
    return std::clamp<std::size_t>(fit, 1, static_cast<std::size_t>(std::max(threads, 1)));
}

void run_replicates(ThreadPool const& threads, std::size_t replicates, std::size_t side_by_side,
                    RunWatch const& watch, std::function<void(std::size_t)> const& run)
{
    std::atomic<std::size_t> next{0};
    auto const run_in_turn = [&](std::size_t /*lane*/) {
        for (std::size_t r = next++; r < replicates && !watch.stopped(); r = next++)
            run(r);
    };
    if (side_by_side <= 1)
        run_in_turn(0);
    else
        threads.for_each(std::min(side_by_side, replicates), run_in_turn);
}

} // namespace sim
