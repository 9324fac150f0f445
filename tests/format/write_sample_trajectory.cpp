/// Writes the sample trajectory, for tests that read it with other programs or kill this one.
///
///     write_sample_trajectory FILE.h5 REPLICATES YEARS DEPARTMENTS EVENTS
///
/// EVENTS is the number of events a year; 0 for a file without.
/// Prints "world R" when a world's last year is written (and so, by contract, flushed).

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "sim/files/trajectory/trajectory_writer.hpp"
#include "tests/format/sample/sample_trajectory.hpp"

int main(int argc, char** argv)
{
    if (argc != 6)
        return 2;
    try {
        int const replicates = std::atoi(argv[2]);
        int const years = std::atoi(argv[3]);
        sim::TrajectoryLayout layout = sim::sample_layout(replicates, years, std::atoi(argv[4]));
        auto const events = static_cast<std::size_t>(std::atoi(argv[5]));
        if (events > 0)
            layout.events = {sim::sample_events_table()};
        sim::TrajectoryWriter writer(argv[1], layout, sim::sample_provenance());
        for (int r = 0; r < replicates; ++r) {
            auto const replicate = static_cast<std::size_t>(r);
            for (std::size_t y = 0; y < static_cast<std::size_t>(years); ++y) {
                if (events > 0)
                    writer.write_events(r, {sim::sample_events(replicate, y, events)});
                writer.write_year(r, y, sim::sample_counts(layout, replicate, y));
            }
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
