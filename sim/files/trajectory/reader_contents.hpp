#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/digest.hpp"
#include "sim/files/trajectory/hdf5.hpp"
#include "sim/files/trajectory/seal.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"

namespace sim {

/// An axis of categories or places as read.
struct ReadAxis {
    std::string name;
    std::vector<std::string> labels;
};

/// A column and the axis beside which it stands.
struct ReadColumn {
    std::string axis;
    PlaceColumn column;
};

/// A column of events, without its rows.
struct ReadEventColumn {
    std::string name;
    std::string digest; ///< empty where the file has none
    std::vector<std::string> labels;
    std::size_t value_size = 4;
};

struct ReadEventTable {
    std::string name;
    std::size_t rows = 0;
    std::vector<ReadEventColumn> columns;
};

/// The item whose `name` it is, or the end.
template <class Items> auto find_named(Items& items, std::string_view name)
{
    return std::find_if(items.begin(), items.end(),
                        [&](auto const& item) { return item.name == name; });
}

/// An open file with all but its cubes and events in memory.
struct TrajectoryReader::Contents {
    std::filesystem::path path;
    std::uint64_t file_size = 0;
    hdf5::File file;
    hdf5::Object root;
    bool complete = false;
    /// Whether what is read is checked by its digest.
    bool held_to_digests = false;
    std::vector<int> years;
    std::vector<std::string> replicate_labels;
    std::vector<std::string> year_labels;
    std::vector<ReadAxis> axes;
    std::vector<ReadColumn> columns;
    std::vector<CubeDescription> cubes;
    std::map<std::string, std::string, std::less<>> cube_digests; ///< as the file gives them
    std::vector<std::int8_t> written;
    std::vector<ReadEventTable> event_tables;

    /// What was read so far, to be checked by the digests.
    mutable std::mutex seen_mutex;
    mutable std::map<std::string, DigestInput::CubeSlabs, std::less<>> seen_slabs;
    mutable std::map<std::string, bool, std::less<>> sound_event_columns; ///< "table/column"
    /// Which replicate each row of a table is of.
    mutable std::map<std::string, std::vector<std::int64_t>, std::less<>> event_replicates;

    Contents() = default;
    Contents(Contents const&) = delete;
    Contents& operator=(Contents const&) = delete;
    ~Contents()
    {
        hdf5::LibraryLock const lock;
        root.reset();
        file.reset();
    }

    [[noreturn]] void refuse(std::string const& what) const
    {
        throw UnreadableFile(path.string() + ": " + what);
    }

    /// Calls `work` under HDF5's lock, naming the file in what goes wrong.
    template <class Work> auto guarded(Work&& work) const
    {
        try {
            hdf5::LibraryLock const lock;
            return work();
        } catch (UnreadableFile const&) {
            throw;
        } catch (RunFailed const& failure) {
            refuse(failure.what());
        }
    }

    void open(Accept accept);
    void require_our_root() const;
    void read_member(std::string const& name);
    void read_numbers(hid_t dataset, std::string const& name);
    void read_event_tables(hid_t group);
    /// Throws RunFailed where measures, columns and axes do not fit each other (reader_checks.cpp).
    void check_shapes() const;
    /// Throws RunFailed where the digests of the file and of its parts do not fit each other.
    void check_digests() const;
    ReadColumn const& column(std::string_view name) const;
    CubeDescription const& cube(std::string_view name) const;
    std::vector<std::string> const& labels(std::string_view axis) const;
    Cube read(std::string_view name, std::vector<std::size_t> const& fixed) const;
    void visit_years(std::string_view name, std::size_t replicate, YearVisitor const& take) const;
    /// Adds the size of a measure's number to `total`; refuses the file where sums may overflow.
    void add_size(CubeDescription const& cube, std::int64_t value, std::int64_t& total) const;
    /// Whether the hash of a replicate's year of a cube is still wanted.
    bool is_unseen(CubeDescription const& cube, std::size_t replicate, std::size_t year) const;
    void note_seen(CubeDescription const& cube, std::size_t replicate, std::size_t year,
                   DigestInput::SlabHash const& hash) const;
    /// Holds a cube against its digest once the hashes of all its years are known.
    void hold_against_digest(CubeDescription const& cube) const;
    /// Looks at numbers that were read, and holds the cube against its digest once all were.
    void check_numbers(CubeDescription const& cube, std::vector<std::size_t> const& fixed,
                       std::vector<std::int64_t> const& values) const;

    ReadEventTable const& event_table(std::string_view name) const;
    ReadEventColumn const& event_column(ReadEventTable const& table, std::string_view name) const;
    std::vector<std::int64_t> read_unchecked(ReadEventTable const& table,
                                             ReadEventColumn const& column, std::size_t begin,
                                             std::size_t end) const;
    std::string digest_of_column(ReadEventTable const& table, ReadEventColumn const& column) const;
    /// Values of the rows [begin, end); the first time, all rows are checked by the digest.
    std::vector<std::int64_t> read_rows(ReadEventTable const& table, ReadEventColumn const& column,
                                        std::size_t begin, std::size_t end) const;
    ReadEvents read_events(std::string const& table, std::vector<std::string> const& names,
                           std::size_t replicate) const;
};

} // namespace sim
