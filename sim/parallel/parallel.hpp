#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace sim {

/// Half-open range of rows.
struct Rows {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
};

/// The threads of the program, handed down as an argument. Work is cut into chunks by row count,
/// never by thread count, so results cannot depend on how many threads there are.
class ThreadPool {
public:
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(ThreadPool const&) = delete;
    ThreadPool& operator=(ThreadPool const&) = delete;

    int threads() const { return threads_; }

    /// Calls `work(index)` once for each index below `count`, in any order, on any thread, and
    /// waits. May be called from within work (the threads are shared). Exceptions reach the caller.
    void for_each(std::size_t count, std::function<void(std::size_t)> const& work) const;

    /// Cuts `count` rows into chunks of `chunk` and calls `work(chunk_index, rows)` for each.
    void for_chunks(std::size_t count, std::size_t chunk,
                    std::function<void(std::size_t, Rows)> const& work) const;

private:
    struct Arena;
    int threads_;
    std::unique_ptr<Arena> arena_;
};

/// How many chunks `for_chunks` makes.
constexpr std::size_t chunk_count(std::size_t count, std::size_t chunk)
{
    return (count + chunk - 1) / chunk;
}

} // namespace sim
