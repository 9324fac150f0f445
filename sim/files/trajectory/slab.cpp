#include "sim/files/trajectory/slab.hpp"

#include <zlib.h>

#include "sim/core/diagnostics.hpp"

namespace sim {

namespace {

std::vector<std::byte> shuffle(std::span<std::byte const> bytes, std::size_t value_size)
{
    std::size_t const values = bytes.size() / value_size;
    std::vector<std::byte> shuffled(bytes.size());
    for (std::size_t b = 0; b < value_size; ++b) {
        std::byte* const out = shuffled.data() + b * values;
        std::byte const* const in = bytes.data() + b;
        for (std::size_t i = 0; i < values; ++i)
            out[i] = in[i * value_size];
    }
    return shuffled;
}

} // namespace

std::vector<std::byte> shuffle_and_deflate(std::span<std::byte const> bytes, std::size_t value_size)
{
    std::vector<std::byte> shuffled = shuffle(bytes, value_size);
    constexpr int window_bits = 15;
    constexpr int memory_level = 8;
    z_stream stream{};
    if (deflateInit2(&stream, static_cast<int>(deflate_level), Z_DEFLATED, window_bits,
                     memory_level, Z_RLE) != Z_OK)
        throw RunFailed("could not compress results (out of memory)");
    std::vector<std::byte> packed(deflateBound(&stream, static_cast<uLong>(shuffled.size())));
    stream.next_in = reinterpret_cast<Bytef*>(shuffled.data());
    stream.avail_in = static_cast<uInt>(shuffled.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    int const result = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END)
        throw RunFailed("could not compress results (zlib failed)");
    return packed;
}

} // namespace sim
