#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/digest.hpp"
#include "sim/files/trajectory/file_lock.hpp"
#include "sim/files/trajectory/seal.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"
#include "sim/files/trajectory/trajectory_writer.hpp"
#include "tests/format/sample/sample_trajectory.hpp"
#include "tests/unit/sim/files/trajectory/temporary_folder.hpp"

/// The border between a trajectory and the disk: its lock, its seal, and what was changed.
namespace sim {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::string write_sample(std::filesystem::path const& path)
{
    TrajectoryLayout layout = sample_layout(1, 2);
    layout.events = {sample_events_table()};
    TrajectoryWriter writer(path, layout, sample_provenance());
    for (std::size_t y = 0; y < 2; ++y) {
        writer.write_events(0, {sample_events(0, y, 100)});
        writer.write_year(0, y, sample_counts(layout, 0, y));
    }
    return writer.finish();
}

std::string bytes_of(std::filesystem::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(std::filesystem::path const& path, std::string const& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

TEST(FileLock, IsHeldByOneAndNamesTheHolder)
{
    TemporaryFolder const folder;
    write_bytes(folder / "a", "what is there");
    FileLock first(folder / "a");
    EXPECT_EQ(bytes_of(folder / "a"), "what is there");
    EXPECT_THAT([&] { FileLock(folder / "a"); },
                ThrowsMessage<RunFailed>(HasSubstr("another run (process " +
                                                   std::to_string(getpid()) + ") is writing")));
    EXPECT_TRUE(writer_of(folder / "a"));
    first.release();
    EXPECT_FALSE(writer_of(folder / "a"));
    FileLock const again(folder / "a");
}

TEST(FileLock, IsTakenBeforeASecondWriterEmptiesTheFile)
{
    TemporaryFolder const folder;
    TrajectoryLayout const layout = sample_layout(1, 1);
    TrajectoryWriter writer(folder / "a.h5", layout, sample_provenance());
    auto const size = std::filesystem::file_size(folder / "a.h5.part");
    for (auto const existing :
         {TrajectoryWriter::Existing::refuse, TrajectoryWriter::Existing::replace})
        EXPECT_THAT(
            [&] { TrajectoryWriter(folder / "a.h5", layout, sample_provenance(), existing); },
            ThrowsMessage<RunFailed>(HasSubstr("is writing here")));
    EXPECT_EQ(std::filesystem::file_size(folder / "a.h5.part"), size);
    EXPECT_THAT([&] { TrajectoryReader(folder / "a.h5.part"); },
                ThrowsMessage<UnreadableFile>(HasSubstr("is being written by another run")));
    writer.write_year(0, 0, sample_counts(layout, 0, 0));
    std::string const digest = writer.finish();
    EXPECT_EQ(digest, compute_digest(folder / "a.h5").file);
}

TEST(FileLock, IsNotGivenForAFolder)
{
    TemporaryFolder const folder;
    std::filesystem::create_directory(folder / "a.h5.part");
    std::filesystem::create_directory(folder / "b.h5");
    TrajectoryLayout const layout = sample_layout(1, 1);
    for (char const* name : {"a.h5", "b.h5"})
        EXPECT_THAT([&] { TrajectoryWriter(folder / name, layout, sample_provenance()); },
                    ThrowsMessage<RunFailed>(HasSubstr("is a folder")));
}

TEST(Seal, BreaksWithAnyBitAndGoesWithTheEnd)
{
    TemporaryFolder const folder;
    write_sample(folder / "a.h5");
    EXPECT_EQ(check_seal(folder / "a.h5"), Seal::intact);
    std::string const bytes = bytes_of(folder / "a.h5");
    // A change of the seal's own mark takes the seal away, so it is left out.
    for (std::size_t at = 0; at < bytes.size() - seal_size; at += bytes.size() / 40) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 4);
        write_bytes(folder / "b.h5", changed);
        EXPECT_EQ(check_seal(folder / "b.h5"), Seal::broken) << at;
        EXPECT_THAT([&] { TrajectoryReader(folder / "b.h5"); },
                    ThrowsMessage<UnreadableFile>(HasSubstr("is damaged")));
    }
    write_bytes(folder / "b.h5", bytes.substr(0, bytes.size() - seal_size));
    EXPECT_EQ(check_seal(folder / "b.h5"), Seal::missing);
    // As another program leaves it: it is read, since its digests fit.
    EXPECT_EQ(TrajectoryReader(folder / "b.h5").read_cube("births").values,
              TrajectoryReader(folder / "a.h5").read_cube("births").values);
}

TEST(Digest, OfEventsIsApartAndTellsWhatTheyAre)
{
    TemporaryFolder const folder;
    std::string const digest = write_sample(folder / "a.h5");
    TrajectoryReader const file(folder / "a.h5");
    EXPECT_EQ(file.text_attribute("digest"), digest);
    EXPECT_EQ(file.text_attribute("events_digest"), file.compute_events_digest());
    EXPECT_NE(file.text_attribute("events_digest"), digest);

    TrajectoryLayout layout = sample_layout(1, 2);
    layout.events = {sample_events_table()};
    TrajectoryWriter writer(folder / "b.h5", layout, sample_provenance());
    for (std::size_t y = 0; y < 2; ++y) {
        writer.write_events(0, {sample_events(0, y, y == 0 ? 100 : 99)});
        writer.write_year(0, y, sample_counts(layout, 0, y));
    }
    EXPECT_EQ(writer.finish(), digest);
    EXPECT_NE(TrajectoryReader(folder / "b.h5").compute_events_digest(),
              file.compute_events_digest());
}

} // namespace
} // namespace sim
