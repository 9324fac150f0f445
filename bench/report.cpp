// What a report costs: how fast result files are read and shown.
//
//   bench_report FILE|DIR...
//
// Makes the report of the files three times, in memory and on one thread, as `boligsim report` does.
// Prints the least processor time, and what that is in bytes of result files a second.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <limits>
#include <memory>
#include <vector>

#include "analysis/compare/comparison.hpp"
#include "analysis/html_report/report.hpp"
#include "analysis/trajectory/trajectory.hpp"
#include "bench/study_file.hpp"

namespace {

namespace analysis = boligsim::analysis;

void measure(std::vector<std::filesystem::path> const& paths)
{
    double bytes = 0;
    for (std::filesystem::path const& path : paths)
        bytes += static_cast<double>(std::filesystem::file_size(path));
    double least = std::numeric_limits<double>::infinity();
    std::size_t size = 0;
    for (int time = 0; time < 3; ++time) {
        double const start = bench::cpu_seconds();
        auto const memory = std::make_shared<analysis::KeptMemory>(analysis::most_kept_bytes);
        std::vector<std::unique_ptr<analysis::Trajectory>> opened;
        std::vector<analysis::Trajectory const*> files;
        for (std::filesystem::path const& path : paths) {
            opened.push_back(analysis::open_trajectory(path, memory));
            files.push_back(opened.back().get());
        }
        size = analysis::html_report(files, analysis::find_baseline(files, {}), {}).size();
        least = std::min(least, bench::cpu_seconds() - start);
    }
    std::printf("report      files=%zu  file_megabytes=%.0f  cpu_seconds=%.2f  "
                "megabytes_a_second=%.1f  report_kilobytes=%.0f\n",
                paths.size(), bytes / 1e6, least, bytes / 1e6 / least,
                static_cast<double>(size) / 1e3);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        measure(analysis::list_trajectory_files({argv + 1, argv + argc}));
        return 0;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
