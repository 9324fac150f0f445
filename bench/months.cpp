// What each line of the month costs.
//
//   bench_months STUDY [SCALE] [YEARS] [THREADS]
//
// Runs the scenario of STUDY that has the most rules for some years, on one thread if nothing else
// is asked for, and prints each process's share of the processor time of its months, and that of
// letting and moving together. On several threads also the shares of the time on the clock: what
// runs in series has a greater share of that.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/study_file.hpp"
#include "models/month/measures.hpp"
#include "models/month/month.hpp"
#include "models/synthesis/synthesis.hpp"

namespace {

/// The lines that make up letting and moving; the others are everything else in a life.
constexpr std::array<std::string_view, 5> letting_and_moving{
    "moving_risks", "evictions", "list_upkeep", "find_homes", "letting"};

/// Seconds of processor time, of all threads, and on the clock.
struct Seconds {
    double cpu = 0;
    double wall = 0;

    Seconds& operator+=(Seconds const& other)
    {
        cpu += other.cpu;
        wall += other.wall;
        return *this;
    }
};

/// What a piece of work takes.
template <class Work> Seconds seconds_of(Work const& work)
{
    auto const start = std::chrono::steady_clock::now();
    double const before = bench::cpu_seconds();
    work();
    double const cpu = bench::cpu_seconds() - before;
    return {cpu, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()};
}

/// One line of the output: what it is called, its seconds, and their share of all.
void print(std::string_view name, Seconds const& seconds, Seconds const& all, int threads)
{
    std::printf("months      %-18.*s share=%4.1f %%  cpu_seconds=%.2f",
                static_cast<int>(name.size()), name.data(), 100 * seconds.cpu / all.cpu,
                seconds.cpu);
    if (threads > 1)
        std::printf("  share_of_clock=%4.1f %%  seconds=%.2f", 100 * seconds.wall / all.wall,
                    seconds.wall);
    std::printf("\n");
}

void measure(std::string const& path, double scale, int years, int threads)
{
    boligsim::ModelData const data = bench::read_model_data();
    boligsim::Study study = bench::read_study_file(path, data.parameters);
    study.scale = scale;
    boligsim::Scenario const scenario = bench::fullest(study);
    sim::ParameterBook const book =
        boligsim::parameters_of(scenario, data.parameters, study.period);
    sim::Month const start = study.period.first - 12 * boligsim::settling_years;
    boligsim::BuiltMonth const built =
        boligsim::build_month({scenario, book, data.catalogue, {start, study.period.last}});
    boligsim::Schedule const& schedule = built.schedule;
    sim::ThreadPool const pool(threads);
    sim::Streams const streams(study.seed, 0);
    boligsim::ModelShape const shape = boligsim::shape_of();
    sim::MeasureCatalogue const& catalogue = shape.schema.measures();
    boligsim::FlowMeasures const& measures = shape.measures.flows;
    boligsim::World world =
        boligsim::synthesise(study, book, streams, pool, start, {built.schema, *built.starters});
    sim::YearCounts counts(catalogue, world.places());

    std::vector<Seconds> seconds(schedule.size());
    Seconds all;
    for (sim::Month month = start; month < start + 12 * years; ++month) {
        world.now = month;
        boligsim::MonthContext const context{month, streams, pool, measures, counts};
        for (std::size_t line = 0; line < schedule.size(); ++line)
            seconds[line] += seconds_of([&] { schedule[line]->run(world, context); });
        all += seconds_of([&] { world.end_month(); });
        if (month.is_december())
            counts.clear();
    }
    Seconds moving;
    for (std::size_t line = 0; line < schedule.size(); ++line) {
        all += seconds[line];
        for (std::string_view const name : letting_and_moving)
            if (schedule[line]->name() == name)
                moving += seconds[line];
    }
    for (std::size_t line = 0; line < schedule.size(); ++line)
        print(schedule[line]->name(), seconds[line], all, threads);
    std::printf("months      scale=%g  years=%d  threads=%d\n", scale, years, threads);
    print("letting and moving", moving, all, threads);
    print("all", all, all, threads);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_months STUDY [SCALE] [YEARS] [THREADS]\n");
        return 2;
    }
    try {
        measure(argv[1], argc > 2 ? std::atof(argv[2]) : 0.05, argc > 3 ? std::atoi(argv[3]) : 10,
                argc > 4 ? std::max(1, std::atoi(argv[4])) : 1);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
