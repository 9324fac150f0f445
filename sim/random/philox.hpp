#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/core/time.hpp"

namespace sim {

/// Who draws: a person's or a household's key, the same in every scenario.
using AgentKey = std::uint64_t;

/// Common random numbers: each 32-bit word belongs to (seed, replicate; agent, month, decision,
/// draw number), not to a place in a stream. There is no state.
///
/// The generator is Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy
/// as 1, 2, 3", SC 2011). Counter words: key low, key high, month << 16 | block, draw number. Four
/// neighbouring decisions share a block: decision d is lane d % 4 of block d / 4.
class Streams {
public:
    Streams(std::uint32_t seed, std::uint32_t replicate) : seed_(seed), replicate_(replicate) {}

    /// One 32-bit word.
    std::uint32_t word(AgentKey agent, Month month, unsigned decision,
                       std::uint32_t draw = 0) const;

    /// A number in [0, 1), multiples of 2^-32.
    double uniform(AgentKey agent, Month month, unsigned decision, std::uint32_t draw = 0) const
    {
        return word(agent, month, decision, draw) * 0x1p-32;
    }

    /// All four words of a block: the decisions 4 * block + 0, 1, 2, 3.
    std::array<std::uint32_t, 4> block(AgentKey agent, Month month, unsigned block,
                                       std::uint32_t draw = 0) const;

    /// The blocks of many agents at once: lane l of agent i to lanes[l][i]. The same words as
    /// `block`, several times faster.
    void fill(std::span<AgentKey const> agents, Month month, unsigned block,
              std::array<std::uint32_t*, 4> lanes) const;

    std::uint32_t seed() const { return seed_; }
    std::uint32_t replicate() const { return replicate_; }

private:
    std::uint32_t seed_;
    std::uint32_t replicate_;
};

/// The word below which a draw counts as "yes" for a probability p: yes if word < threshold.
/// Exact to 2^-32; a probability of 1 gives a miss once in 4 billion draws.
constexpr std::uint32_t threshold(double p)
{
    if (!(p > 0))
        return 0;
    double const scaled = p * 0x1p32;
    return scaled >= 0x1p32 - 1 ? 0xffffffffu : static_cast<std::uint32_t>(scaled);
}

/// A key for a new agent, made from its parent's or place's key and a number of its own
/// (splitmix64's finaliser, Steele, Lea and Flood 2014).
constexpr AgentKey derive_key(AgentKey parent, std::uint64_t number)
{
    std::uint64_t z = parent + 0x9e3779b97f4a7c15ull * (number + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

/// A key from a name: FNV-1a (Fowler, Noll and Vo), 64 bits.
constexpr AgentKey name_key(std::string_view name)
{
    AgentKey key = 0xcbf29ce484222325ull;
    for (char const c : name)
        key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return key;
}

} // namespace sim
