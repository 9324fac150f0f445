#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/files/trajectory/trajectory_reader.hpp"

namespace boligsim::analysis {

/// What the commands allow: enough for all that a report of the main study reads twice or more.
constexpr std::size_t most_kept_bytes = 128 << 20;
/// Of one replicate of a measure. The largest measures would take the room of many that are asked for
/// more often.
constexpr std::size_t most_bytes_a_piece = 512 << 10;

/// The memory in which files keep what was read of them, shared by the files of one command. Calls may
/// come from several threads.
class KeptMemory {
public:
    explicit KeptMemory(std::size_t most_bytes) : free_(most_bytes) {}

    /// Takes bytes where so many are left.
    bool take(std::size_t bytes);

private:
    std::mutex mutex_;
    std::size_t free_;
};

/// Years of measures as they were read once, packed to some one and a half bytes a number, so that
/// whoever asks again need not unpack the file again. Calls may come from several threads.
class KeptYears {
public:
    explicit KeptYears(std::shared_ptr<KeptMemory> memory) : memory_(std::move(memory)) {}

    using Key = std::pair<std::string, std::size_t>; ///< measure as the file names it, replicate

    /// Hands on the years of a measure's replicate; false where they are not kept.
    bool visit(Key const& key, sim::YearVisitor const& take) const;

    /// Packs the years of a measure's replicate while they are read.
    class Packer {
    public:
        void add(std::span<sim::CubeEntry const> entries);

    private:
        friend class KeptYears;
        bool is_too_large() const { return bytes_.size() > most_bytes_a_piece; }

        std::vector<std::uint8_t> bytes_;
        std::vector<std::size_t> ends_;  ///< of each year
        std::vector<std::uint8_t> room_; ///< for a year; kept from call to call
    };
    /// Whether a measure is worth packing: no replicate of it was too large before.
    bool is_wanted(std::string const& measure) const;
    /// Keeps the years as far as the memory goes, unless they are too large.
    void keep(Key const& key, Packer packed);

private:
    struct Packed {
        std::vector<std::uint8_t> bytes;
        std::vector<std::size_t> ends;
    };

    std::shared_ptr<KeptMemory> memory_;
    mutable std::mutex mutex_;
    std::map<Key, Packed> years_; ///< never taken out again
    std::set<std::string> too_large_;
};

} // namespace boligsim::analysis
