#include "analysis/trajectory/kept_years.hpp"

#include <algorithm>

namespace boligsim::analysis {

namespace {

/// Most cells follow each other closely, and most numbers are small: both share a byte, four bits
/// each. Zero says that the number follows at full length.
constexpr unsigned bits = 4;
constexpr std::uint64_t most_in_bits = (1U << bits) - 1;

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
constexpr unsigned group_bits = 7;
constexpr std::uint8_t more = 1U << group_bits;

constexpr std::size_t most_bytes_a_number = 10;

void put(std::uint8_t*& at, std::uint64_t number)
{
    for (; number >= more; number >>= group_bits)
        *at++ = static_cast<std::uint8_t>(number | more);
    *at++ = static_cast<std::uint8_t>(number);
}

std::uint64_t get(std::uint8_t const*& at)
{
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += group_bits) {
        std::uint8_t const byte = *at++;
        number |= static_cast<std::uint64_t>(byte & (more - 1)) << shift;
        if ((byte & more) == 0)
            return number;
    }
}

/// Small where the number is near zero, on either side.
std::uint64_t fold(std::int64_t number)
{
    auto const twice = static_cast<std::uint64_t>(number) << 1;
    return number < 0 ? ~twice : twice;
}

std::int64_t unfold(std::uint64_t folded)
{
    auto const half = static_cast<std::int64_t>(folded >> 1);
    return (folded & 1) != 0 ? ~half : half;
}

/// A place's numbers: how many places on, how many there are, then each number with how many cells
/// on.
void pack_place(std::uint8_t*& at, std::uint32_t places_on, std::span<sim::CubeEntry const> entries)
{
    put(at, places_on);
    put(at, entries.size());
    std::uint32_t next = 0;
    for (sim::CubeEntry const& entry : entries) {
        std::uint64_t const on = entry.cell - next + 1;
        std::uint64_t const short_on = on <= most_in_bits ? on : 0;
        auto const value = static_cast<std::uint64_t>(entry.value);
        std::uint64_t const short_value = value <= most_in_bits ? value : 0;
        *at++ = static_cast<std::uint8_t>(short_on << bits | short_value);
        if (short_on == 0)
            put(at, on);
        if (short_value == 0)
            put(at, fold(entry.value));
        next = entry.cell + 1;
    }
}

void unpack_year(std::uint8_t const* at, std::uint8_t const* end,
                 std::vector<sim::CubeEntry>& entries)
{
    entries.clear();
    std::uint32_t place = 0;
    while (at != end) {
        place += static_cast<std::uint32_t>(get(at));
        std::size_t const first = entries.size();
        entries.resize(first + get(at));
        std::uint32_t next = 0;
        for (std::size_t i = first; i < entries.size(); ++i) {
            std::uint8_t const both = *at++;
            std::uint64_t on = both >> bits;
            if (on == 0)
                on = get(at);
            auto value = static_cast<std::int64_t>(both & most_in_bits);
            if (value == 0)
                value = unfold(get(at));
            next += static_cast<std::uint32_t>(on);
            entries[i] = {place, next - 1, value};
        }
    }
}

} // namespace

bool KeptMemory::take(std::size_t bytes)
{
    std::lock_guard const guard(mutex_);
    if (bytes > free_)
        return false;
    free_ -= bytes;
    return true;
}

void KeptYears::Packer::add(std::span<sim::CubeEntry const> entries)
{
    if (is_too_large())
        return;
    // A byte for both, and up to two numbers at full length; the same once more for each place.
    room_.resize(std::max(room_.size(), entries.size() * (1 + 4 * most_bytes_a_number)));
    std::uint8_t* at = room_.data();
    std::uint32_t last = 0;
    for (std::size_t first = 0; first < entries.size();) {
        std::uint32_t const place = entries[first].place;
        std::size_t end = first + 1;
        while (end < entries.size() && entries[end].place == place)
            ++end;
        pack_place(at, place - last, entries.subspan(first, end - first));
        last = place;
        first = end;
    }
    bytes_.insert(bytes_.end(), room_.data(), at);
    ends_.push_back(bytes_.size());
}

bool KeptYears::visit(Key const& key, sim::YearVisitor const& take) const
{
    Packed const* packed = nullptr;
    {
        std::lock_guard const guard(mutex_);
        auto const found = years_.find(key);
        if (found == years_.end())
            return false;
        packed = &found->second;
    }
    std::vector<sim::CubeEntry> entries;
    std::size_t begin = 0;
    for (std::size_t year = 0; year < packed->ends.size(); ++year) {
        std::uint8_t const* const bytes = packed->bytes.data();
        unpack_year(bytes + begin, bytes + packed->ends[year], entries);
        begin = packed->ends[year];
        take(year, entries);
    }
    return true;
}

bool KeptYears::is_wanted(std::string const& measure) const
{
    std::lock_guard const guard(mutex_);
    return !too_large_.contains(measure);
}

void KeptYears::keep(Key const& key, Packer packed)
{
    std::lock_guard const guard(mutex_);
    if (packed.is_too_large()) {
        too_large_.insert(key.first);
        return;
    }
    packed.bytes_.shrink_to_fit();
    if (!memory_->take(packed.bytes_.size()))
        return;
    years_.try_emplace(key, Packed{std::move(packed.bytes_), std::move(packed.ends_)});
}

} // namespace boligsim::analysis
