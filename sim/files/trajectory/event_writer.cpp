#include "sim/files/trajectory/event_writer.hpp"

#include <hdf5_hl.h>

#include <cassert>
#include <numeric>

#include "sim/files/trajectory/chunk_packer.hpp"
#include "sim/files/trajectory/digest.hpp"
#include "sim/files/trajectory/writer_layout.hpp"

namespace sim {

namespace {

using hdf5::checked;
using Group = hdf5::Handle<H5Gclose>;

Group make_group(hid_t parent, std::string const& name)
{
    hdf5::Properties const properties{H5Pcreate(H5P_GROUP_CREATE)};
    H5Pset_link_creation_order(properties.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_obj_track_times(properties.get(), false);
    return Group{
        checked(H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, properties.get(), H5P_DEFAULT),
                "could not make a group of events")};
}

hdf5::Dataset make_column(hid_t group, EventColumn const& column)
{
    constexpr hsize_t none = 0;
    constexpr hsize_t unlimited = H5S_UNLIMITED;
    constexpr hsize_t chunk = event_chunk_rows;
    hdf5::Space const space{
        checked(H5Screate_simple(1, &none, &unlimited), "could not make a data space")};
    hdf5::Properties const properties{H5Pcreate(H5P_DATASET_CREATE)};
    H5Pset_chunk(properties.get(), 1, &chunk);
    H5Pset_shuffle(properties.get());
    H5Pset_deflate(properties.get(), deflate_level);
    H5Pset_obj_track_times(properties.get(), false);
    hid_t const type = column.cells == EventCells::name ? H5T_STD_I64LE : H5T_STD_I32LE;
    hdf5::Dataset dataset{checked(H5Dcreate2(group, column.name.c_str(), type, space.get(),
                                             H5P_DEFAULT, properties.get(), H5P_DEFAULT),
                                  "could not make a column of events")};
    hdf5::write_attribute(dataset.get(), "long_name", column.long_name);
    hdf5::write_attribute(dataset.get(), "units", column.units);
    hdf5::write_fixed_attribute(dataset.get(), "digest", digest_length, "");
    if (!column.labels.empty()) {
        std::string meanings;
        for (std::string const& label : column.labels)
            meanings += (meanings.empty() ? "" : " ") + label;
        std::vector<std::int32_t> values(column.labels.size());
        std::iota(values.begin(), values.end(), 0);
        hdf5::write_attribute(dataset.get(), "flag_meanings", meanings);
        checked(H5LTset_attribute_int(group, column.name.c_str(), "flag_values", values.data(),
                                      values.size()),
                "could not write an attribute");
    }
    return dataset;
}

template <class Value>
void write_values(hid_t dataset, hid_t memory, std::size_t at, std::span<Value const> values,
                  SequenceHash& hash)
{
    hsize_t const start = at;
    hsize_t const count = values.size();
    hsize_t const size = start + count;
    checked(H5Dset_extent(dataset, &size), "could not add events");
    hdf5::Space const in_file{checked(H5Dget_space(dataset), "could not add events")};
    checked(H5Sselect_hyperslab(in_file.get(), H5S_SELECT_SET, &start, nullptr, &count, nullptr),
            "could not add events");
    hdf5::Space const in_memory = hdf5::simple_space({count});
    checked(H5Dwrite(dataset, memory, in_memory.get(), in_file.get(), H5P_DEFAULT, values.data()),
            "could not write events");
    hash.add_bytes(std::as_bytes(values));
}

} // namespace

EventWriter::EventWriter(hid_t file, std::vector<EventTable> const& tables, std::size_t replicates)
    : ended_(replicates, false)
{
    if (tables.empty())
        return;
    Group const events = make_group(file, "events");
    for (EventTable const& table : tables)
        tables_.push_back(make_table(events.get(), table, replicates));
}

EventWriter::Table EventWriter::make_table(hid_t events, EventTable const& table,
                                           std::size_t replicates)
{
    Group const group = make_group(events, table.name);
    hdf5::write_attribute(group.get(), "long_name", table.long_name);
    Table made{.name = table.name,
               .column_names = {"row", "replicate"},
               .hashes = std::vector<SequenceHash>(table.columns.size() + 2),
               .columns = {},
               .waiting = std::vector<EventRows>(replicates, EventRows(table)),
               .rows = 0,
               .next = EventRows(table),
               .next_replicate = {}};
    made.columns.push_back(make_column(group.get(), {"row", "row of the table", "1"}));
    made.columns.push_back(make_column(group.get(), {"replicate", "replicate", "1"}));
    for (EventColumn const& column : table.columns)
        made.column_names.push_back(column.name);
    for (EventColumn const& column : table.columns)
        made.columns.push_back(make_column(group.get(), column));
    // With an axis of their own, the columns are variables of one dimension for netCDF's readers.
    hid_t const row = made.columns.front().get();
    checked(H5DSset_scale(row, "row"), "could not make an axis");
    for (std::size_t c = 1; c < made.columns.size(); ++c)
        checked(H5DSattach_scale(made.columns[c].get(), row, 0), "could not attach an axis");
    return made;
}

void EventWriter::add(std::size_t replicate, std::vector<EventRows> const& events)
{
    assert(events.size() == tables_.size() && !ended_[replicate]);
    for (std::size_t t = 0; t < tables_.size(); ++t)
        tables_[t].waiting[replicate].append(events[t]);
    take_turns();
}

void EventWriter::end_replicate(std::size_t replicate)
{
    ended_[replicate] = true;
    take_turns();
}

void EventWriter::take_turns()
{
    while (turn_ < ended_.size()) {
        for (Table& table : tables_) {
            EventRows& rows = table.waiting[turn_];
            table.next.append(rows);
            table.next_replicate.resize(table.next.size(), static_cast<std::int32_t>(turn_));
            rows.clear();
            std::size_t const whole = table.next.size() / event_chunk_rows * event_chunk_rows;
            write_rows(table, whole);
        }
        if (!ended_[turn_])
            return;
        ++turn_;
    }
}

void EventWriter::write_rows(Table& table, std::size_t count)
{
    if (count == 0)
        return;
    std::vector<std::int32_t> row(count);
    std::iota(row.begin(), row.end(), static_cast<std::int32_t>(table.rows));
    write_values(table.columns[0].get(), H5T_NATIVE_INT32, table.rows,
                 std::span<std::int32_t const>(row), table.hashes[0]);
    write_values(table.columns[1].get(), H5T_NATIVE_INT32, table.rows,
                 std::span<std::int32_t const>(table.next_replicate).first(count), table.hashes[1]);
    for (std::size_t c = 0; c < table.next.columns(); ++c) {
        hid_t const dataset = table.columns[c + 2].get();
        SequenceHash& hash = table.hashes[c + 2];
        if (!table.next.names(c).empty())
            write_values(dataset, H5T_NATIVE_INT64, table.rows, table.next.names(c).first(count),
                         hash);
        else
            write_values(dataset, H5T_NATIVE_INT32, table.rows, table.next.numbers(c).first(count),
                         hash);
    }
    table.rows += count;
    table.next.drop_first(count);
    table.next_replicate.erase(table.next_replicate.begin(),
                               table.next_replicate.begin() + static_cast<std::ptrdiff_t>(count));
}

std::string EventWriter::finish()
{
    assert(turn_ == ended_.size());
    std::map<std::string, EventColumnDigests> digests;
    for (Table& table : tables_) {
        write_rows(table, table.next.size());
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            std::string const digest = table.hashes[c].hex();
            hdf5::overwrite_attribute(table.columns[c].get(), "digest", digest);
            digests[table.name][table.column_names[c]] = digest;
        }
    }
    return digest_of_events(digests);
}

bool EventWriter::close()
{
    bool good = true;
    for (Table& table : tables_)
        for (hdf5::Dataset& column : table.columns)
            good = column.reset() && good;
    return good;
}

} // namespace sim
