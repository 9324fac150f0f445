#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace sim {

/// Makes chunks as HDF5's shuffle and deflate filters would leave them: bytes regrouped by their
/// place within a value, then a zlib stream. High bytes of counts are nearly always all zero; those
/// zeros are compressed once and for all. Done here so that it happens outside HDF5's lock, and
/// with zlib's run-length strategy, which HDF5 does not offer
/// (docs/decisions/0005-compression-of-results.md). One thread at a time.
class ChunkPacker {
public:
    /// Throws RunFailed where there is no memory.
    ChunkPacker();
    ~ChunkPacker();
    ChunkPacker(ChunkPacker const&) = delete;
    ChunkPacker& operator=(ChunkPacker const&) = delete;

    /// `bytes` are whole values of `value_size` bytes. Throws RunFailed where zlib fails.
    std::vector<std::byte> pack(std::span<std::byte const> bytes, std::size_t value_size);

private:
    struct Stream;
    using Bytes = std::vector<std::byte>;

    void shuffle(std::span<std::byte const> bytes, std::size_t value_size);
    std::size_t deflate_shuffled(std::size_t size, int flush);
    Bytes const& zeros(std::size_t size);

    std::unique_ptr<Stream> stream_;
    std::map<std::size_t, Bytes> zeros_; ///< compressed zeros, by how many
    std::vector<std::byte> shuffled_;    ///< kept from call to call, as is `packed_`
    std::vector<std::byte> packed_;
};

/// `deflate` level that the file declares and zlib is given.
constexpr unsigned deflate_level = 4;

} // namespace sim
