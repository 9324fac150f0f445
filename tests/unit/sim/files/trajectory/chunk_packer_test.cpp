#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include <zlib.h>

#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/chunk_packer.hpp"
#include "sim/files/trajectory/chunk_unpacker.hpp"

namespace sim {
namespace {

/// What HDF5's filters do when they read: inflate (which checks the checksum), then unshuffle.
template <class Value>
std::vector<Value> unpack(std::vector<std::byte> const& packed, std::size_t count)
{
    std::vector<unsigned char> shuffled(count * sizeof(Value));
    uLongf size = shuffled.size();
    int const result = uncompress(shuffled.data(), &size,
                                  reinterpret_cast<Bytef const*>(packed.data()), packed.size());
    RC_ASSERT(result == Z_OK);
    RC_ASSERT(size == shuffled.size());
    std::vector<Value> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        unsigned char bytes[sizeof(Value)];
        for (std::size_t b = 0; b < sizeof(Value); ++b)
            bytes[b] = shuffled[b * count + i];
        std::memcpy(&values[i], bytes, sizeof(Value));
    }
    return values;
}

template <class Value> void check(std::vector<Value> const& values)
{
    ChunkPacker packer;
    ChunkUnpacker unpacker;
    for (int again = 0; again < 2; ++again) { // both are used many times
        auto const packed = packer.pack(std::as_bytes(std::span(values)), sizeof(Value));
        RC_ASSERT(unpack<Value>(packed, values.size()) == values);
        std::vector<Value> unpacked(values.size());
        unpacker.unpack(packed, sizeof(Value), std::as_writable_bytes(std::span(unpacked)));
        RC_ASSERT(unpacked == values);
    }
}

/// Lists with long runs of one value, as counts have; `most` bounds the values.
template <class Value> rc::Gen<std::vector<Value>> counts(Value most)
{
    return rc::gen::mapcat(
        rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<int, Value>>>(
            rc::gen::pair(rc::gen::inRange(1, 3000), rc::gen::inRange<Value>(-1, most)))),
        [](std::vector<std::pair<int, Value>> const& runs) {
            std::vector<Value> values;
            for (auto const& [length, value] : runs)
                values.insert(values.end(), static_cast<std::size_t>(length), value);
            return rc::gen::just(values);
        });
}

RC_GTEST_PROP(ChunkPacker, UnpacksToTheSameCounts, ())
{
    check(*counts<std::int32_t>(*rc::gen::element(2, 200, 70'000, 20'000'000)));
}

RC_GTEST_PROP(ChunkPacker, UnpacksToTheSameSums, ())
{
    check(*counts<std::int64_t>(*rc::gen::element<std::int64_t>(2, 1'000'000'000'000)));
}

TEST(ChunkPacker, PacksNothingButZerosIntoLittle)
{
    std::vector<std::int32_t> const zeros(1'000'000, 0);
    ChunkPacker packer;
    EXPECT_LT(packer.pack(std::as_bytes(std::span(zeros)), 4).size(), 5000u);
}

TEST(ChunkUnpacker, RefusesBytesThatAreNotWhatWasPacked)
{
    std::vector<std::int32_t> const values(1000, 7);
    std::vector<std::byte> packed = ChunkPacker().pack(std::as_bytes(std::span(values)), 4);
    ChunkUnpacker unpacker;
    std::vector<std::int32_t> unpacked(values.size());
    auto const unpack_into = [&](std::vector<std::int32_t>& to) {
        unpacker.unpack(packed, 4, std::as_writable_bytes(std::span(to)));
    };
    std::vector<std::int32_t> longer(values.size() + 1);
    std::vector<std::int32_t> shorter(values.size() - 1);
    EXPECT_THROW(unpack_into(longer), RunFailed);
    EXPECT_THROW(unpack_into(shorter), RunFailed);
    unpack_into(unpacked);
    packed.back() ^= std::byte{1}; // of the checksum
    EXPECT_THROW(unpack_into(unpacked), RunFailed);
    packed.clear();
    EXPECT_THROW(unpack_into(unpacked), RunFailed);
}

} // namespace
} // namespace sim
