#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sim {

/// Philox4x32-10 blocks of many agents at once, in columns.
struct PhiloxColumns {
    std::span<std::uint64_t const> agents; ///< counter words 0 and 1 of each
    std::uint32_t counter_2;               ///< the same for all; counter word 3 is 0
    std::array<std::uint32_t, 2> key;
    std::array<std::uint32_t*, 4> words; ///< word l of agent i goes to words[l][i]
};

/// Ways to make them. All give the words that Random123 gives; the wider the processor's vectors,
/// the faster (3.8, 2.5 and 1.3 nanoseconds an agent on one machine).
enum class PhiloxWay : std::uint8_t { plain, avx2, avx512 };

/// Whether this processor, and this build, can go that way.
bool can_run(PhiloxWay way);

/// The fastest that can be run.
PhiloxWay fastest_philox_way();

/// Makes the blocks that way, which must be one that can be run.
void fill_columns(PhiloxColumns const& columns, PhiloxWay way);

} // namespace sim
