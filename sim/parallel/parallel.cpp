#include "sim/parallel/parallel.hpp"

#include <algorithm>
#include <cassert>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace sim {

namespace {

/// Tells the thread sanitiser the order that oneTBB keeps, which it cannot see since the library is
/// built without it: a loop's work comes after all before the loop, and before all after it. What
/// pieces of work do to each other it still sees.
class LoopOrder {
public:
#ifdef __SANITIZE_THREAD__
    LoopOrder()
    {
        __tsan_release(&begun_);
    }
    void begin_work()
    {
        __tsan_acquire(&begun_);
    }
    void end_work()
    {
        __tsan_release(&ended_);
    }
    void end_loop()
    {
        __tsan_acquire(&ended_);
    }

private:
    char begun_ = 0;
    char ended_ = 0;
#else
    void begin_work() {}
    void end_work() {}
    void end_loop() {}
#endif
};

} // namespace

struct ThreadPool::Arena {
    explicit Arena(int threads)
        : limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)),
          arena(threads)
    {
    }
    tbb::global_control limit;
    tbb::task_arena arena;
};

ThreadPool::ThreadPool(int threads)
    : threads_(std::max(1, threads)), arena_(std::make_unique<Arena>(threads_))
{
}

ThreadPool::~ThreadPool() = default;

void ThreadPool::for_each(std::size_t count, std::function<void(std::size_t)> const& work) const
{
    if (count == 0)
        return;
    if (threads_ == 1 || count == 1) {
        for (std::size_t i = 0; i < count; ++i)
            work(i);
        return;
    }
    LoopOrder order;
    arena_->arena.execute([&] {
        // Isolated: a thread that waits here for its own loop takes no work of an outer one, which
        // would hold two worlds at once on one stack.
        tbb::this_task_arena::isolate([&] {
            tbb::parallel_for(
                tbb::blocked_range<std::size_t>(0, count, 1),
                [&](tbb::blocked_range<std::size_t> const& range) {
                    order.begin_work();
                    for (std::size_t i = range.begin(); i < range.end(); ++i)
                        work(i);
                    order.end_work();
                },
                tbb::simple_partitioner());
        });
    });
    order.end_loop();
}

void ThreadPool::for_chunks(std::size_t count, std::size_t chunk,
                            std::function<void(std::size_t, Rows)> const& work) const
{
    assert(chunk > 0);
    for_each(chunk_count(count, chunk), [&](std::size_t i) {
        work(i, Rows{i * chunk, std::min(count, (i + 1) * chunk)});
    });
}

} // namespace sim
