#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

struct libdeflate_decompressor;

namespace sim {

/// Undoes what ChunkPacker does, as HDF5's deflate and shuffle filters would. Outside of HDF5, since
/// libdeflate inflates runs of zeros several times faster than the zlib that HDF5 uses
/// (docs/decisions/0005-compression-of-results.md). One thread at a time.
class ChunkUnpacker {
public:
    /// Throws RunFailed where there is no memory.
    ChunkUnpacker();

    /// Fills `values`, which are as many bytes as were packed, of whole values of `value_size`
    /// bytes (4 or 8). Throws RunFailed where `packed` is not a stream of that many bytes, or its
    /// checksum does not fit.
    void unpack(std::span<std::byte const> packed, std::size_t value_size,
                std::span<std::byte> values);

private:
    struct Free {
        void operator()(libdeflate_decompressor* decompressor) const;
    };
    std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
    std::vector<std::byte> shuffled_; ///< kept from call to call
};

} // namespace sim
