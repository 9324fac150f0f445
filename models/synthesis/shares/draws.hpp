#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "models/process/decisions.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

/// Random numbers of making the world, at addresses from `decide_synthesis` on. Blocks of four.
enum SynthesisBlock : unsigned {
    block_person = decide_synthesis / 4, ///< see PersonDraw
    block_household,                     ///< see HouseholdDraw
    block_household_2,                   ///< see HouseholdDraw
    block_families,                      ///< sequence: couples and children of a block
    block_homes,                         ///< sequence: who lives in which dwelling
    block_places,                        ///< sequence: departments
    block_queue,                         ///< sequence: who waits in a market
    block_margins,                       ///< sequence: who lives in the user's own departments
};

/// Lanes of `block_person`.
enum PersonDraw : std::size_t { person_birth_month, person_standing, person_labour, person_since };

/// Lanes of `block_household`.
enum HouseholdDraw : std::size_t {
    household_public,
    household_segment,
    household_sort,
    household_rooms
};

/// Lanes of `block_household_2`.
enum HouseholdDraw2 : std::size_t { household_duration, household_queue };

constexpr double as_uniform(std::uint32_t word)
{
    return (word + 0.5) * 0x1p-32;
}

/// A standard normal number within +-3.46 from one word: the sum of its four bytes (Irwin-Hall, 4
/// terms), standardised.
constexpr double as_normal(std::uint32_t word)
{
    std::uint32_t const sum =
        (word & 0xff) + (word >> 8 & 0xff) + (word >> 16 & 0xff) + (word >> 24);
    // Variance of a uniform byte: (256^2 - 1) / 12.
    constexpr double spread = 147.80054127098055; // sqrt(4 * 65535 / 12)
    return (static_cast<double>(sum) - 4 * 127.5) / spread;
}

/// Words one after another, for work done in a fixed order: (key, month, block; draw 0, 1, 2, ...).
class Sequence {
public:
    Sequence(sim::Streams const& streams, sim::AgentKey key, sim::Month month, unsigned block)
        : streams_(streams), key_(key), month_(month), block_(block)
    {
    }

    std::uint32_t word()
    {
        if (lane_ == 4) {
            words_ = streams_.block(key_, month_, block_, draw_++);
            lane_ = 0;
        }
        return words_[lane_++];
    }
    double uniform() { return as_uniform(word()); }
    double normal() { return as_normal(word()); }

    /// A whole number below `n`.
    std::size_t below(std::size_t n)
    {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(word()) * n) >> 32);
    }

    template <class T> void shuffle(std::vector<T>& items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

private:
    sim::Streams const& streams_;
    sim::AgentKey key_;
    sim::Month month_;
    unsigned block_;
    std::uint32_t draw_ = 0;
    std::size_t lane_ = 4;
    std::array<std::uint32_t, 4> words_{};
};

} // namespace boligsim
