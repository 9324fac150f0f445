#include "sim/files/trajectory/trajectory_writer.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/chunk_packer.hpp"
#include "sim/files/trajectory/digest.hpp"
#include "sim/files/trajectory/event_writer.hpp"
#include "sim/files/trajectory/file_lock.hpp"
#include "sim/files/trajectory/seal.hpp"
#include "sim/files/trajectory/writer_layout.hpp"

namespace sim {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds between_flushes{1};

std::filesystem::path part_of(std::filesystem::path path)
{
    path += ".part";
    return path;
}

/// Throws RunFailed where the finished file could not get its name.
void require_writable(std::filesystem::path const& path, TrajectoryWriter::Existing existing)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        throw RunFailed(path.string() + ": is a folder, and a result is to be written there; "
                                        "move it away, or write to another folder");
    if (existing == TrajectoryWriter::Existing::refuse && std::filesystem::exists(path, ignored))
        throw RunFailed(path.string() + ": the file exists (results are not overwritten unless "
                                        "that is asked for)");
}

/// The chunks of a slab, compressed; the last one filled up to the size that all chunks have.
std::vector<std::vector<std::byte>> pack(ChunkPacker& packer, OutputCube const& cube,
                                         std::span<std::byte const> slab)
{
    std::size_t const chunk_bytes = cube.places_a_chunk * cube.cells_a_place * cube.value_size();
    std::vector<std::vector<std::byte>> chunks;
    for (std::size_t at = 0; at < slab.size(); at += chunk_bytes) {
        std::span<std::byte const> const part =
            slab.subspan(at, std::min(chunk_bytes, slab.size() - at));
        if (part.size() == chunk_bytes) {
            chunks.push_back(packer.pack(part, cube.value_size()));
        } else {
            std::vector<std::byte> filled(part.begin(), part.end());
            filled.resize(chunk_bytes);
            chunks.push_back(packer.pack(filled, cube.value_size()));
        }
    }
    return chunks;
}

} // namespace

struct TrajectoryWriter::State {
    std::filesystem::path path;
    std::filesystem::path part;
    FileLock part_lock; ///< of the part, until it has its name
    TrajectoryLayout layout;
    OutputFile out;
    std::optional<EventWriter> events; ///< where events are recorded
    DigestInput digest;
    std::vector<std::int8_t> written;
    std::vector<std::unique_ptr<ChunkPacker>> packers; ///< those that no thread is using
    std::size_t unflushed = 0;
    Clock::time_point last_flush = Clock::now();

    State() = default;
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    ~State()
    {
        hdf5::LibraryLock const lock;
        close();
    }

    std::unique_ptr<ChunkPacker> take_packer()
    {
        hdf5::LibraryLock const lock;
        if (packers.empty())
            return std::make_unique<ChunkPacker>();
        std::unique_ptr<ChunkPacker> packer = std::move(packers.back());
        packers.pop_back();
        return packer;
    }

    void write_chunks(OutputCube const& cube, std::size_t replicate, std::size_t year,
                      std::vector<std::vector<std::byte>> const& chunks) const
    {
        std::vector<hsize_t> offset(cube.axes.size(), 0);
        offset[0] = replicate;
        offset[1] = year;
        for (std::vector<std::byte> const& chunk : chunks) {
            hdf5::checked(H5Dwrite_chunk(cube.dataset.get(), H5P_DEFAULT, 0, offset.data(),
                                         chunk.size(), chunk.data()),
                          "could not write results");
            offset[2] += cube.places_a_chunk;
        }
    }

    /// Data first, then the record of what is there: whoever finds a year marked finds all of it.
    void flush_locked()
    {
        keep_length();
        hdf5::checked(H5Fflush(out.file.get(), H5F_SCOPE_GLOBAL), "could not flush the file");
        hdf5::checked(H5Dwrite(out.written.get(), H5T_NATIVE_INT8, H5S_ALL, H5S_ALL, H5P_DEFAULT,
                               written.data()),
                      "could not write the file's record of years");
        keep_length();
        hdf5::checked(H5Fflush(out.file.get(), H5F_SCOPE_GLOBAL), "could not flush the file");
        unflushed = 0;
        last_flush = Clock::now();
    }

    /// HDF5 refuses a file that is shorter than its superblock says, and cuts off unused space at
    /// the end before it writes the superblock; so that space is kept.
    void keep_length() const
    {
        hdf5::checked(H5Fincrement_filesize(out.file.get(), 0), "could not keep the file's length");
    }

    /// Calls `work`, naming the file in what goes wrong.
    template <class Work> void guarded(Work&& work) const
    {
        try {
            hdf5::LibraryLock const lock;
            work();
        } catch (RunFailed const& failure) {
            throw RunFailed(part.string() + ": " + failure.what());
        }
    }

    bool close()
    {
        bool good = out.written.reset();
        if (events)
            good = events->close() && good;
        for (OutputCube& cube : out.cubes)
            good = cube.dataset.reset() && good;
        return out.file.reset() && good;
    }
};

