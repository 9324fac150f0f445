#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "sim/record/trajectory.hpp"

namespace sim {

/// Writes a trajectory file (docs/formats/trajectory.md): NAME.h5.part while worlds run, NAME.h5
/// once all of them are in it. Whenever the program is killed, what was flushed before can be read
/// from the .part file, and nothing claims to be complete.
class TrajectoryWriter : public TrajectorySink {
public:
    enum class Existing { refuse, replace };

    /// `path` is the finished file's. An older .part of the same name is replaced.
    ///
    /// Throws RunFailed where the file exists and is not to be replaced, or cannot be made.
    TrajectoryWriter(std::filesystem::path path, TrajectoryLayout layout,
                     Provenance const& provenance, Existing existing = Existing::refuse);

    /// Without `finish`, the .part file stays, flushed.
    ~TrajectoryWriter() override;
    TrajectoryWriter(TrajectoryWriter const&) = delete;
    TrajectoryWriter& operator=(TrajectoryWriter const&) = delete;

    /// Hashes and compresses on the caller's thread, then writes. Flushed at least when a world's
    /// last year is in, and otherwise not more than once a second. Each (replicate, year) comes
    /// once.
    ///
    /// Throws RunFailed where the file cannot be written (a full disk).
    void write_year(int replicate, std::size_t year, YearCounts const& counts) override;

    /// Keeps a replicate's events until its turn comes, and writes them in whole chunks; the rest
    /// with `finish`. They do not enter the digest.
    ///
    /// Throws RunFailed where the file cannot be written.
    void write_events(int replicate, std::vector<EventRows> const& events) override;

    /// Makes sure that all written years are on their way to the disk.
    void flush();

    /// Writes the digests, marks the file complete, closes it and gives it its name; the digest.
    ///
    /// Throws RunFailed where a year is missing or the file cannot be written.
    std::string finish();

    std::filesystem::path const& path() const;
    std::filesystem::path const& part_path() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sim
