#include "sim/files/trajectory/event_reader.hpp"

#include <algorithm>
#include <sstream>

#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/hdf5.hpp"

namespace sim {

namespace {

bool has_events(hid_t file)
{
    return H5Lexists(file, "events", H5P_DEFAULT) > 0;
}

hdf5::Dataset open_column(hid_t file, std::string const& table, std::string const& column)
{
    std::string const group = "events/" + table;
    std::string const name = group + "/" + column;
    if (H5Lexists(file, group.c_str(), H5P_DEFAULT) <= 0 ||
        H5Lexists(file, name.c_str(), H5P_DEFAULT) <= 0)
        throw RunFailed("has no column '" + column + "' of events '" + table + "'");
    return hdf5::Dataset{hdf5::checked(H5Dopen2(file, name.c_str(), H5P_DEFAULT),
                                       "could not open a column of events")};
}

std::vector<std::string> words(std::string const& text)
{
    std::istringstream stream(text);
    std::vector<std::string> found;
    for (std::string word; stream >> word;)
        found.push_back(word);
    return found;
}

/// Values of the rows [begin, end) of a column.
std::vector<std::int64_t> read_rows(hid_t dataset, std::size_t begin, std::size_t end)
{
    std::vector<std::int64_t> values(end - begin);
    if (values.empty())
        return values;
    hsize_t const start = begin;
    hsize_t const count = values.size();
    hdf5::Space const in_file{hdf5::checked(H5Dget_space(dataset), "could not read events")};
    hdf5::checked(
        H5Sselect_hyperslab(in_file.get(), H5S_SELECT_SET, &start, nullptr, &count, nullptr),
        "could not select events");
    hdf5::Space const in_memory = hdf5::simple_space({count});
    hdf5::checked(H5Dread(dataset, H5T_NATIVE_INT64, in_memory.get(), in_file.get(), H5P_DEFAULT,
                          values.data()),
                  "could not read events");
    return values;
}

/// Calls `work(file)` under HDF5's lock, naming the file in what goes wrong.
template <class Work> auto with_file(std::filesystem::path const& path, Work&& work)
{
    if (!std::filesystem::is_regular_file(path))
        throw UnreadableFile(path.string() + ": no such file");
    try {
        hdf5::LibraryLock const lock;
        hdf5::File const file = hdf5::open_to_read(path);
        return work(file.get());
    } catch (RunFailed const& failure) {
        throw UnreadableFile(path.string() + ": " + failure.what());
    }
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

bool has_events(std::filesystem::path const& path)
{
    return with_file(path, [](hid_t file) { return has_events(file); });
}

ReadEvents read_events(std::filesystem::path const& path, std::string const& table,
                       std::vector<std::string> const& columns, std::int64_t replicate)
{
    return with_file(path, [&](hid_t file) {
        if (!has_events(file))
            throw RunFailed("has no events in it; boligsim run STUDY --events records them");
        // Rows stand in the order of replicates.
        hdf5::Dataset const replicates = open_column(file, table, "replicate");
        auto const all = hdf5::read_all<std::int32_t>(replicates.get(), H5T_NATIVE_INT32);
        auto const [first, last] =
            std::equal_range(all.begin(), all.end(), static_cast<std::int32_t>(replicate));
        auto const begin = static_cast<std::size_t>(first - all.begin());
        auto const end = static_cast<std::size_t>(last - all.begin());
        ReadEvents read;
        for (std::string const& name : columns) {
            hdf5::Dataset const dataset = open_column(file, table, name);
            read.columns[name] = read_rows(dataset.get(), begin, end);
            if (auto const labels = hdf5::read_text_attribute(dataset.get(), "flag_meanings"))
                read.labels[name] = words(*labels);
        }
        return read;
    });
}

} // namespace sim
