/// Writes the sample trajectory, for tests that read it with other programs or kill this one.
///
///     write_sample_trajectory FILE.h5 REPLICATES YEARS DEPARTMENTS
///
/// Prints "world R" when a world's last year is written (and so, by contract, flushed).

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "sim/files/trajectory/trajectory_writer.hpp"
#include "tests/format/sample/sample_trajectory.hpp"

int main(int argc, char** argv)
{
    if (argc != 5)
        return 2;
    try {
        int const replicates = std::atoi(argv[2]);
        int const years = std::atoi(argv[3]);
        sim::TrajectoryLayout const layout =
            sim::sample_layout(replicates, years, std::atoi(argv[4]));
        sim::TrajectoryWriter writer(argv[1], layout, sim::sample_provenance());
        for (int r = 0; r < replicates; ++r) {
            for (std::size_t y = 0; y < static_cast<std::size_t>(years); ++y)
                writer.write_year(r, y, sim::sample_counts(layout, static_cast<std::size_t>(r), y));
            std::printf("world %d\n", r);
            std::fflush(stdout);
        }
        std::printf("%s\n", writer.finish().c_str());
    } catch (std::exception const& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
    return 0;
}
