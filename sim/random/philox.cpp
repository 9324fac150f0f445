#include "sim/random/philox.hpp"

#include <cassert>

#include <Random123/philox.h>

#include "sim/core/processor_clones.hpp"

namespace sim {

namespace {

constexpr std::uint32_t multiplier_0 = 0xD2511F53u;
constexpr std::uint32_t multiplier_1 = 0xCD9E8D57u;
constexpr std::uint32_t weyl_0 = 0x9E3779B9u;
constexpr std::uint32_t weyl_1 = 0xBB67AE85u;

std::uint32_t month_word(Month month, unsigned block)
{
    assert(block < 0x10000u);
    return static_cast<std::uint32_t>(month.count()) << 16 | block;
}

/// Philox4x32-10 over columns. Plain loops over short arrays, so that compilers turn them into
/// vector instructions; Random123 gives the same words one counter at a time (tests compare them).
constexpr std::size_t width = 64;

BOLIGSIM_PROCESSOR_CLONES void philox_columns(AgentKey const* agents, std::size_t count,
                                              std::uint32_t word_2, std::uint32_t seed,
                                              std::uint32_t replicate, std::uint32_t* out_0,
                                              std::uint32_t* out_1, std::uint32_t* out_2,
                                              std::uint32_t* out_3)
{
    for (std::size_t start = 0; start < count; start += width) {
        std::size_t const n = count - start < width ? count - start : width;
        std::uint32_t c0[width] = {};
        std::uint32_t c1[width] = {};
        std::uint32_t c2[width];
        std::uint32_t c3[width];
        for (std::size_t i = 0; i < n; ++i) {
            c0[i] = static_cast<std::uint32_t>(agents[start + i]);
            c1[i] = static_cast<std::uint32_t>(agents[start + i] >> 32);
        }
        for (std::size_t i = 0; i < width; ++i) {
            c2[i] = word_2;
            c3[i] = 0;
        }
        std::uint32_t k0 = seed;
        std::uint32_t k1 = replicate;
        for (int round = 0; round < 10; ++round) {
            for (std::size_t i = 0; i < width; ++i) {
                std::uint64_t const p0 = std::uint64_t{multiplier_0} * c0[i];
                std::uint64_t const p1 = std::uint64_t{multiplier_1} * c2[i];
                std::uint32_t const n0 = static_cast<std::uint32_t>(p1 >> 32) ^ c1[i] ^ k0;
                std::uint32_t const n2 = static_cast<std::uint32_t>(p0 >> 32) ^ c3[i] ^ k1;
                c1[i] = static_cast<std::uint32_t>(p1);
                c3[i] = static_cast<std::uint32_t>(p0);
                c0[i] = n0;
                c2[i] = n2;
            }
            k0 += weyl_0;
            k1 += weyl_1;
        }
        for (std::size_t i = 0; i < n; ++i) {
            out_0[start + i] = c0[i];
            out_1[start + i] = c1[i];
            out_2[start + i] = c2[i];
            out_3[start + i] = c3[i];
        }
    }
}

} // namespace

std::array<std::uint32_t, 4> Streams::block(AgentKey agent, Month month, unsigned block,
                                            std::uint32_t draw) const
{
    r123::Philox4x32 generator;
    r123::Philox4x32::ctr_type const counter = {{static_cast<std::uint32_t>(agent),
                                                 static_cast<std::uint32_t>(agent >> 32),
                                                 month_word(month, block), draw}};
    r123::Philox4x32::key_type const key = {{seed_, replicate_}};
    r123::Philox4x32::ctr_type const words = generator(counter, key);
    return {words[0], words[1], words[2], words[3]};
}

std::uint32_t Streams::word(AgentKey agent, Month month, unsigned decision,
                            std::uint32_t draw) const
{
    return block(agent, month, decision / 4, draw)[decision % 4];
}

void Streams::fill(std::span<AgentKey const> agents, Month month, unsigned block,
                   std::array<std::uint32_t*, 4> lanes) const
{
    philox_columns(agents.data(), agents.size(), month_word(month, block), seed_, replicate_,
                   lanes[0], lanes[1], lanes[2], lanes[3]);
}

} // namespace sim