TrajectoryWriter::TrajectoryWriter(std::filesystem::path path, TrajectoryLayout layout,
                                   Provenance const& provenance, Existing existing)
    : state_(std::make_unique<State>())
{
    State& s = *state_;
    s.part = part_of(path);
    s.path = std::move(path);
    s.layout = std::move(layout);
    require_writable(s.path, existing);
    s.part_lock = FileLock(s.part);
    // Another run may have finished between the two.
    require_writable(s.path, existing);
    std::size_t const slabs = static_cast<std::size_t>(s.layout.replicates) * s.layout.years.size();
    s.written.assign(slabs, 0);
    s.guarded([&] {
        s.out = lay_out_file(s.part, s.layout, provenance);
        if (!s.layout.events.empty())
            s.events.emplace(s.out.file.get(), s.layout.events,
                             static_cast<std::size_t>(s.layout.replicates));
        s.flush_locked();
    });

    s.digest.replicates = static_cast<std::size_t>(s.layout.replicates);
    s.digest.years = s.layout.years;
    for (PlaceGroup const& group : s.layout.places) {
        s.digest.axes[group.axis] = group.labels;
        for (PlaceColumn const& column : group.columns)
            s.digest.columns[column.name] = &column;
    }
    for (OutputCube const& cube : s.out.cubes) {
        for (std::string const& axis : s.layout.measures[cube.measure].axes)
            s.digest.axes[axis] = s.layout.measures.axis(axis).labels;
        s.digest.cubes.push_back({cube.name, cube.cells, cube.axes,
                                  std::vector<std::optional<DigestInput::SlabHash>>(slabs)});
    }
}

TrajectoryWriter::~TrajectoryWriter()
{
    if (!state_->out.file)
        return;
    try {
        flush();
    } catch (RunFailed const&) {
        // A disk that is full has been reported by write_year; here is nobody to report to.
        state_->unflushed = 0;
    }
}

void TrajectoryWriter::write_year(int replicate, std::size_t year, YearCounts const& counts)
{
    State& s = *state_;
    assert(replicate >= 0 && replicate < s.layout.replicates && year < s.layout.years.size());
    std::size_t const r = static_cast<std::size_t>(replicate);
    std::size_t const slab_index = r * s.layout.years.size() + year;

    std::unique_ptr<ChunkPacker> packer = s.take_packer();
    std::vector<DigestInput::SlabHash> hashes;
    std::vector<std::vector<std::vector<std::byte>>> packed;
    for (OutputCube const& cube : s.out.cubes) {
        std::vector<std::byte> const slab = cube.slab(counts);
        hashes.push_back(hash_slab(slab));
        packed.push_back(pack(*packer, cube, slab));
    }

    s.guarded([&] {
        assert(s.written[slab_index] == 0);
        for (std::size_t c = 0; c < s.out.cubes.size(); ++c) {
            s.write_chunks(s.out.cubes[c], r, year, packed[c]);
            s.digest.cubes[c].slabs[slab_index] = hashes[c];
        }
        s.packers.push_back(std::move(packer));
        s.written[slab_index] = 1;
        ++s.unflushed;
        bool const last = year + 1 == s.layout.years.size();
        if (last && s.events)
            s.events->end_replicate(r);
        if (last || Clock::now() - s.last_flush >= between_flushes)
            s.flush_locked();
    });
}

void TrajectoryWriter::write_events(int replicate, std::vector<EventRows> const& events)
{
    State& s = *state_;
    assert(s.events);
    s.guarded([&] { s.events->add(static_cast<std::size_t>(replicate), events); });
}

void TrajectoryWriter::flush()
{
    state_->guarded([&] {
        if (state_->unflushed > 0)
            state_->flush_locked();
    });
}

std::string TrajectoryWriter::finish()
{
    State& s = *state_;
    Digests digests;
    s.guarded([&] {
        auto const missing = std::count(s.written.begin(), s.written.end(), 0);
        if (missing > 0)
            throw RunFailed("the file cannot be finished (" + std::to_string(missing) +
                            " years of replicates are missing)");
        std::string events_digest;
        if (s.events)
            events_digest = s.events->finish();
        s.flush_locked();
        digests = digest_of(s.digest);
        for (OutputCube const& cube : s.out.cubes)
            hdf5::overwrite_attribute(cube.dataset.get(), "digest", digests.cubes.at(cube.name));
        hdf5::Object const root{
            hdf5::checked(H5Oopen(s.out.file.get(), "/", H5P_DEFAULT), "could not open the root")};
        hdf5::overwrite_attribute(root.get(), "digest", digests.file);
        if (s.events)
            hdf5::overwrite_attribute(root.get(), "events_digest", events_digest);
        s.flush_locked();
        hdf5::overwrite_attribute(root.get(), "complete", std::int32_t{1});
    });
    s.guarded([&] {
        if (!s.close())
            hdf5::fail("could not close the file");
        append_seal(s.part);
    });
    std::error_code error;
    std::filesystem::rename(s.part, s.path, error);
    if (error)
        throw RunFailed(s.part.string() + ": could not be renamed to " + s.path.string() + " (" +
                        error.message() + ")");
    s.part_lock.release();
    return digests.file;
}

std::filesystem::path const& TrajectoryWriter::path() const
{
    return state_->path;
}

std::filesystem::path const& TrajectoryWriter::part_path() const
{
    return state_->part;
}

} // namespace sim
