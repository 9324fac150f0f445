#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/files/trajectory/hdf5.hpp"
#include "sim/files/trajectory/sequence_hash.hpp"
#include "sim/record/events.hpp"

namespace sim {

/// Writes the tables of events of a trajectory file: a group /events/TABLE for each, with a data
/// set a column (docs/formats/trajectory.md).
///
/// Worlds finish in any order; rows stand in the order of replicates whatever it was. So the rows
/// of a replicate whose turn has not come are kept in memory, and those of the one whose turn it is
/// are written in whole chunks. Calls under HDF5's lock; they throw RunFailed.
class EventWriter {
public:
    /// Makes the groups and empty columns. Nothing without tables.
    EventWriter(hid_t file, std::vector<EventTable> const& tables, std::size_t replicates);

    /// Takes rows of a replicate, one item a table.
    void add(std::size_t replicate, std::vector<EventRows> const& events);

    /// No more rows come of this replicate.
    void end_replicate(std::size_t replicate);

    /// Writes what is left, and the columns' digests; the digest of all events. Every replicate
    /// must have ended.
    std::string finish();

    /// Closes the data sets; whether that went well.
    bool close();

private:
    struct Table {
        std::string name;
        std::vector<std::string> column_names;
        std::vector<SequenceHash> hashes;   ///< of the columns, as far as they are written
        std::vector<hdf5::Dataset> columns; ///< row, replicate, then the table's own
        std::vector<EventRows> waiting;     ///< one a replicate
        std::size_t rows = 0;               ///< in the file
        /// Rows whose turn has come, and whose replicates they are.
        EventRows next;
        std::vector<std::int32_t> next_replicate;
    };
    static Table make_table(hid_t file, EventTable const& table, std::size_t replicates);
    void take_turns();
    static void write_rows(Table& table, std::size_t count);

    std::vector<Table> tables_;
    std::vector<bool> ended_;
    std::size_t turn_ = 0;
};

/// Rows of a chunk of a column.
constexpr std::size_t event_chunk_rows = 32768;

} // namespace sim
