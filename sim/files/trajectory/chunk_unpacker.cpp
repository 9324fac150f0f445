#include "sim/files/trajectory/chunk_unpacker.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>

#include <libdeflate.h>

#include "sim/core/diagnostics.hpp"

namespace sim {

namespace {

/// Puts the bytes of each value together again: byte b of all values stands in the plane b, the
/// lowest first.
template <class Unsigned>
void unshuffle(std::span<std::byte const> planes, std::span<std::byte> values)
{
    std::size_t const n = values.size() / sizeof(Unsigned);
    // Planes of high bytes are nearly always all zero.
    std::size_t used = sizeof(Unsigned);
    auto const is_zero = [&](std::size_t b) {
        std::byte const* const plane = planes.data() + b * n;
        return n == 0 || (plane[0] == std::byte{0} && std::memcmp(plane, plane + 1, n - 1) == 0);
    };
    while (used > 1 && is_zero(used - 1))
        --used;
    // A block stays in the cache while plane after plane is added to it.
    constexpr std::size_t block = 4096;
    std::array<Unsigned, block> gathered;
    for (std::size_t first = 0; first < n; first += block) {
        std::size_t const count = std::min(block, n - first);
        std::byte const* const lowest = planes.data() + first;
        for (std::size_t i = 0; i < count; ++i)
            gathered[i] = std::to_integer<Unsigned>(lowest[i]);
        for (std::size_t b = 1; b < used; ++b) {
            std::byte const* const plane = planes.data() + b * n + first;
            for (std::size_t i = 0; i < count; ++i)
                gathered[i] |= std::to_integer<Unsigned>(plane[i]) << (8 * b);
        }
        std::memcpy(values.data() + first * sizeof(Unsigned), gathered.data(),
                    count * sizeof(Unsigned));
    }
}

} // namespace

void ChunkUnpacker::Free::operator()(libdeflate_decompressor* decompressor) const
{
    libdeflate_free_decompressor(decompressor);
}

ChunkUnpacker::ChunkUnpacker() : decompressor_(libdeflate_alloc_decompressor())
{
    if (!decompressor_)
        throw RunFailed("could not read results (out of memory)");
}

void ChunkUnpacker::unpack(std::span<std::byte const> packed, std::size_t value_size,
                           std::span<std::byte> values)
{
    assert(value_size == sizeof(std::uint32_t) || value_size == sizeof(std::uint64_t));
    assert(values.size() % value_size == 0);
    shuffled_.resize(std::max(shuffled_.size(), values.size()));
    // Without a place for the actual size, fewer bytes than asked for are an error too.
    libdeflate_result const result =
        libdeflate_zlib_decompress(decompressor_.get(), packed.data(), packed.size(),
                                   shuffled_.data(), values.size(), nullptr);
    if (result != LIBDEFLATE_SUCCESS)
        throw RunFailed("could not read results (a compressed piece is damaged)");
    std::span<std::byte const> const planes(shuffled_.data(), values.size());
    if (value_size == sizeof(std::uint32_t))
        unshuffle<std::uint32_t>(planes, values);
    else
        unshuffle<std::uint64_t>(planes, values);
}

} // namespace sim
