#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/record/measures.hpp"
#include "sim/record/trajectory.hpp"

namespace sim {

class TrajectoryReader;

/// Digests of a trajectory file, in hex: 128 bits of XXH3. Equal results have equal digests,
/// whatever the order in which worlds were finished, the chunks or the compression; provenance,
/// units and descriptions do not enter. docs/formats/trajectory.md gives the order of what is
/// hashed.
struct Digests {
    std::string file;
    std::map<std::string, std::string> cubes; ///< by name; says which of two files' cubes differ
};

/// Re-reads a file, complete or not, and computes what `TrajectoryWriter::finish` wrote.
Digests compute_digest(std::filesystem::path const& path);

/// What a digest is made from. Filled by the writer while it writes, and by `compute_digest`.
struct DigestInput {
    /// 128 bits over one replicate's year of a cube, its values in the file's width, little-endian.
    using SlabHash = std::array<std::uint8_t, 16>;

    struct CubeSlabs {
        std::string name;
        CellType cells = CellType::count;
        std::vector<std::string> axes;
        std::vector<std::optional<SlabHash>> slabs; ///< [replicate][year]; empty: not written
    };

    std::size_t replicates = 0;
    std::vector<int> years;
    std::map<std::string, std::vector<std::string>> axes; ///< all but replicate and year
    std::map<std::string, PlaceColumn const*> columns;
    std::vector<CubeSlabs> cubes;
};

DigestInput::SlabHash hash_slab(std::span<std::byte const> bytes);
/// The same of values as a reader has them.
DigestInput::SlabHash hash_values(std::span<std::int64_t const> values, CellType cells);
Digests digest_of(DigestInput const& input);
std::string digest_of_cube(DigestInput::CubeSlabs const& cube);
/// The file's digest from those of its cubes; `input.cubes` is not looked at.
std::string digest_of_file(DigestInput const& input,
                           std::map<std::string, std::string> const& cube_digests);

/// Everything of a file but its cubes. Points into the reader.
DigestInput digest_input_of(TrajectoryReader const& reader);

/// Digests of the columns of a table of events, by name: of all values as they lie in the file.
using EventColumnDigests = std::map<std::string, std::string>;
/// The digest of all events, from those of the tables' columns.
std::string digest_of_events(std::map<std::string, EventColumnDigests> const& tables);

} // namespace sim
