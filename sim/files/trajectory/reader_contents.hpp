#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/hdf5.hpp"
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

/// The item whose `name` it is, or the end.
template <class Items> auto find_named(Items& items, std::string_view name)
{
    return std::find_if(items.begin(), items.end(),
                        [&](auto const& item) { return item.name == name; });
}

/// An open file with all but its cubes in memory.
struct TrajectoryReader::Contents {
    std::filesystem::path path;
    hdf5::File file;
    hdf5::Object root;
    bool complete = false;
    std::vector<int> years;
    std::vector<std::string> replicate_labels;
    std::vector<std::string> year_labels;
    std::vector<ReadAxis> axes;
    std::vector<ReadColumn> columns;
    std::vector<CubeDescription> cubes;
    std::vector<std::int8_t> written;

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
        } catch (RunFailed const& failure) {
            refuse(failure.what());
        }
    }

    void open(Accept accept);
    void read_member(std::string const& name);
    ReadColumn const& column(std::string_view name) const;
    CubeDescription const& cube(std::string_view name) const;
    Cube read(std::string_view name, std::vector<std::size_t> const& fixed) const;
};

} // namespace sim
