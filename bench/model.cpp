// The whole model against the yardstick, in one run on one machine.
//
//   bench_model STUDY [SCALE]
//
// Runs the scenario of STUDY that has the most rules, with every process and the recording on, at 1
// and at 2 threads, and the yardstick on one thread before and after.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

#include "bench/study_file.hpp"
#include "bench/yardstick.hpp"
#include "models/month/month.hpp"
#include "models/month/world_run.hpp"
#include "models/synthesis/synthesis.hpp"
#include "sim/files/trajectory/trajectory_writer.hpp"

namespace {

using boligsim::Scenario;
using boligsim::Study;

double seconds_of(auto&& work)
{
    auto const start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Largest resident memory of the process so far, in MB.
double peak_memory_mb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::atof(line.c_str() + 6) / 1024;
    return 0;
}

/// Person-months a second, settling years, making the world and writing included.
double model_speed(Study const& study, Scenario const& scenario, boligsim::ModelData const& data,
                   int threads)
{
    sim::ThreadPool const pool(threads);
    auto const path = std::filesystem::temp_directory_path() / "boligsim_bench.h5";
    boligsim::RunResult result;
    double const cpu_before = bench::cpu_seconds();
    double const seconds = seconds_of([&] {
        boligsim::Model const model(study, data, {}, {scenario});
        sim::TrajectoryWriter writer(path, model.layout(), {},
                                     sim::TrajectoryWriter::Existing::replace);
        result = boligsim::run_all(model, {&writer}, pool, {});
        writer.finish();
    });
    std::filesystem::remove(path);
    double const cpu = bench::cpu_seconds() - cpu_before;
    double const speed = result.person_months / seconds;
    constexpr double fixed_mb = 200;
    double const beyond_mb = std::max(0.0, peak_memory_mb() - fixed_mb);
    std::printf(
        "model       scale=%g  threads=%d  replicates=%d  person_months=%.3g  seconds=%.2f  "
        "cpu_seconds=%.2f  million_person_months_per_second=%.1f  million_per_cpu_second=%.1f  "
        "table_bytes_per_person=%.1f  peak_bytes_per_person_beyond_200_mb=%.0f\n",
        study.scale, threads, study.replicates, result.person_months, seconds, cpu, speed / 1e6,
        result.person_months / cpu / 1e6,
        static_cast<double>(result.table_bytes_max) / static_cast<double>(result.persons_max),
        beyond_mb * 1024 * 1024 / static_cast<double>(result.persons_max));
    return speed;
}

void measure_synthesis(Study const& study, sim::ParameterBook const& book, int threads)
{
    sim::ThreadPool const pool(threads);
    sim::Month const start = study.period.first - 12 * boligsim::settling_years;
    boligsim::BuiltMonth const month = boligsim::build_month({{}, book, {}, {start, start}});
    double const seconds = seconds_of([&] {
        boligsim::synthesise(study, book, sim::Streams(study.seed, 0), pool, start,
                             {month.schema, *month.starters});
    });
    std::printf("synthesis   scale=%g  threads=%d  seconds=%.2f\n", study.scale, threads, seconds);
}

double yardstick_speed(Study const& study)
{
    auto const persons = static_cast<std::size_t>(5.6e6 * study.scale);
    yardstick::Result const result = yardstick::run(persons, study.scale < 0.3 ? 192 : 24);
    std::printf("yardstick   persons=%zu  threads=1  million_person_months_per_second=%.1f\n",
                persons, result.per_second() / 1e6);
    return result.per_second();
}

void measure(std::string const& path, double scale)
{
    boligsim::ModelData const data = bench::read_model_data();
    Study study = bench::read_study_file(path, data.parameters);
    study.scale = scale;
    study.replicates = scale > 0.3 ? 1 : 4;
    Scenario const scenario = bench::fullest(study);

    double const before = yardstick_speed(study);
    measure_synthesis(study, data.parameters, 1);
    measure_synthesis(study, data.parameters, 2);
    double const one = model_speed(study, scenario, data, 1);
    double const two = model_speed(study, scenario, data, 2);
    double const after = yardstick_speed(study);
    double const stick = (before + after) / 2;
    std::printf(
        "ratios      model on 2 threads / yardstick on 1 = %.2f   model 2 threads / 1 thread = "
        "%.2f\n",
        two / stick, two / one);
    std::printf("memory      peak = %.0f MB\n", peak_memory_mb());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_model STUDY [SCALE]\n");
        return 2;
    }
    try {
        measure(argv[1], argc > 2 ? std::atof(argv[2]) : 0.05);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
