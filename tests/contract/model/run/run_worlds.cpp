// Runs worlds FIRST to FIRST + COUNT - 1 of a small study at once, each with numbers of its own, and
// prints a line for each: its number and what it comes to.
//
//   run_worlds FIRST COUNT THREADS
#include <cstdio>
#include <cstdlib>

#include "tests/contract/model/small_model.hpp"

int main(int argc, char** argv)
{
    using namespace boligsim;
    if (argc < 4)
        return 2;
    auto const first = static_cast<std::size_t>(std::atoi(argv[1]));
    auto const count = static_cast<std::size_t>(std::atoi(argv[2]));
    sim::ThreadPool const threads(std::atoi(argv[3]));
    Model const model(testing::one_year_study(), testing::model_data());
    std::vector<std::uint64_t> hashes(count);
    threads.for_each(count, [&](std::size_t i) {
        hashes[i] = testing::hash_of(model, testing::numbered_overrides(first + i),
                                     static_cast<int>(first + i), threads);
    });
    for (std::size_t i = 0; i < count; ++i)
        std::printf("%zu %016llx\n", first + i, static_cast<unsigned long long>(hashes[i]));
    return 0;
}
