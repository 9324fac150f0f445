#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

#include <rapidcheck/gtest.h>

#include "sim/parallel/parallel.hpp"

namespace {

using sim::Rows;
using sim::ThreadPool;

class ThreadPoolTest : public ::testing::TestWithParam<int> {
protected:
    ThreadPool pool{GetParam()};
};

TEST_P(ThreadPoolTest, CallsEachIndexOnce)
{
    std::vector<std::atomic<int>> calls(1000);
    pool.for_each(calls.size(), [&](std::size_t i) { ++calls[i]; });
    for (auto const& n : calls)
        EXPECT_EQ(n, 1);
}

TEST_P(ThreadPoolTest, NothingToDoCallsNothing)
{
    pool.for_each(0, [](std::size_t) { FAIL(); });
    pool.for_chunks(0, 16, [](std::size_t, Rows) { FAIL(); });
}

TEST_P(ThreadPoolTest, ExceptionsReachTheCaller)
{
    EXPECT_THROW(pool.for_each(100,
                               [](std::size_t i) {
                                   if (i == 41)
                                       throw std::runtime_error("forty-one");
                               }),
                 std::runtime_error);
    std::atomic<int> after = 0;
    pool.for_each(10, [&](std::size_t) { ++after; });
    EXPECT_EQ(after, 10); // the pool is still of use
}

TEST_P(ThreadPoolTest, WorkMayGiveOutWork)
{
    std::vector<std::atomic<int>> calls(20 * 30);
    pool.for_each(
        20, [&](std::size_t i) { pool.for_each(30, [&](std::size_t j) { ++calls[i * 30 + j]; }); });
    for (auto const& n : calls)
        EXPECT_EQ(n, 1);
}

TEST_P(ThreadPoolTest, UsesNoMoreThreadsThanAsked)
{
    std::mutex mutex;
    std::vector<std::thread::id> seen;
    pool.for_each(200, [&](std::size_t) {
        std::this_thread::sleep_for(std::chrono::microseconds(50));
        std::lock_guard const lock(mutex);
        if (std::find(seen.begin(), seen.end(), std::this_thread::get_id()) == seen.end())
            seen.push_back(std::this_thread::get_id());
    });
    EXPECT_LE(seen.size(), static_cast<std::size_t>(pool.threads()));
}

INSTANTIATE_TEST_SUITE_P(Threads, ThreadPoolTest, ::testing::Values(1, 2, 4));

std::vector<Rows> chunks_of(int threads, std::size_t count, std::size_t chunk)
{
    std::vector<Rows> chunks(sim::chunk_count(count, chunk));
    ThreadPool(threads).for_chunks(count, chunk,
                                   [&](std::size_t i, Rows rows) { chunks.at(i) = rows; });
    return chunks;
}

RC_GTEST_PROP(Chunks, CoverTheRowsOnceInOrder, ())
{
    std::size_t const count = *rc::gen::inRange<std::size_t>(0, 5000);
    std::size_t const chunk = *rc::gen::inRange<std::size_t>(1, 700);
    std::size_t next = 0;
    for (Rows const rows : chunks_of(2, count, chunk)) {
        RC_ASSERT(rows.begin == next);
        RC_ASSERT(rows.size() > 0u && rows.size() <= chunk);
        next = rows.end;
    }
    RC_ASSERT(next == count);
}

RC_GTEST_PROP(Chunks, DoNotDependOnTheNumberOfThreads, ())
{
    std::size_t const count = *rc::gen::inRange<std::size_t>(0, 5000);
    std::size_t const chunk = *rc::gen::inRange<std::size_t>(1, 700);
    auto const one = chunks_of(1, count, chunk);
    auto const three = chunks_of(3, count, chunk);
    RC_ASSERT(one.size() == three.size());
    for (std::size_t i = 0; i < one.size(); ++i)
        RC_ASSERT(one[i].begin == three[i].begin && one[i].end == three[i].end);
}

// Sums of doubles depend on their order: by chunk, then over chunks in order, they do not depend on
// the number of threads.
TEST(Chunks, SumsByChunkAreTheSameToTheBit)
{
    std::vector<double> values(10'000);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = 1.0 / static_cast<double>(i + 1);
    auto const sum = [&](int threads) {
        std::vector<double> parts(sim::chunk_count(values.size(), 128));
        ThreadPool(threads).for_chunks(values.size(), 128, [&](std::size_t i, Rows rows) {
            for (std::size_t row = rows.begin; row < rows.end; ++row)
                parts[i] += values[row];
        });
        return std::accumulate(parts.begin(), parts.end(), 0.0);
    };
    EXPECT_EQ(sum(1), sum(2));
    EXPECT_EQ(sum(1), sum(4));
}

TEST(ThreadPool, FewerThanOneThreadIsOne)
{
    EXPECT_EQ(ThreadPool(0).threads(), 1);
    EXPECT_EQ(ThreadPool(-3).threads(), 1);
}

} // namespace
