// What a small world costs when the model is called as a function.
//
//   bench_worlds STUDY [SCALE] [WORLDS] [THREADS]
//
// Makes the model of the scenario of STUDY that has the most rules once, and runs some worlds of it
// in memory: first with all measures, then with those of one target (adults by work and origin),
// then with a parameter that each world has its own value of.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "bench/study_file.hpp"
#include "models/month/model.hpp"

namespace {

/// Takes the years and forgets them.
class NoSink : public sim::TrajectorySink {
public:
    void write_year(int /*replicate*/, std::size_t /*year*/, sim::YearCounts const& counts) override
    {
        places_ = counts.places();
    }

private:
    std::size_t places_ = 0;
};

struct Seconds {
    double cpu = 0;
    double wall = 0;
};

template <class Work> Seconds seconds_of(Work const& work)
{
    auto const start = std::chrono::steady_clock::now();
    double const before = bench::cpu_seconds();
    work();
    return {bench::cpu_seconds() - before,
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()};
}

void print(char const* what, Seconds const& all, std::size_t worlds)
{
    auto const n = static_cast<double>(worlds);
    std::printf("worlds      %-34s cpu_seconds_a_world=%.3f  seconds_a_world=%.3f\n", what,
                all.cpu / n, all.wall / n);
}

void measure(std::string const& path, double scale, std::size_t worlds, int threads)
{
    boligsim::ModelData const data = bench::read_model_data();
    boligsim::Study study = bench::read_study_file(path, data.parameters);
    study.scale = scale;
    boligsim::Scenario const scenario = bench::fullest(study);
    sim::ThreadPool const pool(threads);

    boligsim::Recording target;
    target.measures = {"adults"};
    Seconds made = seconds_of([&] { boligsim::Model const model(study, data, {}, {scenario}); });
    print("tables of the model, made once", made, 1);
    boligsim::Model const all(study, data, {}, {scenario});
    boligsim::Model const some(study, data, target, {scenario});
    sim::RunResult last;
    auto const run = [&](boligsim::Model const& model, double step) {
        return seconds_of([&] {
            pool.for_each(worlds, [&](std::size_t r) {
                NoSink sink;
                boligsim::Overrides overrides;
                if (step > 0)
                    overrides["letting.acceptance_intercept"] = 0.3 + step * static_cast<double>(r);
                sim::RunResult const result = model.run(overrides, static_cast<int>(r), sink, pool);
                if (r == 0)
                    last = result;
            });
        });
    };
    print("all measures", run(all, 0), worlds);
    print("measures of one target", run(some, 0), worlds);
    print("the same, a parameter of its own", run(some, 1e-3), worlds);
    std::printf("worlds      scale=%g  persons=%lld  worlds=%zu  threads=%d\n", scale,
                static_cast<long long>(last.persons_max), worlds, threads);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_worlds STUDY [SCALE] [WORLDS] [THREADS]\n");
        return 2;
    }
    try {
        measure(argv[1], argc > 2 ? std::atof(argv[2]) : 0.0002,
                argc > 3 ? static_cast<std::size_t>(std::max(1, std::atoi(argv[3]))) : 20,
                argc > 4 ? std::max(1, std::atoi(argv[4])) : 1);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
