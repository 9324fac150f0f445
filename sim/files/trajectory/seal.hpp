#pragma once

#include <cstddef>
#include <filesystem>

namespace sim {

/// The last bytes of a finished file: a checksum of all bytes before them, which HDF5 does not
/// read. It is looked at before HDF5 sees the file, since HDF5 cannot be trusted with damaged
/// ones (docs/decisions/0014-files-from-anybody.md).
enum class Seal {
    intact,
    broken,  ///< bytes are not what they were
    missing, ///< of a file under way, of an older program, or written over by other programs
};

/// Bytes of a seal.
constexpr std::size_t seal_size = 32;

/// Adds the seal. Throws RunFailed where the file cannot be read or written.
void append_seal(std::filesystem::path const& path);

/// Throws RunFailed where the file cannot be read.
Seal check_seal(std::filesystem::path const& path);

} // namespace sim
