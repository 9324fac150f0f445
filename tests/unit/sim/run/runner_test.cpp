#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "sim/run/runner.hpp"

namespace sim {
namespace {

TEST(WorldsSideBySide, AreAsManyAsFitIntoMemoryAndNoMoreThanThreads)
{
    EXPECT_EQ(worlds_side_by_side(100, 1000, 4), 4u);
    EXPECT_EQ(worlds_side_by_side(400, 1000, 4), 2u);
    EXPECT_EQ(worlds_side_by_side(2000, 1000, 4), 1u); // one always runs
    EXPECT_EQ(worlds_side_by_side(0, 1000, 4), 4u);
}

TEST(RunReplicates, RunsEachOnceAndNoMoreAtATimeThanAllowed)
{
    ThreadPool const threads(4);
    RunControl const control;
    RunWatch const watch(control, 20);
    std::vector<std::atomic<int>> runs(20);
    std::atomic<int> now{0};
    std::atomic<int> most{0};
    run_replicates(threads, runs.size(), 2, watch, [&](std::size_t r) {
        int const running = ++now;
        int seen = most;
        while (running > seen && !most.compare_exchange_weak(seen, running)) {
        }
        // Work within a world, which threads without a world of their own help with.
        threads.for_each(
            8, [](std::size_t) { std::this_thread::sleep_for(std::chrono::microseconds(200)); });
        ++runs[r];
        --now;
    });
    EXPECT_TRUE(std::all_of(runs.begin(), runs.end(), [](auto const& n) { return n == 1; }));
    EXPECT_LE(most, 2);
}

TEST(RunReplicates, BeginsNoneAfterTheRunIsStopped)
{
    ThreadPool const threads(1);
    std::atomic<bool> stop{false};
    RunControl const control{{}, &stop};
    RunWatch const watch(control, 10);
    int begun = 0;
    run_replicates(threads, 10, 1, watch, [&](std::size_t r) {
        ++begun;
        stop = r == 3;
    });
    EXPECT_EQ(begun, 4);
    EXPECT_FALSE(watch.result().complete);
}

TEST(RunWatch, AddsUpWhatWorldsSayAndTellsOneAtATime)
{
    std::vector<double> told;
    RunControl const control{[&](Progress const& p) { told.push_back(p.person_months); }, nullptr};
    RunWatch watch(control, 3);
    ThreadPool const threads(4);
    threads.for_each(100, [&](std::size_t i) {
        watch.year_done(Month(2006, 12), 2, 10 * (i + 1), static_cast<std::int64_t>(i));
    });
    EXPECT_EQ(told.size(), 100u);
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    RunResult const result = watch.result();
    EXPECT_TRUE(result.complete);
    EXPECT_EQ(result.person_months, 200);
    EXPECT_EQ(result.table_bytes_max, 1000u);
    EXPECT_EQ(result.persons_max, 99);
}

} // namespace
} // namespace sim
