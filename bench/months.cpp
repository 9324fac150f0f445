// What each line of the month costs.
//
//   bench_months STUDY [SCALE] [YEARS]
//
// Runs the scenario of STUDY that has the most rules for some years on one thread, and prints each
// process's share of the processor time of its months, and that of letting and moving together.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/study_file.hpp"
#include "models/month/month.hpp"
#include "models/synthesis/synthesis.hpp"

namespace {

/// The lines that make up letting and moving; the others are everything else in a life.
constexpr std::array<std::string_view, 5> letting_and_moving{
    "moving_risks", "evictions", "list_upkeep", "find_homes", "letting"};

void measure(std::string const& path, double scale, int years)
{
    boligsim::ModelData const data = bench::read_model_data();
    boligsim::Study study = bench::read_study_file(path, data.parameters);
    study.scale = scale;
    boligsim::Scenario const scenario = bench::fullest(study);
    sim::ParameterBook const book = boligsim::parameters_of(scenario, data.parameters);
    sim::Month const start = study.period.first - 12 * boligsim::settling_years;
    boligsim::Schedule const schedule =
        boligsim::build_month(scenario, book, data.catalogue, {start, study.period.last});
    sim::ThreadPool const pool(1);
    sim::Streams const streams(study.seed, 0);
    sim::MeasureCatalogue catalogue;
    boligsim::Measures const measures = boligsim::define_measures(catalogue);
    boligsim::World world = boligsim::synthesise(study, book, streams, pool, start);
    sim::YearCounts counts(catalogue, world.places());

    std::vector<double> seconds(schedule.size(), 0);
    double all = 0;
    for (sim::Month month = start; month < start + 12 * years; ++month) {
        world.now = month;
        boligsim::MonthContext const context{month, streams, pool, measures, counts};
        for (std::size_t line = 0; line < schedule.size(); ++line) {
            double const before = bench::cpu_seconds();
            schedule[line]->run(world, context);
            seconds[line] += bench::cpu_seconds() - before;
        }
        double const before = bench::cpu_seconds();
        world.end_month();
        all += bench::cpu_seconds() - before;
        if (month.is_december())
            counts.clear();
    }
    double moving = 0;
    for (std::size_t line = 0; line < schedule.size(); ++line) {
        all += seconds[line];
        for (std::string_view const name : letting_and_moving)
            if (schedule[line]->name() == name)
                moving += seconds[line];
    }
    for (std::size_t line = 0; line < schedule.size(); ++line)
        std::printf("months      %-18.*s share=%4.1f %%  cpu_seconds=%.2f\n",
                    static_cast<int>(schedule[line]->name().size()), schedule[line]->name().data(),
                    100 * seconds[line] / all, seconds[line]);
    std::printf("months      scale=%g  years=%d  letting and moving together = %.1f %%  "
                "cpu_seconds=%.2f\n",
                scale, years, 100 * moving / all, all);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_months STUDY [SCALE] [YEARS]\n");
        return 2;
    }
    try {
        measure(argv[1], argc > 2 ? std::atof(argv[2]) : 0.05, argc > 3 ? std::atoi(argv[3]) : 10);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
