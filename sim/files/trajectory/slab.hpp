#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// A chunk as HDF5's shuffle and deflate filters would leave it: bytes regrouped by their place
/// within a value, then a zlib stream. Done here so that it happens outside HDF5's lock, and with
/// zlib's run-length strategy, which HDF5 does not offer
/// (docs/decisions/0020-compression-of-results.md).
///
/// `bytes` are whole values of `value_size` bytes. Throws RunFailed where zlib has no memory.
std::vector<std::byte> shuffle_and_deflate(std::span<std::byte const> bytes,
                                           std::size_t value_size);

/// `deflate` level that the file declares and zlib is given.
constexpr unsigned deflate_level = 4;

} // namespace sim
