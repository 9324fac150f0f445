#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/files/trajectory/hdf5.hpp"
#include "sim/record/trajectory.hpp"

namespace sim {

/// A cube in the file under way: one measure for one group of places.
struct OutputCube {
    std::string name;
    MeasureId measure{};
    CellType cells = CellType::count;
    std::vector<std::string> axes;
    std::size_t first_place = 0;
    std::size_t places = 0;
    std::size_t cells_a_place = 1;
    std::size_t places_a_chunk = 0;
    hdf5::Dataset dataset;

    std::size_t value_size() const { return cells == CellType::sum ? 8 : 4; }
    /// One replicate's year of the cube, as it lies in the file.
    std::vector<std::byte> slab(YearCounts const& counts) const;
};

/// A new file with all axes, columns, attributes and empty cubes in it.
struct OutputFile {
    hdf5::File file;
    std::vector<OutputCube> cubes;
    hdf5::Dataset written; ///< (replicate, year): 1 once the year is in every cube
};

/// Lays out a file. The HDF5 lock must be held. Throws RunFailed.
OutputFile lay_out_file(std::filesystem::path const& path, TrajectoryLayout const& layout,
                        Provenance const& provenance);

/// Length of a digest in hex.
constexpr std::size_t digest_length = 32;
/// Version of the file format; raised when readers have to change.
constexpr int trajectory_format_version = 2;
/// Bytes of a chunk before compression, at most (unless a single place has more).
constexpr std::size_t largest_chunk = std::size_t{4} << 20;

} // namespace sim
