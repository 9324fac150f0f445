#include <algorithm>
#include <sstream>

#include "sim/files/trajectory/hdf5_limits.hpp"
#include "sim/files/trajectory/reader_contents.hpp"
#include "sim/files/trajectory/sequence_hash.hpp"

namespace sim {

namespace {

constexpr char const* row_column = "row";
constexpr char const* replicate_column = "replicate";

std::vector<std::string> words(std::string const& text)
{
    std::istringstream stream(text);
    std::vector<std::string> found;
    for (std::string word; stream >> word;)
        found.push_back(word);
    return found;
}

ReadEventColumn read_event_column(hid_t dataset, std::string const& name)
{
    hdf5::Type const type{H5Dget_type(dataset)};
    if (H5Tget_class(type.get()) != H5T_INTEGER)
        throw RunFailed("has events that are no whole numbers; run the study again");
    return {.name = name,
            .digest = hdf5::read_text_attribute(dataset, "digest").value_or(""),
            .labels = words(hdf5::read_text_attribute(dataset, "flag_meanings").value_or("")),
            .value_size = H5Tget_size(type.get())};
}

} // namespace

std::string ReadEvents::label(std::string_view column, std::int64_t value) const
{
    auto const found = labels.find(column);
    if (found == labels.end() || value < 0 ||
        static_cast<std::size_t>(value) >= found->second.size())
        return {};
    return found->second[static_cast<std::size_t>(value)];
}

void TrajectoryReader::Contents::read_event_tables(hid_t events)
{
    for (std::string const& name : hdf5::plain_members(events)) {
        hdf5::Object const group = hdf5::open_plain_member(events, name);
        if (H5Iget_type(group.get()) != H5I_GROUP)
            continue;
        ReadEventTable table{name, 0, {}};
        for (std::string const& column : hdf5::plain_members(group.get())) {
            hdf5::Object const dataset = hdf5::open_plain_member(group.get(), column);
            if (H5Iget_type(dataset.get()) != H5I_DATASET)
                continue;
            hdf5::require_plain_dataset(dataset.get(), file_size);
            std::vector<hsize_t> const shape = hdf5::shape_of(dataset.get());
            bool const first = table.columns.empty();
            if (shape.size() != 1 || (!first && complete && shape[0] != table.rows))
                throw RunFailed("has columns of events '" + name +
                                "' that are not equally long; run the study again");
            // Of a file that was not finished, columns may have grown one after the other.
            table.rows = first ? shape[0] : std::min<std::size_t>(table.rows, shape[0]);
            table.columns.push_back(read_event_column(dataset.get(), column));
        }
        event_tables.push_back(std::move(table));
    }
}

ReadEventTable const& TrajectoryReader::Contents::event_table(std::string_view name) const
{
    if (event_tables.empty())
        refuse("has no events in it; boligsim run STUDY --events records them");
    auto const found = find_named(event_tables, name);
    if (found == event_tables.end())
        refuse("has no events '" + std::string(name) + "'");
    return *found;
}

ReadEventColumn const& TrajectoryReader::Contents::event_column(ReadEventTable const& table,
                                                                std::string_view name) const
{
    auto const found = find_named(table.columns, name);
    if (found == table.columns.end())
        refuse("has no column '" + std::string(name) + "' of events '" + table.name + "'");
    return *found;
}

std::vector<std::int64_t> TrajectoryReader::Contents::read_unchecked(ReadEventTable const& table,
                                                                     ReadEventColumn const& column,
                                                                     std::size_t begin,
                                                                     std::size_t end) const
{
    std::vector<std::int64_t> values(end - begin);
    if (values.empty())
        return values;
    std::string const name = "events/" + table.name + "/" + column.name;
    hsize_t const start = begin;
    hsize_t const count = values.size();
    guarded([&] {
        hdf5::Dataset const dataset{hdf5::checked(H5Dopen2(file.get(), name.c_str(), H5P_DEFAULT),
                                                  "could not open events")};
        hdf5::Space const in_file{
            hdf5::checked(H5Dget_space(dataset.get()), "could not read events")};
        hdf5::checked(
            H5Sselect_hyperslab(in_file.get(), H5S_SELECT_SET, &start, nullptr, &count, nullptr),
            "could not select events");
        hdf5::Space const in_memory = hdf5::simple_space({count});
        hdf5::checked(H5Dread(dataset.get(), H5T_NATIVE_INT64, in_memory.get(), in_file.get(),
                              H5P_DEFAULT, values.data()),
                      "could not read events");
    });
    return values;
}

std::string TrajectoryReader::Contents::digest_of_column(ReadEventTable const& table,
                                                         ReadEventColumn const& column) const
{
    SequenceHash hash;
    constexpr std::size_t rows_at_once = std::size_t{1} << 20;
    for (std::size_t at = 0; at < table.rows; at += rows_at_once) {
        std::vector<std::int64_t> const values =
            read_unchecked(table, column, at, std::min(table.rows, at + rows_at_once));
        if (column.value_size == sizeof(std::int64_t)) {
            hash.add_bytes(std::as_bytes(std::span(values)));
        } else {
            std::vector<std::int32_t> const narrow(values.begin(), values.end());
            hash.add_bytes(std::as_bytes(std::span(narrow)));
        }
    }
    return hash.hex();
}

std::vector<std::int64_t> TrajectoryReader::Contents::read_rows(ReadEventTable const& table,
                                                                ReadEventColumn const& column,
                                                                std::size_t begin,
                                                                std::size_t end) const
{
    std::lock_guard const guard(seen_mutex);
    bool& sound = sound_event_columns[table.name + "/" + column.name];
    if (held_to_digests && !sound && !column.digest.empty() &&
        digest_of_column(table, column) != column.digest)
        refuse("was changed after it was written (the column '" + column.name + "' of events '" +
               table.name + "' does not fit its digest); boligsim verify says what differs");
    sound = true;
    return read_unchecked(table, column, begin, end);
}

ReadEvents TrajectoryReader::Contents::read_events(std::string const& name,
                                                   std::vector<std::string> const& names,
                                                   std::size_t replicate) const
{
    ReadEventTable const& table = event_table(name);
    std::vector<std::int64_t> const* all = nullptr;
    {
        std::unique_lock guard(seen_mutex);
        auto found = event_replicates.find(name);
        if (found == event_replicates.end()) {
            guard.unlock();
            auto read = read_rows(table, event_column(table, replicate_column), 0, table.rows);
            guard.lock();
            found = event_replicates.insert_or_assign(name, std::move(read)).first;
        }
        all = &found->second;
    }
    // Rows stand in the order of replicates.
    auto const [first, last] =
        std::equal_range(all->begin(), all->end(), static_cast<std::int64_t>(replicate));
    auto const begin = static_cast<std::size_t>(first - all->begin());
    auto const end = static_cast<std::size_t>(last - all->begin());
    ReadEvents read;
    for (std::string const& column_name : names) {
        ReadEventColumn const& column = event_column(table, column_name);
        read.columns[column_name] = read_rows(table, column, begin, end);
        if (!column.labels.empty())
            read.labels[column_name] = column.labels;
    }
    return read;
}

bool TrajectoryReader::has_events() const
{
    return !contents_->event_tables.empty();
}

std::vector<std::string> TrajectoryReader::event_tables() const
{
    std::vector<std::string> names;
    for (ReadEventTable const& table : contents_->event_tables)
        names.push_back(table.name);
    return names;
}

std::vector<std::string> TrajectoryReader::event_columns(std::string const& table) const
{
    std::vector<std::string> names;
    for (ReadEventColumn const& column : contents_->event_table(table).columns)
        if (column.name != row_column)
            names.push_back(column.name);
    return names;
}

ReadEvents TrajectoryReader::events(std::string const& table,
                                    std::vector<std::string> const& columns,
                                    std::size_t replicate) const
{
    return contents_->read_events(table, columns, replicate);
}

std::vector<std::int64_t> TrajectoryReader::event_column(std::string const& table,
                                                         std::string const& column) const
{
    ReadEventTable const& known = contents_->event_table(table);
    return contents_->read_rows(known, contents_->event_column(known, column), 0, known.rows);
}

std::string TrajectoryReader::compute_events_digest() const
{
    std::map<std::string, EventColumnDigests> digests;
    for (ReadEventTable const& table : contents_->event_tables)
        for (ReadEventColumn const& column : table.columns)
            digests[table.name][column.name] = contents_->digest_of_column(table, column);
    return digest_of_events(digests);
}

} // namespace sim
