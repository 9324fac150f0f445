#include "sim/files/trajectory/chunk_packer.hpp"

#include <zlib.h>

#include <algorithm>
#include <utility>

#include "sim/core/diagnostics.hpp"

namespace sim {

namespace {

/// Bytes around the compressed data in a zlib stream (RFC 1950).
constexpr std::size_t stream_header = 2;
constexpr std::size_t checksum_size = 4;

} // namespace

struct ChunkPacker::Stream {
    z_stream z{};
};

ChunkPacker::ChunkPacker() : stream_(std::make_unique<Stream>())
{
    constexpr int window_bits = 15;
    constexpr int memory_level = 8;
    if (deflateInit2(&stream_->z, static_cast<int>(deflate_level), Z_DEFLATED, window_bits,
                     memory_level, Z_RLE) != Z_OK)
        throw RunFailed("could not compress results (out of memory)");
}

ChunkPacker::~ChunkPacker()
{
    deflateEnd(&stream_->z);
}

void ChunkPacker::shuffle(std::span<std::byte const> bytes, std::size_t value_size)
{
    std::size_t const values = bytes.size() / value_size;
    shuffled_.resize(std::max(shuffled_.size(), bytes.size()));
    for (std::size_t b = 0; b < value_size; ++b) {
        std::byte* const out = shuffled_.data() + b * values;
        std::byte const* const in = bytes.data() + b;
        for (std::size_t i = 0; i < values; ++i)
            out[i] = in[i * value_size];
    }
}

/// Compresses the first `size` bytes of `shuffled_` into `packed_`; how many bytes that took.
std::size_t ChunkPacker::deflate_shuffled(std::size_t size, int flush)
{
    z_stream& z = stream_->z;
    deflateReset(&z);
    constexpr std::size_t flush_marker = 16;
    packed_.resize(std::max<std::size_t>(
        packed_.size(), deflateBound(&z, static_cast<uLong>(size)) + flush_marker));
    z.next_in = reinterpret_cast<Bytef*>(shuffled_.data());
    z.avail_in = static_cast<uInt>(size);
    z.next_out = reinterpret_cast<Bytef*>(packed_.data());
    z.avail_out = static_cast<uInt>(packed_.size());
    int const result = deflate(&z, flush);
    if (result != (flush == Z_FINISH ? Z_STREAM_END : Z_OK) || z.avail_in > 0)
        throw RunFailed("could not compress results (zlib failed)");
    return z.total_out;
}

/// `size` zeros as the end of a zlib stream without its checksum: it follows a full flush.
ChunkPacker::Bytes const& ChunkPacker::zeros(std::size_t size)
{
    auto const [found, is_new] = zeros_.try_emplace(size);
    if (is_new) {
        std::vector<std::byte> const kept = std::exchange(shuffled_, Bytes(size));
        std::size_t const end = deflate_shuffled(size, Z_FINISH);
        found->second.assign(packed_.data() + stream_header, packed_.data() + end - checksum_size);
        shuffled_ = kept;
    }
    return found->second;
}

std::vector<std::byte> ChunkPacker::pack(std::span<std::byte const> bytes, std::size_t value_size)
{
    shuffle(bytes, value_size);
    std::size_t const plane = bytes.size() / value_size;
    auto const is_zero = [&](std::size_t b) {
        auto const first = shuffled_.begin() + static_cast<std::ptrdiff_t>(b * plane);
        return std::all_of(first, first + static_cast<std::ptrdiff_t>(plane),
                           [](std::byte byte) { return byte == std::byte{0}; });
    };
    std::size_t planes = value_size;
    while (planes > 1 && is_zero(planes - 1))
        --planes;
    std::size_t const trailing = (value_size - planes) * plane;
    if (trailing == 0) {
        std::size_t const end = deflate_shuffled(bytes.size(), Z_FINISH);
        return {packed_.data(), packed_.data() + end};
    }

    Bytes const& tail = zeros(trailing);
    std::size_t const end = deflate_shuffled(planes * plane, Z_FULL_FLUSH);
    Bytes packed(packed_.data(), packed_.data() + end);
    packed.insert(packed.end(), tail.begin(), tail.end());
    // Adler-32 of zeros after nothing: the low half stays 1, the high half counts them.
    uLong const of_zeros = (static_cast<uLong>(trailing % 65521) << 16) | 1;
    uLong const checksum =
        adler32_combine(stream_->z.adler, of_zeros, static_cast<z_off_t>(trailing));
    for (int shift = 24; shift >= 0; shift -= 8)
        packed.push_back(static_cast<std::byte>((checksum >> shift) & 0xff));
    return packed;
}

} // namespace sim
